// A small chart over the number of segments: lines or bars, the chosen number on a band, numbers
// that meet the rule as full marks, others hollow.
import { h, type Content } from "../dom";
import { list, type KRow, type Num, type Report } from "../data";
import { axisStyle, figure, tip } from "../figure";
import { decimal, exists, percent, tick, whole } from "../numbers";
import { figure as number, words } from "../table";
import type { Colours } from "../theme";
import { fits } from "./choice_fit";

/** How a line is told from others: colour, dash and mark together. */
export type Kind = "first" | "second" | "third" | "null";

export interface Curve {
  name: string;
  kind: Kind;
  of(row: KRow): Num;
  /** Half the length of its error bar. */
  error?(row: KRow): Num;
}

export interface KChart {
  title: string;
  note: string;
  axis: string;
  curves: Curve[];
  shown(value: Num): string;
  bars?: boolean;
  log?: boolean;
  asShare?: boolean;
  /** A bound that is asked for. */
  target?: number | null;
  highest?: number;
}

export const kindColour = (kind: Kind, c: Colours): string =>
  ({ first: c.line, second: c.accent, third: c.line, null: c.soft })[kind];
const dashes: Record<Kind, string | number[]> = { first: "solid", second: "solid", third: [6, 4], null: [2, 3] };
const symbols: Record<Kind, string> = { first: "circle", second: "diamond", third: "triangle", null: "rect" };

/** The legend of curves: a stroke in their colour and dash, or a dot. */
export function keys(curves: { name: string; kind: Kind }[], mark: "stroke" | "dot" = "stroke"): Content {
  if (curves.length < 2) return null;
  return h("div", { class: "keys" }, curves.map((curve) => h("span", {}, h("i", { class: `${mark} ${curve.kind}`, "aria-hidden": "true" }), curve.name)));
}

type Coord = { value(at: number): number; coord(at: [number, number]): [number, number] };

/** Error bars from low to high of [x, low, high]. */
export function whiskers(data: (number | null)[][], colour: string, cap = 4) {
  return {
    type: "custom",
    silent: true,
    z: 3,
    encode: { x: 0, y: [1, 2] },
    data,
    renderItem: (_: unknown, api: Coord) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      if (![x, low, high].every(Number.isFinite)) return null;
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.5 },
      });
      return { type: "group", children: [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)] };
    },
  };
}

/** The page's font, for text that a custom series draws. */
export const pageFont = (): string => getComputedStyle(document.body).fontFamily;

/** The band behind the chosen number of segments. */
export const chosenBand = (chosen: Num, c: Colours) =>
  exists(chosen) ? { silent: true, itemStyle: { color: c.wash, opacity: 0.75 }, data: [[{ xAxis: chosen - 0.45 }, { xAxis: chosen + 0.45 }]] } : undefined;

/** The axis of numbers of segments. */
export function kAxis(rows: { k?: Num }[], c: Colours) {
  const all = rows.map((row) => row.k).filter(exists);
  return {
    ...axisStyle(c),
    type: "value",
    min: Math.min(...all) - 0.6,
    max: Math.max(...all) + 0.6,
    interval: 1,
    name: "number of segments",
    nameLocation: "middle",
    nameGap: 26,
    splitLine: { show: false },
    axisLabel: { color: c.soft, fontSize: 11.5, hideOverlap: true, customValues: all, formatter: (k: number) => whole(k) },
  };
}

function seriesOf(data: Report, rows: KRow[], chart: KChart, c: Colours) {
  return chart.curves.flatMap((curve, at) => {
    const colour = kindColour(curve.kind, c);
    const marks = rows.map((row) => {
      const value = curve.of(row);
      const hollow = fits(data, row) === false;
      return {
        value: [row.k ?? NaN, exists(value) ? value : NaN],
        itemStyle: hollow ? { color: c.card, borderColor: colour, borderWidth: 1.5 } : { color: colour, borderColor: colour, borderWidth: 1.5 },
        symbolSize: row.k === data.choice?.k ? 10 : 7,
      };
    });
    const band = at === 0 ? chosenBand(data.choice?.k, c) : undefined;
    const bound = at === 0 && exists(chart.target)
      ? { silent: true, symbol: "none", lineStyle: { color: c.soft, type: "dashed", width: 1 }, label: { show: true, position: "end", distance: 4, color: c.soft, fontSize: 11, formatter: chart.shown(chart.target) }, data: [{ yAxis: chart.target }] }
      : undefined;
    const drawn = {
      type: chart.bars ? "bar" : "line",
      name: curve.name,
      z: 4,
      data: marks,
      barWidth: "52%",
      symbol: symbols[curve.kind],
      lineStyle: { color: colour, width: 2, type: dashes[curve.kind] },
      emphasis: { disabled: true },
      markArea: band,
      markLine: bound,
    };
    const errors = rows.flatMap((row) => {
      const [value, error] = [curve.of(row), curve.error?.(row)];
      return exists(value) && exists(error) && exists(row.k) ? [[row.k, value - error, value + error]] : [];
    });
    return errors.length > 0 ? [drawn, whiskers(errors, colour)] : [drawn];
  });
}

