// Do other makings give the same segments? Bars of the adjusted Rand index.
import { errorBar, stroke, type CustomApi } from "../custom";
import { list, type Agreement, type Num, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { decimal, exists, whole } from "../numbers";
import { figure as number, words } from "../table";
import { clean, isolated } from "../text";
import { pageFont } from "./choice_marks";
import { targetOf } from "./choice_fit";

interface Row {
  name: string;
  group: string;
  mean: number;
  deviation: Num;
  least: Num;
  reruns: Num;
  target: number | null;
}

function rowsOf(data: Report): Row[] {
  const agreement = data.certificate?.agreement;
  const row = (from: Agreement | null | undefined, group: string, target: number | null): Row[] =>
    from && exists(from.mean)
      ? [{ name: clean(from.what, 80) || group, group, mean: from.mean, deviation: from.deviation, least: from.least, reruns: from.reruns, target }]
      : [];
  const ward = agreement?.algorithm;
  return [
    ...row(agreement?.sampling, "Other customers", targetOf(data, "bootstrap_agreement")),
    ...row(agreement?.sampling_attributes, "Other customers", null),
    ...row(agreement?.encoder, "Other encoders", targetOf(data, "encoder_agreement")),
    ...list(agreement?.cleaning).flatMap((entry) => row(entry, "Other cleaning", null)),
    ...(exists(ward) ? [{ name: "Ward's tree instead of k-means", group: "Other method", mean: ward, deviation: null, least: null, reruns: null, target: null }] : []),
  ];
}

// Over the bars: deviation as a whisker, the figure, and what the gate asks for as a dashed stroke.
function overlay(rows: Row[], colour: { line: string; target: string }) {
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
      children.push({ type: "text", x: end + 8, y, style: { text: decimal(row.mean, 2), fill: colour.line, fontSize: 12, fontFamily: pageFont(), verticalAlign: "middle" } });
      return { type: "group", children };
    },
  };
}

const plain = (name: string): string => name.replace(/^tails: /, "heavy tails: ");

function optionOf(rows: Row[], { colours: c, narrow }: Drawing) {
  const labelWidth = narrow ? 128 : 300;
  return {
    grid: { left: labelWidth, right: 44, top: 4, bottom: 46 },
    xAxis: {
      ...axisStyle(c), type: "value", min: Math.min(0, ...rows.map((row) => row.mean)), max: 1, name: "agreement (adjusted Rand index)", nameLocation: "middle", nameGap: 28,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => decimal(v, 1) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: rows.map((row) => plain(row.name)),
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const row = rows[item.dataIndex];
        if (!row) return "";
        const spread: [string, string][] = exists(row.deviation) && (row.reruns ?? 0) > 1 ? [["standard deviation", decimal(row.deviation)]] : [];
        const least: [string, string][] = exists(row.least) && (row.reruns ?? 0) > 1 ? [["least", decimal(row.least)]] : [];
        const asked: [string, string][] = row.target === null ? [] : [["asked for", decimal(row.target, 2)]];
        return tip(row.name, [["agreement", decimal(row.mean)], ...spread, ...least, ...asked, ["reruns", whole(row.reruns)]]);
      },
    },
    series: [
      {
        type: "bar", barWidth: "56%", data: rows.map((row) => row.mean), itemStyle: { color: c.pale, borderRadius: [0, 3, 3, 0] }, emphasis: { disabled: true },
      },
      overlay(rows, { line: c.ink, target: c.accent }),
    ],
  };
}

function titleOf(rows: Row[]): string {
  const weakest = [...rows].sort((a, b) => a.mean - b.mean)[0];
  if (!weakest) return "";
  return weakest.mean >= 0.8
    ? "However they are made, the segments come back"
    : `The segments depend most on this choice: ${isolated(weakest.name)} (agreement ${decimal(weakest.mean, 2)})`;
}

export function agreements(data: Report): HTMLElement | null {
  const rows = rowsOf(data);
  if (rows.length === 0) return null;
  const targets = rows.some((row) => row.target !== null) ? " Dashed: what the test asks for; other cleaning is another question rather than an error, so nothing is asked of it." : "";
  return figure(() => ({
    title: titleOf(rows),
    note: `Everything is made again with one thing changed, and the new segments are compared with these: 1 is the same segments, 0 as alike as by chance (adjusted Rand index). Whisker: standard deviation over reruns.${targets}`,
    summary: rows.map((row) => `${row.group}, ${row.name}: ${decimal(row.mean, 2)}`).join("; ") + ".",
    height: (width) => rows.length * (width < 560 ? 48 : 36) + 56,
    table: {
      caption: "Agreement with segments that were made otherwise",
      columns: [{ heading: "What was changed", words: true }, { heading: "Kind", words: true }, { heading: "Mean" }, { heading: "Deviation" }, { heading: "Least" }, { heading: "Reruns" }, { heading: "Asked for" }],
      rows: rows.map((row) => [
        words(row.name), words(row.group), number(row.mean, decimal(row.mean)), number(row.deviation, decimal(row.deviation)),
        number(row.least, decimal(row.least)), number(row.reruns, whole(row.reruns)), number(row.target, decimal(row.target, 2)),
      ]),
    },
    option: (drawing) => optionOf(rows, drawing),
  })).element;
}
