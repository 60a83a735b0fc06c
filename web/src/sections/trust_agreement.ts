// Do other makings give the same segments? Bars of the adjusted Rand index.
import { errorBar, stroke, type CustomApi } from "../custom";
import { list, type AgreementRow, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { cell, textOf, valueOf } from "../shown";
import { words } from "../table";
import { clean } from "../text";
import { pageFont } from "./choice_marks";

interface Row {
  from: AgreementRow;
  name: string;
  mean: number;
  deviation: number | null;
  target: number | null;
}

function rowsOf(data: Report): Row[] {
  return list(data.trust?.agreement_rows).flatMap((from) => {
    const mean = valueOf(from?.mean);
    return mean === null ? [] : [{ from, name: clean(from.name, 80) || clean(from.group, 80), mean, deviation: valueOf(from.deviation), target: valueOf(from.asked) }];
  });
}

// Over the bars: deviation as a whisker, the figure, and what the gate asks for as a dashed stroke.
function overlay(rows: Row[], colour: { line: string; target: string; reruns: string }) {
  return {
    type: "custom",
    silent: true,
    z: 5,
    encode: { x: 0, y: 1 },
    data: rows.map((row, at) => [row.mean, at]),
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const row = rows[item.dataIndex];
      if (!row) return null;
      const half = api.size([0, 1])[1] / 2;
      const at = (value: number): [number, number] => api.coord([value, item.dataIndex]);
      const children: object[] = [];
      const [, y] = at(row.mean);
      if (exists(row.deviation) && row.deviation > 0)
        children.push(...errorBar(at(row.mean - row.deviation), at(Math.min(1, row.mean + row.deviation)), colour.line));
      if (row.target !== null) {
        const x = at(row.target)[0];
        children.push(stroke(x, y - half + 2, x, y + half - 2, { stroke: colour.target, lineWidth: 2, lineDash: [4, 3] }));
      }
      const end = Math.max(at(0)[0], at(exists(row.deviation) ? Math.min(1, row.mean + row.deviation) : row.mean)[0]);
      children.push({ type: "text", x: end + 8, y, style: { text: textOf(row.from.mean), fill: colour.line, fontSize: 12, fontFamily: pageFont(), verticalAlign: "middle" } });
      if (valueOf(row.from.reruns) !== null)
        children.push({ type: "text", x: end + 40, y, style: { text: textOf(row.from.reruns), fill: colour.reruns, fontSize: 11, fontFamily: pageFont(), verticalAlign: "middle" } });
      return { type: "group", children };
    },
  };
}

function optionOf(rows: Row[], { colours: c, narrow }: Drawing) {
  const labelWidth = narrow ? 128 : 300;
  return {
    grid: { left: labelWidth, right: 84, top: 4, bottom: 46 },
    xAxis: {
      ...axisStyle(c), type: "value", min: Math.min(0, ...rows.map((row) => row.mean)), max: 1, name: "agreement (adjusted Rand index)", nameLocation: "middle", nameGap: 28,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: rows.map((row) => row.name),
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const row = rows[item.dataIndex];
        if (!row) return "";
        const line = (name: string, shown: AgreementRow["mean"]): [string, string][] => (valueOf(shown) === null ? [] : [[name, textOf(shown)]]);
        const { mean, deviation, least, asked, reruns } = row.from;
        return tip(row.name, [
          ...line("agreement", mean), ...line("standard deviation", deviation), ...line("least", least), ...line("asked for", asked), ...line("reruns", reruns),
        ]);
      },
    },
    series: [
      {
        type: "bar", barWidth: "56%", data: rows.map((row) => ({ value: row.mean, itemStyle: { color: row.from.caution ? c.unsure : c.pale, borderRadius: [0, 3, 3, 0] } })), emphasis: { disabled: true },
      },
      overlay(rows, { line: c.ink, target: c.accent, reruns: c.soft }),
    ],
  };
}

export function agreements(data: Report): HTMLElement | null {
  const rows = rowsOf(data);
  if (rows.length === 0) return null;
  return figure(() => ({
    id: "agreements",
    title: clean(data.trust?.agreements, 200) || "Do other makings give the same segments?",
    note: clean(data.trust?.agreements_note, 900),
    summary: clean(data.trust?.agreements_summary, 1500),
    height: (width) => rows.length * (width < 560 ? 48 : 36) + 56,
    table: {
      caption: "Agreement with segments that were made otherwise",
      columns: [{ heading: "What was changed", words: true }, { heading: "Kind", words: true }, { heading: "Mean" }, { heading: "Deviation" }, { heading: "Least" }, { heading: "Reruns" }, { heading: "Asked for" }],
      rows: rows.map(({ name, from }) => [
        words(name), words(clean(from.group, 80)), ...[from.mean, from.deviation, from.least, from.reruns, from.asked].map((one) => cell(one)),
      ]),
    },
    option: (drawing) => optionOf(rows, drawing),
  })).element;
}
