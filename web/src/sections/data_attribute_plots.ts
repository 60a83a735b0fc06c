// The two drawings of an attribute of numbers: its histogram and its running share.
import type { Attribute } from "../data";
import { list } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { axisStyle, tip, type Drawing } from "../figure";
import { exists, percent, tick, valueOf, whole, withUnit } from "../numbers";
import { figure as number, type Table } from "../table";
import { labelOf, labelWithUnit } from "../text";
import type { Colours } from "../theme";
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
  const beyond = exists(attribute.maximum) && attribute.maximum > high * (1 + 1e-9);
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
  const all = attribute.count || 1;
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

function valueAxis(c: Colours, attribute: Attribute, narrow: boolean, min: number, max: number) {
  return {
    ...axisStyle(c), type: "value", min, max, splitNumber: narrow ? 3 : 7,
    name: labelWithUnit(attribute, 50), nameLocation: "middle", nameGap: 30, splitLine: { show: false },
    axisLabel: {
      color: c.soft, hideOverlap: true, showMinLabel: min === 0, showMaxLabel: false,
      formatter: (value: number) => tick(Number(value.toPrecision(12)), attribute),
    },
  };
}

const shareAxis = (c: Colours, name: string) => ({
  ...axisStyle(c), type: "value", axisLine: { show: false }, name, nameLocation: "end", nameGap: 28,
  nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -44] },
});

// Where half of the customers lie below.
function medianLine(c: Colours, attribute: Attribute) {
  if (!exists(attribute.median)) return undefined;
  return {
    silent: true, symbol: "none",
    lineStyle: { color: c.accent, type: "dashed", width: 1.5 },
    label: { color: c.accent, fontSize: 12, formatter: `median ${valueOf(attribute.median, attribute)}` },
    data: [{ xAxis: attribute.median }],
  };
}

export function histogramOption(attribute: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const bins = binsOf(attribute);
  const all = attribute.count || 1;
  const [first, last] = [bins[0], bins[bins.length - 1]];
  type Api = { coord(at: [number, number]): [number, number] };
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, narrow, (first?.low ?? 0) - (first?.only !== undefined ? 0.1 : 0), (last?.high ?? 1) + (last?.only !== undefined ? 0.1 : 0)),
    yAxis: { ...shareAxis(c, "share of customers"), axisLabel: { color: c.soft, formatter: shareTick } },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const bin = bins[item.dataIndex];
        if (!bin) return "";
        return tip(`${binWords(bin, attribute)}${attribute.unit && attribute.kind !== "date" ? ` ${attribute.unit.slice(0, 24)}` : ""}`, [["customers", whole(bin.count)], ["share", percent(bin.count / all)]]);
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
      { type: "line", data: [], markLine: medianLine(c, attribute) },
    ],
  };
}

/** The end of the drawn values: a long tail is cut where the histogram is. */
export function runningEnd(attribute: Attribute): number | undefined {
  const values = list(attribute.ecdf);
  const highest = values[values.length - 1];
  const cut = attribute.histogram?.high;
  return exists(cut) && exists(highest) && highest > cut && cut > (values[0] ?? 0) ? cut : highest;
}

export function runningOption(attribute: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const values = list(attribute.ecdf);
  return {
    grid: { left: 54, right: 20, top: 46, bottom: 48 },
    xAxis: valueAxis(c, attribute, narrow, values[0] ?? 0, runningEnd(attribute) ?? 1),
    yAxis: { ...shareAxis(c, "customers at or below"), min: 0, max: 1, axisLabel: { color: c.soft, formatter: (v: number) => percent(v, 0) } },
    tooltip: {
      trigger: "axis",
      formatter: (items: { dataIndex: number }[]) => {
        const at = items[0]?.dataIndex ?? 0;
        return tip(`${percent(at / 100, 0)} of the customers`, [["at or below", withUnit(values[at], attribute)]]);
      },
    },
    series: [
      {
        type: "line", showSymbol: false, clip: true, lineStyle: { color: c.line, width: 2.5 }, itemStyle: { color: c.line },
        data: values.map((value, at) => [value, at / 100]), markLine: medianLine(c, attribute),
      },
    ],
  };
}
