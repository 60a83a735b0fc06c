// Which attributes go together: a heat map in a fixed scale.
import { h, type Content } from "../dom";
import type { Num, Report } from "../data";
import type { EChartsCoreOption } from "../echarts";
import type { Correlation } from "../fact_types";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { exists } from "../numbers";
import { figure as number, words, type Table } from "../table";
import { clean } from "../text";
import { pairView, type PairView } from "./data_pair";

interface Matrix {
  names: string[];
  labels: string[];
  owners: string[];
  values: Num[][];
  texts: string[][];
}

function matrixOf(given: Correlation): Matrix {
  const labels = given.names.map((name, at) => clean(given.labels[at], 60) || clean(name, 60) || "(no name)");
  return { names: given.names, labels, owners: given.owners, values: given.values, texts: given.texts };
}

const tableOf = ({ labels, values, texts }: Matrix): Table => ({
  caption: "Correlations",
  columns: [{ heading: "Attribute", words: true }, ...labels.map((label) => ({ heading: label }))],
  rows: values.map((row, at) => [words(labels[at] ?? ""), ...row.map((value, b) => number(value, texts[at]?.[b] ?? ""))]),
});

function heatOption({ names, labels, values, texts }: Matrix, tight: boolean, { colours: c, narrow, width }: Drawing): EChartsCoreOption {
  const left = narrow ? 138 : Math.min(240, width * 0.36);
  const letters = Math.floor((left - 20) / (narrow ? 5.8 : 6.5)) * (tight ? 1 : 2); // of a label in one line, or two
  const cell = (width - left - 4) / Math.max(1, names.length);
  return {
    grid: { left, right: 4, top: 24, bottom: 6 },
    xAxis: {
      ...axisStyle(c), type: "category", position: "top", data: labels.map((_, at) => String(at + 1)), axisLine: { show: false },
      axisLabel: { color: c.soft, fontSize: cell < 16 ? 9 : 11.5, interval: cell < 13 ? 1 : 0, margin: 6 },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: labels.map((label, at) => `${at + 1}  ${clean(label, letters)}`), axisLine: { show: false },
      axisLabel: {
        color: c.ink, fontSize: narrow ? 10.5 : tight ? 11 : 12, interval: 0, width: left - 10, lineHeight: 11.5, margin: 6,
        overflow: tight ? "truncate" : "break",
      },
    },
    tooltip: {
      formatter: (item: { value: [number, number, number | string] }) => {
        const [b, a] = item.value;
        return tip(labels[a] ?? "", [[labels[b] ?? "", texts[a]?.[b] ?? "–"]]);
      },
    },
    series: [
      {
        type: "heatmap",
        data: values.flatMap((row, a) =>
          row.map((value, b) => ({
            value: [b, a, exists(value) ? value : "-"],
            itemStyle: { color: a === b || !exists(value) ? c.band : c.diverging(value), borderColor: c.card, borderWidth: cell < 14 ? 1 : 1.5, borderRadius: cell < 14 ? 1 : 3 },
            label: { color: exists(value) ? c.onDiverging(value) : c.soft },
          })),
        ),
        label: {
          show: cell > 34, fontSize: 11,
          formatter: ({ value: [b, a, value] }: { value: [number, number, number | string] }) => (a === b || typeof value !== "number" ? "" : (texts[a]?.[b] ?? "")),
        },
        emphasis: { disabled: true },
      },
    ],
  };
}

function heatMap(given: Correlation, pair: PairView | null): HTMLElement {
  const matrix = matrixOf(given);
  const { names, owners } = matrix;
  const title = clean(given.title, 200);
  const tight = names.length > 24;
  const rowHeight = tight ? 20 : 28;
  return figure(() => ({
    id: "correlations",
    title,
    note: [clean(given.note, 900), pair ? "Click a cell for that pair." : ""].join(" ").trim(),
    summary: clean(given.summary, 400),
    height: names.length * rowHeight + 34,
    table: tableOf(matrix),
    onClick: (event) => {
      if (!pair || !Array.isArray(event.value)) return;
      const [a, b] = [owners[Number(event.value[0])], owners[Number(event.value[1])]];
      if (a !== undefined && b !== undefined && a !== b) pair.show(a, b);
    },
    option: (drawing) => heatOption(matrix, tight, drawing),
  })).element;
}

export function correlations(data: Report): Content {
  const given = data.correlation;
  const pair = pairView(data);
  const map = given && given.names.length > 1 ? heatMap(given, pair) : null;
  if (!map && !pair) return null;
  return h("div", { class: map && pair && (given?.names.length ?? 0) <= 24 ? "grid together" : "stacked" }, map, pair?.element);
}
