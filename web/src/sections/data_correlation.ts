// Which attributes go together: a heat map in a fixed scale.
import { h, type Content } from "../dom";
import { list, type Num, type Report } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { decimal, exists, signed } from "../numbers";
import { figure as number, words, type Table } from "../table";
import { clean, isolated, opened } from "../text";
import { pairView, type PairView } from "./data_pair";

const most = 40;

interface Matrix {
  names: string[];
  labels: string[];
  values: Num[][];
  prepared: boolean;
  /** How many there were before the weakest were left out. */
  all: number;
}

// Rank correlations of the pairs, where the object holds no matrix.
function ofPairs(data: Report): Matrix {
  const pairs = list(data.pairs).filter((pair) => pair.spearman.value !== null);
  const there = list(data.attributes).filter((a) => pairs.some((pair) => pair.first === a.name || pair.second === a.name));
  const names = there.map((attribute) => attribute.name ?? "");
  const at = new Map(names.map((name, index) => [name, index]));
  const values: Num[][] = names.map((_, row) => names.map((_, column) => (row === column ? 1 : null)));
  for (const pair of pairs) {
    const [a, b] = [at.get(pair.first ?? ""), at.get(pair.second ?? "")];
    if (a === undefined || b === undefined) continue;
    (values[a] as Num[])[b] = pair.spearman.value;
    (values[b] as Num[])[a] = pair.spearman.value;
  }
  return { names, labels: there.map((attribute) => clean(attribute.label, 60) || clean(attribute.name, 60)), values, prepared: false, all: names.length };
}

function matrixOf(data: Report): Matrix {
  const given = data.correlation;
  const values = list(given?.values);
  const names = list(given?.names);
  if (names.length < 2 || values.length !== names.length) return ofPairs(data);
  const labels = names.map((name, at) => clean(list(given?.labels)[at], 60) || clean(name, 60) || "(no name)");
  return { names, labels, values, prepared: list(data.segments).length > 0, all: names.length };
}

// Too many to be read: those that have the strongest correlation with any other, in the same order.
function strongest(matrix: Matrix): Matrix {
  if (matrix.names.length <= most) return matrix;
  const peak = matrix.values.map((row, at) => Math.max(0, ...row.map((value, other) => (other === at || !exists(value) ? 0 : Math.abs(value)))));
  const kept = peak.map((_, at) => at).sort((a, b) => (peak[b] ?? 0) - (peak[a] ?? 0)).slice(0, most).sort((a, b) => a - b);
  const of = <T>(from: T[]): T[] => kept.map((at) => from[at] as T);
  return { ...matrix, names: of(matrix.names), labels: of(matrix.labels), values: of(matrix.values).map((row) => of(row)) };
}

/** The column that each entry of the matrix was made of: a category's levels are of one. */
function ownersOf(data: Report): Map<string, string> {
  const owners = new Map<string, string>();
  for (const attribute of list(data.attributes))
    for (const part of list(attribute.preparation?.parts)) owners.set(part.name ?? "", attribute.name ?? "");
  return owners;
}

// Levels of one category exclude each other; that says nothing.
function strongestPair({ names, labels, values }: Matrix, owner: (name: string) => string): { value: number; first: string; second: string } | null {
  let best: { value: number; first: string; second: string } | null = null;
  values.forEach((row, a) =>
    row.forEach((value, b) => {
      if (b >= a || !exists(value) || owner(names[a] ?? "") === owner(names[b] ?? "") || Math.abs(value) <= Math.abs(best?.value ?? 0)) return;
      best = { value, first: labels[b] ?? "", second: labels[a] ?? "" };
    }),
  );
  return best;
}

const tableOf = ({ labels, values }: Matrix): Table => ({
  caption: "Correlations",
  columns: [{ heading: "Attribute", words: true }, ...labels.map((label) => ({ heading: label }))],
  rows: values.map((row, at) => [words(labels[at] ?? ""), ...row.map((value) => number(value, decimal(value, 2)))]),
});

function heatOption({ names, labels, values }: Matrix, tight: boolean, { colours: c, narrow, width }: Drawing): EChartsCoreOption {
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
        const [b, a, value] = item.value;
        return tip(labels[a] ?? "", [[labels[b] ?? "", typeof value === "number" ? signed(value, 2) : "–"]]);
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
          formatter: (item: { value: [number, number, number | string] }) => (item.value[0] === item.value[1] || typeof item.value[2] !== "number" ? "" : decimal(item.value[2], 2)),
        },
        emphasis: { disabled: true },
      },
    ],
  };
}

function heatMap(matrix: Matrix, pair: PairView | null, owner: (name: string) => string): HTMLElement {
  const { names, prepared, all } = matrix;
  const best = strongestPair(matrix, owner);
  const measure = prepared
    ? "Pearson's r of the attributes as they were prepared for the segments"
    : "Spearman's correlation of the ranks";
  const cut = all > names.length ? ` Of ${all} columns, the ${names.length} with the strongest correlations are shown.` : "";
  const tight = names.length > 24;
  const rowHeight = tight ? 20 : 28;
  return figure(() => ({
    title: best ? `${isolated(opened(best.first))} and ${isolated(best.second)} ${best.value > 0 ? "rise together" : "run against each other"} most (${signed(best.value, 2)})` : "Which attributes go together",
    note: `${measure}: 1 rise together in step, 0 nothing in common, −1 against each other. Orange is positive, blue negative. The numbers above the columns are those of the rows.${cut}${pair ? " Click a cell for that pair." : ""}`,
    summary: `Heat map of ${names.length} by ${names.length} correlations. ${best ? `The strongest is ${signed(best.value, 2)}, of ${best.first} and ${best.second}.` : ""}`,
    height: names.length * rowHeight + 34,
    table: tableOf(matrix),
    onClick: (event) => {
      if (!pair || !Array.isArray(event.value)) return;
      const [a, b] = [names[Number(event.value[0])], names[Number(event.value[1])]];
      if (a !== undefined && b !== undefined && owner(a) !== owner(b)) pair.show(owner(a), owner(b));
    },
    option: (drawing) => heatOption(matrix, tight, drawing),
  })).element;
}

export function correlations(data: Report): Content {
  const matrix = strongest(matrixOf(data));
  const pair = pairView(data);
  const owners = ownersOf(data);
  const map = matrix.names.length > 1 ? heatMap(matrix, pair, (name) => owners.get(name) ?? name) : null;
  if (!map && !pair) return null;
  return h("div", { class: map && pair && matrix.names.length <= 24 ? "grid together" : "stacked" }, map, pair?.element);
}
