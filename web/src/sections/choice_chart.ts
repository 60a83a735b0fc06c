// A small chart over the number of segments: lines or bars, the chosen number on a band, numbers
// that meet the rule as full marks, others hollow.
import type { CustomApi } from "../custom";
import { list, type KRow, type Report, type Shown } from "../data";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { cell, textOf, valueOf } from "../shown";
import { words } from "../table";
import type { Colours } from "../theme";
import { fits } from "./choice_fit";
import { chosenBand, dashes, kAxis, keys, kindColour, symbols, whiskers, type Kind } from "./choice_marks";

export interface Curve {
  name: string;
  kind: Kind;
  of(row: KRow): Shown | null | undefined;
  /** Half the length of its error bar. */
  error?(row: KRow): Shown | null | undefined;
}

export interface KChart {
  key: string;
  title: string;
  note: string;
  summary: string;
  axis: string;
  curves: Curve[];
  bars?: boolean;
  log?: boolean;
  asShare?: boolean;
  /** A bound that is asked for. */
  target?: Shown | null;
  highest?: number;
  /** What is shaded behind it: from and to, by number of segments. */
  band?(k: number): [number, number] | null;
}

function seriesOf(data: Report, rows: KRow[], chart: KChart, c: Colours) {
  return chart.curves.flatMap((curve, at) => {
    const colour = kindColour(curve.kind, c);
    const marks = rows.map((row) => {
      const value = valueOf(curve.of(row));
      const hollow = fits(row) === false;
      return {
        value: [row.k ?? NaN, value ?? NaN],
        itemStyle: hollow ? { color: c.card, borderColor: colour, borderWidth: 1.5 } : { color: colour, borderColor: colour, borderWidth: 1.5 },
        symbolSize: row.k === data.choice?.k ? 10 : 7,
      };
    });
    const band = at === 0 ? chosenBand(data.choice?.k, c) : undefined;
    const bound = at === 0 && valueOf(chart.target) !== null
      ? { silent: true, symbol: "none", lineStyle: { color: c.soft, type: "dashed", width: 1 }, label: { show: true, position: "end", distance: 4, color: c.soft, fontSize: 11, formatter: textOf(chart.target) }, data: [{ yAxis: valueOf(chart.target) }] }
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
      const [value, error] = [valueOf(curve.of(row)), valueOf(curve.error?.(row))];
      return value !== null && error !== null && exists(row.k) ? [[row.k, value - error, value + error]] : [];
    });
    return errors.length > 0 ? [drawn, whiskers(errors, colour)] : [drawn];
  });
}

// An area behind the curves, such as what tables without segments reach.
function bandSeries(rows: KRow[], chart: KChart, c: Colours) {
  const edges = rows.flatMap(({ k }) => {
    const band = exists(k) ? chart.band?.(k) : null;
    return exists(k) && band ? [{ k, band }] : [];
  });
  if (edges.length < 2) return [];
  return [
    {
      type: "custom",
      silent: true,
      z: 2, // over the band of the chosen number, which lies at 1
      encode: { x: 0, y: [1, 2] },
      data: edges.map(({ k, band }) => [k, ...band]),
      renderItem: (item: { dataIndex: number }, api: CustomApi) => {
        if (item.dataIndex > 0) return null; // all of it at once
        const side = (at: 0 | 1) => edges.map(({ k, band }) => api.coord([k, band[at]]));
        return { type: "polygon", shape: { points: [...side(0), ...side(1).reverse()] }, style: { fill: c.pale, opacity: 0.45 } };
      },
    },
  ];
}

// Ticks of a logarithmic axis, 1, 2 and 5 times powers of ten, from the one under what is drawn to
// the one above it.
function logTicks(rows: KRow[], curves: Curve[]): number[] {
  const all = rows.flatMap((row) => curves.map((curve) => valueOf(curve.of(row)))).filter(exists).filter((value) => value > 0);
  if (all.length === 0) return [1, 10];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const powers = Array.from({ length: Math.ceil(Math.log10(high / low)) + 3 }, (_, at) => Math.floor(Math.log10(low)) + at);
  const ticks = powers.flatMap((power) => [1, 2, 5].map((times) => times * 10 ** power));
  const first = Math.max(...ticks.filter((value) => value <= low));
  const last = Math.min(...ticks.filter((value) => value >= high));
  return ticks.filter((value) => value >= first && value <= last);
}

function valueAxis(rows: KRow[], chart: KChart, c: Colours) {
  const ticks = chart.log ? logTicks(rows, chart.curves) : null;
  const shared = {
    ...axisStyle(c),
    name: chart.axis,
    nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -46] },
  };
  if (ticks)
    return {
      ...shared, type: "log", min: ticks[0], max: ticks[ticks.length - 1],
      splitLine: { lineStyle: { color: c.grid }, customValues: ticks },
      axisLabel: { color: c.soft, hideOverlap: true, customValues: ticks, formatter: (v: number) => tick(v) },
    };
  return {
    ...shared, type: "value", max: chart.highest, splitNumber: 4,
    axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v, { kind: chart.asShare ? "ratio" : null }) },
  };
}

function tipOf(data: Report, row: KRow, chart: KChart): HTMLElement {
  const fit = fits(row);
  return tip(`${row.k} segments${row.k === data.choice?.k ? ", chosen" : ""}`, [
    ...chart.curves.flatMap((curve): [string, string][] => {
      const error = curve.error?.(row);
      return [[curve.name, textOf(curve.of(row))], ...(valueOf(error) !== null ? [[`${curve.name}, error`, textOf(error)] as [string, string]] : [])];
    }),
    ...(fit === null ? [] : [["meets the rule", fit ? "yes" : "no"] as [string, string]]),
  ]);
}

function optionOf(data: Report, rows: KRow[], chart: KChart, drawing: Drawing) {
  const c = drawing.colours;
  return {
    grid: { left: 52, right: valueOf(chart.target) !== null ? 52 : 14, top: 30, bottom: 44 },
    xAxis: kAxis(rows, data.choice?.k, drawing),
    yAxis: valueAxis(rows, chart, c),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "none" },
      formatter: (items: { value: number[] }[]) => {
        const row = rows.find((entry) => entry.k === items[0]?.value[0]);
        return row ? tipOf(data, row, chart) : "";
      },
    },
    series: [...bandSeries(rows, chart, c), ...seriesOf(data, rows, chart, c)],
  };
}

/** The chart, or null where no curve has a figure. */
export function kChart(data: Report, chart: KChart): HTMLElement | null {
  const rows = list(data.k_table).filter((row) => exists(row.k));
  const curves = chart.curves.filter((curve) => rows.some((row) => valueOf(curve.of(row)) !== null));
  if (rows.length < 2 || curves.length === 0) return null;
  const drawn = { ...chart, curves };
  return figure(() => ({
    id: `choice-${chart.key}`,
    title: chart.title,
    note: chart.note,
    summary: chart.summary,
    height: 250,
    foot: keys(curves),
    table: {
      caption: chart.title,
      columns: [{ heading: "Segments", words: true }, ...curves.flatMap((curve) => [{ heading: curve.name }, ...(curve.error ? [{ heading: `${curve.name}, error` }] : [])])],
      rows: rows.map((row) => [
        words(String(row.k), row.k === data.choice?.k ? "strong" : undefined),
        ...curves.flatMap((curve) => [cell(curve.of(row)), ...(curve.error ? [cell(curve.error(row))] : [])]),
      ]),
    },
    option: (drawing) => optionOf(data, rows, drawn, drawing),
  })).element;
}
