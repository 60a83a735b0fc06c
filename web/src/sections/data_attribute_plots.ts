// The two drawings of an attribute of numbers: its histogram and its running share.
import type { Attribute } from "../data";
import { list } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { axisStyle, tip, type Drawing } from "../figure";
import { exists, percent, valueOf, whole, withUnit } from "../numbers";
import { figure as number, type Table } from "../table";
import { clean, labelOf, labelWithUnit } from "../text";
import type { Colours } from "../theme";
import { valueAxis } from "./data_axis";
import { shareTick } from "./data_bars";

interface Bin {
  low: number;
  high: number;
  count: number;
  /** The value, where the bin holds one only. */
  only?: number;
  /** It also holds what lies above its end. */
  beyond: boolean;
}

// Whole numbers in bins narrower than one: a bar per number, and none for bins that cannot fill.
function barPerNumber(low: number, high: number, width: number, counts: number[], beyond: boolean): Bin[] {
  const bins: Bin[] = [];
  for (let value = Math.ceil(low); value <= high; ++value) {
    const at = Math.min(counts.length - 1, Math.floor((value - low) / width + 1e-9));
    const last = value + 1 > high;
    bins.push({ low: value - 0.4, high: value + 0.4, count: counts[at] ?? 0, only: value, beyond: beyond && last });
  }
  return bins;
}

export function binsOf(attribute: Attribute): Bin[] {
  const { low, high } = attribute.histogram ?? {};
  const counts = list(attribute.histogram?.counts);
  if (!exists(low) || !exists(high) || !(high > low) || counts.length === 0) return [];
  const width = (high - low) / counts.length;
  const highest = attribute.maximum?.value;
  const beyond = exists(highest) && highest > high * (1 + 1e-9);
  if (attribute.whole && width < 1) return barPerNumber(low, high, width, counts, beyond);
  return counts.map((count, at) => ({
    low: low + at * width,
    high: low + (at + 1) * width,
    count,
    beyond: beyond && at === counts.length - 1,
  }));
}

function binWords(bin: Bin, attribute: Attribute): string {
  if (bin.only !== undefined) return bin.beyond ? `from ${valueOf(bin.only, attribute)}` : valueOf(bin.only, attribute);
  return bin.beyond ? `from ${valueOf(bin.low, attribute)}` : `${valueOf(bin.low, attribute)} to ${valueOf(bin.high, attribute)}`;
}

export function histogramTable(attribute: Attribute): Table {
  const all = attribute.count?.value || 1;
  return {
    caption: `Histogram of ${labelOf(attribute)}`,
    columns: [{ heading: labelWithUnit(attribute), words: true }, { heading: "Customers" }, { heading: "Share" }],
    rows: binsOf(attribute).map((bin) => [
      { shown: binWords(bin, attribute), raw: binWords(bin, attribute) },
      number(bin.count, whole(bin.count)),
      number(bin.count / all, percent(bin.count / all)),
    ]),
  };
}

export function runningTable(attribute: Attribute): Table {
  return {
    caption: `Running share of ${labelOf(attribute)}`,
    columns: [{ heading: "Share of customers at or below" }, { heading: labelWithUnit(attribute) }],
    rows: list(attribute.ecdf).map((value, at) => [
      number(at / 100, percent(at / 100, 0)),
      number(value, valueOf(value, attribute)),
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
  const all = attribute.count?.value || 1;
  const margin = bins[0]?.only !== undefined ? 0.1 : 0;
  const [low, high] = [(bins[0]?.low ?? 0) - margin, (bins[bins.length - 1]?.high ?? 1) + margin];
  type Api = { coord(at: [number, number]): [number, number] };
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, low, high, narrow ? 3 : 7),
    yAxis: { ...shareAxis(c, "share of customers"), axisLabel: { color: c.soft, formatter: shareTick } },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const bin = bins[item.dataIndex];
        if (!bin) return "";
        const unit = attribute.kind === "date" ? "" : clean(attribute.unit, 24);
        return tip(`${binWords(bin, attribute)} ${unit}`.trim(), [["customers", whole(bin.count)], ["share", percent(bin.count / all)]]);
      },
    },
    series: [
      {
        type: "custom",
        data: bins.map((bin) => [(bin.low + bin.high) / 2, bin.count / all]),
        encode: { x: 0, y: 1 },
        clip: true,
        renderItem: (item: { dataIndex: number }, api: Api) => {
          const bin = bins[item.dataIndex] as Bin;
          const [left, top] = api.coord([bin.low, bin.count / all]);
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

/** Share at or below, value; at last the highest, which is all. */
function runningPoints(attribute: Attribute): [number, number][] {
  const values = list(attribute.ecdf).filter(exists);
  const points = values.map((value, at): [number, number] => [at / (values.length - 1), value]);
  const highest = attribute.maximum?.value;
  if (exists(highest) && highest > (values[values.length - 1] ?? Infinity)) points.push([1, highest]);
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
  const [low, high] = [points[0]?.[1] ?? 0, cut ?? points[points.length - 1]?.[1] ?? 1];
  const end = cut === null ? high : high + (high - low) * 0.05;
  // Where it is drawn, its share, and the value that is meant.
  const drawn = points.filter(([, value]) => value <= high).map(([share, value]) => [value, share, value]);
  const tail = cut === null ? [] : [...drawn.slice(-1), [end, 1, attribute.maximum?.value]];
  const line = { type: "line", showSymbol: false, itemStyle: { color: c.line } };
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, low, end, narrow ? 3 : 7),
    yAxis: { ...shareAxis(c, "customers at or below"), min: 0, max: 1, axisLabel: { color: c.soft, formatter: (v: number) => percent(v, 0) } },
    tooltip: {
      trigger: "axis",
      formatter: (items: { value: number[] }[]) => {
        const [, share, value] = items[items.length - 1]?.value ?? [];
        return tip(`${percent(share, 0)} of the customers`, [["at or below", withUnit(value, attribute)]]);
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
