// How well each segment comes back when customers are drawn anew.
import { list, type Report, type Segment, type Shown } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { tick } from "../numbers";
import { named, numbered } from "../segments";
import { select, strength } from "../selection";
import { cell, textOf, valueOf } from "../shown";
import { words } from "../table";
import { clean } from "../text";

interface Stability {
  segments: Segment[];
  values: Shown[];
  grades: string[];
  marks: Shown[];
}

function optionOf({ segments, values, grades, marks }: Stability, { colours: c, narrow }: Drawing) {
  const labelWidth = narrow ? 118 : 210;
  return {
    grid: { left: labelWidth, right: 40, top: 22, bottom: 46 },
    xAxis: {
      ...axisStyle(c), type: "value", min: 0, max: 1, name: "customers in common (Jaccard)", nameLocation: "middle", nameGap: 28,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: segments.map((segment) => numbered(segment)),
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const [segment, value] = [segments[item.dataIndex], values[item.dataIndex]];
        return segment && value ? tip(numbered(segment), [["in common", textOf(value)], ["that is", grades[item.dataIndex] ?? ""]]) : "";
      },
    },
    series: [
      {
        type: "bar",
        barWidth: "60%",
        data: values.map((value, slot) => ({
          value: valueOf(value) ?? "-",
          itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.2), borderRadius: [0, 3, 3, 0] },
        })),
        label: { show: true, position: "right", color: c.ink, fontSize: 12, formatter: (item: { dataIndex: number }) => textOf(values[item.dataIndex]) },
        emphasis: { disabled: true },
        markLine: {
          silent: true, symbol: "none", lineStyle: { color: c.ink, type: "dashed", width: 1 },
          label: { show: true, position: "start", color: c.soft, fontSize: 11, formatter: (item: { dataIndex: number }) => textOf(marks[item.dataIndex]) },
          data: marks.map((one) => ({ xAxis: valueOf(one) ?? 0 })),
        },
      },
    ],
  };
}

export function jaccard(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const values = list(data.certificate?.agreement?.sampling?.jaccard);
  if (segments.length === 0 || values.length !== segments.length || !values.some((value) => valueOf(value) !== null)) return null;
  const grades = list(data.trust?.stability_grades).map((grade) => clean(grade, 60));
  const stability = { segments, values, grades, marks: list(data.trust?.stability_marks) };
  return figure(() => ({
    id: "stability",
    title: clean(data.trust?.stability, 200) || "How well each segment comes back",
    note: clean(data.trust?.stability_note, 400),
    summary: clean(data.trust?.stability_summary, 1500),
    height: (width) => segments.length * (width < 560 ? 46 : 34) + 76,
    onClick: (event) => event.dataIndex !== undefined && select(event.dataIndex),
    table: {
      caption: "Stability of each segment",
      columns: [{ heading: "Segment", words: true }, { heading: "Jaccard" }, { heading: "That is", words: true }],
      rows: segments.map((segment, slot) => [{ shown: named(segment, slot), raw: numbered(segment) }, cell(values[slot]), words(grades[slot] || "–")]),
    },
    option: (drawing) => optionOf(stability, drawing),
  })).element;
}