function summaryOf(data: Report, rows: KRow[], chart: KChart): string {
  const chosen = rows.find((row) => row.k === data.choice?.k);
  const first = chart.curves[0];
  if (!first) return "";
  const known = rows.filter((row) => exists(first.of(row)));
  const [from, to] = [known[0], known[known.length - 1]];
  const at = chosen ? ` At the chosen ${whole(chosen.k)}: ${chart.curves.map((curve) => `${curve.name} ${chart.shown(curve.of(chosen))}`).join(", ")}.` : "";
  return `By number of segments, ${first.name} goes from ${chart.shown(first.of(from ?? {}))} at ${whole(from?.k)} to ${chart.shown(first.of(to ?? {}))} at ${whole(to?.k)}.${at}`;
}

/** The chart, or null where no curve has a figure. */
export function kChart(data: Report, chart: KChart): HTMLElement | null {
  const rows = list(data.k_table).filter((row) => exists(row.k));
  const curves = chart.curves.filter((curve) => rows.some((row) => exists(curve.of(row))));
  if (rows.length < 2 || curves.length === 0) return null;
  const drawn = { ...chart, curves };
  return figure(() => ({
    title: chart.title,
    note: chart.note + (exists(chart.target) ? " Dashed: what the rule asks for." : ""),
    summary: summaryOf(data, rows, drawn),
    height: 250,
    foot: keys(curves),
    table: {
      caption: chart.title,
      columns: [{ heading: "Segments", words: true }, ...curves.flatMap((curve) => [{ heading: curve.name }, ...(curve.error ? [{ heading: `${curve.name}, error` }] : [])])],
      rows: rows.map((row) => [
        words(whole(row.k), row.k === data.choice?.k ? "strong" : undefined),
        ...curves.flatMap((curve) => [number(curve.of(row), chart.shown(curve.of(row))), ...(curve.error ? [number(curve.error(row), chart.shown(curve.error(row)))] : [])]),
      ]),
    },
    option: ({ colours: c }) => ({
      grid: { left: 52, right: exists(chart.target) ? 40 : 14, top: 30, bottom: 44 },
      xAxis: kAxis(rows, c),
      yAxis: {
        ...axisStyle(c),
        type: chart.log ? "log" : "value",
        logBase: 2,
        scale: !chart.bars && !chart.log,
        max: chart.highest,
        min: chart.log ? lowest(rows, curves) : undefined,
        splitNumber: 4,
        name: chart.axis,
        nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -46] },
        axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => (chart.asShare ? percent(v, 0) : chart.log ? tick(v) : decimal(v, 2)) },
      },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "none" },
        formatter: (items: { value: number[] }[]) => {
          const row = rows.find((entry) => entry.k === items[0]?.value[0]);
          if (!row) return "";
          const fit = fits(data, row);
          return tip(`${whole(row.k)} segments${row.k === data.choice?.k ? ", chosen" : ""}`, [
            ...curves.map((curve): [string, string] => {
              const error = curve.error?.(row);
              return [curve.name, chart.shown(curve.of(row)) + (exists(error) ? ` ± ${chart.shown(error)}` : "")];
            }),
            ...(fit === null ? [] : [["meets the rule", fit ? "yes" : "no"] as [string, string]]),
          ]);
        },
      },
      series: seriesOf(data, rows, drawn, c),
    }),
  })).element;
}

// A logarithmic axis starts at the power of two under what is drawn.
function lowest(rows: KRow[], curves: Curve[]): number | undefined {
  const all = rows.flatMap((row) => curves.map((curve) => curve.of(row))).filter(exists).filter((value) => value > 0);
  return all.length > 0 ? 2 ** Math.floor(Math.log2(Math.min(...all))) : undefined;
}
