// How well each segment comes back when customers are drawn anew.
import { list, type Num, type Report, type Segment } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { decimal, exists } from "../numbers";
import { named, numbered } from "../segments";
import { select, strength } from "../selection";
import { figure as number, words } from "../table";
import { isolated } from "../text";

const unreliable = 0.6;
const veryStable = 0.85;

const grade = (value: number): string =>
  value < unreliable ? "not to be relied on" : value < veryStable ? "comes back in the main" : "very stable";

function optionOf(segments: Segment[], values: Num[], { colours: c, narrow }: Drawing) {
  const labelWidth = narrow ? 118 : 210;
  return {
    grid: { left: labelWidth, right: 40, top: 22, bottom: 46 },
    xAxis: {
      ...axisStyle(c), type: "value", min: 0, max: 1, name: "customers in common (Jaccard)", nameLocation: "middle", nameGap: 28,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => decimal(v, 1) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: segments.map((segment) => numbered(segment)),
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const [segment, value] = [segments[item.dataIndex], values[item.dataIndex]];
        return segment && exists(value) ? tip(numbered(segment), [["in common", decimal(value)], ["that is", grade(value)]]) : "";
      },
    },
    series: [
      {
        type: "bar",
        barWidth: "60%",
        data: values.map((value, slot) => ({
          value: exists(value) ? value : "-",
          itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.2), borderRadius: [0, 3, 3, 0] },
        })),
        label: { show: true, position: "right", color: c.ink, fontSize: 12, formatter: (item: { value: number }) => decimal(item.value, 2) },
        emphasis: { disabled: true },
        markLine: {
          silent: true, symbol: "none", lineStyle: { color: c.ink, type: "dashed", width: 1 },
          label: { show: true, position: "start", color: c.soft, fontSize: 11, formatter: (item: { value: number }) => decimal(item.value, 2) },
          data: [{ xAxis: unreliable }, { xAxis: veryStable }],
        },
      },
    ],
  };
}

export function jaccard(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const values = list(data.certificate?.agreement?.sampling?.jaccard);
  if (segments.length === 0 || values.length !== segments.length || !values.some(exists)) return null;
  const known = values.filter(exists);
  const weakest = segments[values.indexOf(Math.min(...known))];
  return figure(() => ({
    title: known.every((value) => value >= veryStable)
      ? "Every segment is very stable when customers are drawn anew"
      : `The least stable segment when customers are drawn anew: ${weakest ? isolated(numbered(weakest)) : ""}, ${decimal(Math.min(...known), 2)}`,
    note: "Share of customers that a segment and its match among redrawn customers have in common (Jaccard). Under 0.6 do not rely on the segment, from 0.85 on it is very stable.",
    summary: `Jaccard coefficients: ${segments.map((segment, slot) => `${numbered(segment)} ${decimal(values[slot], 2)}`).join("; ")}.`,
    height: (width) => segments.length * (width < 560 ? 46 : 34) + 76,
    onClick: (event) => event.dataIndex !== undefined && select(event.dataIndex),
    table: {
      caption: "Stability of each segment",
      columns: [{ heading: "Segment", words: true }, { heading: "Jaccard" }, { heading: "That is", words: true }],
      rows: segments.map((segment, slot) => {
        const value = values[slot];
        return [{ shown: named(segment, slot), raw: numbered(segment) }, number(value, decimal(value)), words(exists(value) ? grade(value) : "–")];
      }),
    },
    option: (drawing) => optionOf(segments, values, drawing),
  })).element;
}
