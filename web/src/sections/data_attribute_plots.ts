// The two drawings of an attribute of numbers: its histogram and its running share.
import type { Attribute } from "../data";
import { list } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { axisStyle, tip, type Drawing } from "../figure";
import { exists } from "../numbers";
import { figure as number, type Table } from "../table";
import { clean, labelOf, labelWithUnit } from "../text";
import type { Colours } from "../theme";
import { valueAxis } from "./data_axis";
import { shareTick } from "./data_bars";

interface Bin {
  low: number;
  high: number;
  /** Share of the customers. */
  share: number;
  words: string;
  customers: string;
  shown: string;
  /** It also holds what lies above its end. */
  beyond: boolean;
}

export function binsOf(attribute: Attribute): Bin[] {
  const histogram = attribute.histogram;
  const all = attribute.count?.value || 1;
  const counts = list(histogram?.counts);
  return histogram ? counts.map((count, at) => ({
    low: histogram.from[at] ?? 0,
    high: histogram.to[at] ?? 0,
    share: count / all,
    words: clean(histogram.words[at]),
    customers: histogram.customers[at] ?? "",
    shown: histogram.shares[at] ?? "",
    beyond: histogram.beyond && at === counts.length - 1,
  })) : [];
}

export function histogramTable(attribute: Attribute): Table {
  return {
    caption: `Histogram of ${labelOf(attribute)}`,
    columns: [{ heading: labelWithUnit(attribute), words: true }, { heading: "Customers" }, { heading: "Share" }],
    rows: binsOf(attribute).map((bin, at) => [
      { shown: bin.words, raw: bin.words },
      number(attribute.histogram?.counts[at], bin.customers),
      number(bin.share, bin.shown),
    ]),
  };
}

export function runningTable(attribute: Attribute): Table {
  return {
    caption: `Running share of ${labelOf(attribute)}`,
    columns: [{ heading: "Share of customers at or below" }, { heading: labelWithUnit(attribute) }],
    rows: list(attribute.ecdf).map((value, at) => [
      number(at / 100, `${at}%`),
      number(value, clean(attribute.ecdf_texts?.[at])),
    ]),
  };
}

const shareAxis = (c: Colours, name: string) => ({
  ...axisStyle(c), type: "value", axisLine: { show: false }, name, nameLocation: "end", nameGap: 28,
  nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -44] },
});

// Where half of the customers lie below.
function medianLine(c: Colours, attribute: Attribute, low: number, high: number) {
  const median = attribute.median?.value;
  if (!exists(median)) return undefined;
  const at = (median - low) / (high - low || 1);
  const align = at < 0.08 ? "left" : at > 0.92 ? "right" : "center"; // at the edges it would be cut, or cover the axis
  return {
    silent: true, symbol: "none",
    lineStyle: { color: c.accent, type: "dashed", width: 1.5 },
    label: { color: c.accent, fontSize: 12, align, formatter: `median ${clean(attribute.median?.text, 40)}` },
    data: [{ xAxis: median }],
  };
}

export function histogramOption(attribute: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const bins = binsOf(attribute);
  const [low, high] = [bins[0]?.low ?? 0, bins[bins.length - 1]?.high ?? 1];
  type Api = { coord(at: [number, number]): [number, number] };
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, low, high, narrow ? 3 : 7),
    yAxis: { ...shareAxis(c, "share of customers"), axisLabel: { color: c.soft, formatter: shareTick } },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const bin = bins[item.dataIndex];
        if (!bin) return "";
        return tip(bin.words, [["customers", bin.customers], ["share", bin.shown]]);
      },
    },
    series: [
      {
        type: "custom",
        data: bins.map((bin) => [(bin.low + bin.high) / 2, bin.share]),
        encode: { x: 0, y: 1 },
        clip: true,
        renderItem: (item: { dataIndex: number }, api: Api) => {
          const bin = bins[item.dataIndex] as Bin;
          const [left, top] = api.coord([bin.low, bin.share]);
          const [right, base] = api.coord([bin.high, 0]);
          return {
            type: "rect",
            shape: { x: left + 0.5, y: top, width: Math.max(1, right - left - 1), height: base - top },
            style: { fill: bin.beyond ? c.soft : c.line, opacity: bin.beyond ? 0.75 : 1 },
          };
        },
      },
      { type: "line", data: [], markLine: medianLine(c, attribute, low, high) },
    ],
  };
}

const mostSteps = 60;

interface Point {
  share: number;
  value: number;
  shown: string;
}

/** At last the highest value, at or below which all are. */
function runningPoints(attribute: Attribute): Point[] {
  const values = list(attribute.ecdf).filter(exists);
  const points = values.map((value, at) => ({ share: at / (values.length - 1), value, shown: clean(attribute.ecdf_texts?.[at]) }));
  const highest = attribute.maximum?.value;
  if (exists(highest) && highest > (values[values.length - 1] ?? Infinity)) points.push({ share: 1, value: highest, shown: clean(attribute.maximum?.text) });
  return points;
}

/** The end of the axis where a long tail is cut, as the histogram's is; null where all is drawn. */
export function runningCut(attribute: Attribute): number | null {
  const [cut, highest, lowest] = [attribute.histogram?.high, attribute.maximum?.value, list(attribute.ecdf)[0]];
  return exists(cut) && exists(highest) && exists(lowest) && highest > cut * (1 + 1e-9) && cut > lowest ? cut : null;
}

export function runningOption(attribute: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const points = runningPoints(attribute);
  const cut = runningCut(attribute);
  const [low, high] = [points[0]?.value ?? 0, cut ?? points[points.length - 1]?.value ?? 1];
  const end = cut === null ? high : high + (high - low) * 0.05;
  // Where a point is drawn, and its place in the list.
  const drawn = points.flatMap(({ share, value }, at) => (value <= high ? [[value, share, at]] : []));
  const tail = cut === null ? [] : [...drawn.slice(-1), [end, 1, points.length - 1]];
  const line = { type: "line", showSymbol: false, itemStyle: { color: c.line } };
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, low, end, narrow ? 3 : 7),
    yAxis: { ...shareAxis(c, "customers at or below"), min: 0, max: 1, axisLabel: { color: c.soft, formatter: shareTick } },
    tooltip: {
      trigger: "axis",
      formatter: (items: { value: number[] }[]) => {
        const point = points[items[items.length - 1]?.value[2] ?? -1];
        return point ? tip("customers at or below", [[point.shown, shareTick(point.share)]]) : "";
      },
    },
    series: [
      {
        ...line, data: drawn, step: (attribute.distinct?.value ?? Infinity) <= mostSteps ? "end" : false,
        lineStyle: { color: c.line, width: 2.5 }, markLine: medianLine(c, attribute, low, end),
      },
      { ...line, data: tail, lineStyle: { color: c.line, width: 2, type: "dashed" } },
    ],
  };
}
