// How unevenly a total lies with the customers: its Lorenz curve, and each segment's part of it.
import { list, type Concentration, type Report } from "../data";
import { axisStyle, choice, figure, rowLabels, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { numbered } from "../segments";
import { select, strength } from "../selection";
import { at, cell, textOf, valueOf } from "../shown";
import { figure as number, words, type Table } from "../table";
import { clean, labelOf } from "../text";
import type { Colours } from "../theme";

const lorenzText = (measure: Concentration, point: number, side: 0 | 1): string => clean(list(measure.lorenz_texts)[point]?.[side], 20) || "–";

const curveOf = (measure: Concentration): number[][] =>
  list(measure.lorenz).filter((point) => Array.isArray(point) && exists(point[0]) && exists(point[1]));

function tableOf(measure: Concentration, data: Report): Table {
  return {
    caption: `Concentration of ${labelOf(measure)}`,
    columns: [{ heading: "Part", words: true }, { heading: "Share of customers" }, { heading: "Share of the total" }],
    rows: [
      ...list(data.segments).map((segment, slot) => [words(numbered(segment)), cell(segment.share), cell(at(measure.shares, slot))]),
      ...curveOf(measure).map(([customers, total], point) => [
        words("those with the least"), number(customers, lorenzText(measure, point, 0)), number(total, lorenzText(measure, point, 1)),
      ]),
    ],
  };
}

const shareAxis = (c: Colours, name: string) => ({
  ...axisStyle(c), type: "value", min: 0, max: 1, interval: 0.25, name, nameLocation: "middle", nameTextStyle: { color: c.soft, fontSize: 12 },
  axisLabel: { color: c.soft, hideOverlap: true, formatter: (value: number) => tick(value, { kind: "ratio" }) },
});

const leastForFour = 900; // pixels; under them the labels of four steps beside the curve meet

// The curve beside the bars; above them on a phone.
function gridsOf(narrow: boolean, width: number) {
  const labelWidth = narrow ? 118 : 190;
  const half = narrow ? width : Math.round(width * 0.46);
  return narrow
    ? { labelWidth, curve: { left: 58, right: 18, top: 8, height: 220 }, bars: { left: labelWidth, right: 46, top: 290, bottom: 46 } }
    : { labelWidth, curve: { left: 58, width: half - 76, top: 8, bottom: 48 }, bars: { left: half + labelWidth, right: 50, top: 8, bottom: 48 } };
}

function optionOf(measure: Concentration, data: Report, { colours: c, narrow, width }: Drawing) {
  const segments = list(data.segments);
  const grids = gridsOf(narrow, width);
  const shares = segments.map((_, slot) => at(measure.shares, slot));
  const most = Math.max(0.1, ...[...shares, ...segments.map((segment) => segment.share)].map((share) => valueOf(share) ?? 0));
  return {
    grid: [grids.curve, grids.bars],
    xAxis: [
      { ...shareAxis(c, "customers, lowest first"), nameGap: 30 },
      { ...shareAxis(c, "share of the total"), gridIndex: 1, max: Math.min(1, Math.ceil(most * 10 + 0.01) / 10), interval: undefined, splitNumber: narrow || width < leastForFour ? 2 : 4, nameGap: 30 },
    ],
    yAxis: [
      { ...shareAxis(c, "share of the total"), nameGap: 42 },
      {
        ...axisStyle(c), gridIndex: 1, type: "category", inverse: true, data: segments.map((segment) => numbered(segment)), axisLine: { show: false },
        axisLabel: rowLabels(c, grids.labelWidth, narrow),
      },
      {
        ...axisStyle(c), gridIndex: 1, type: "category", position: "right", inverse: true, data: shares.map(textOf),
        axisLine: { show: false }, splitLine: { show: false }, axisLabel: { color: c.ink, fontSize: 12, interval: 0 },
      },
    ],
    tooltip: {
      formatter: (item: { seriesIndex: number; dataIndex: number }) => {
        if (item.seriesIndex < 2) return item.seriesIndex === 0 ? "" : tip(labelOf(measure), [["customers, lowest first", lorenzText(measure, item.dataIndex, 0)], ["of the total", lorenzText(measure, item.dataIndex, 1)]]);
        const segment = segments[item.dataIndex];
        return segment ? tip(numbered(segment), [["of the total", textOf(shares[item.dataIndex])], ["of the customers", textOf(segment.share)]]) : "";
      },
    },
    series: [
      { type: "line", data: [[0, 0], [1, 1]], symbol: "none", silent: true, lineStyle: { color: c.soft, width: 1, type: "dashed" } },
      {
        type: "line", data: curveOf(measure), symbol: "circle", symbolSize: 5, itemStyle: { color: c.line }, lineStyle: { color: c.line, width: 2.5 },
        areaStyle: { color: c.pale, opacity: 0.35 }, emphasis: { disabled: true },
      },
      {
        type: "bar", xAxisIndex: 1, yAxisIndex: 1, barWidth: "58%",
        data: shares.map((share, slot) => ({ value: valueOf(share) ?? 0, itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.2), borderRadius: [0, 3, 3, 0] } })),
        emphasis: { disabled: true },
      },
      {
        type: "scatter", xAxisIndex: 1, yAxisIndex: 1, silent: true, symbol: "rect", symbolSize: [6, 26],
        data: segments.flatMap((segment, slot) => (valueOf(segment.share) === null ? [] : [[valueOf(segment.share), slot]])), itemStyle: { color: c.ink, borderColor: c.card, borderWidth: 1.5, opacity: 1 },
      },
    ],
  };
}

export function concentration(data: Report): HTMLElement | null {
  const all = list(data.concentration).filter((measure) => curveOf(measure).length > 1);
  const first = all.find((measure) => measure.name === data.value?.name) ?? all[0];
  if (!first) return null;
  let shown = first;
  const pick = choice("Total", all.map((measure, at) => ({ value: String(at), shown: labelOf(measure) })), (value) => {
    shown = all[Number(value)] ?? first;
    made.redraw();
  });
  const menu = pick.querySelector("select");
  if (menu) menu.value = String(all.indexOf(first));
  const segments = list(data.segments);
  const made = figure(() => ({
    id: "concentration",
    title: clean(shown.title, 200) || labelOf(shown),
    note: "Curve: what the customers with the least hold together; the farther below the dashed line, on which all hold the same, the more lies with few. Gini: 0 all hold the same, 1 one holds all. Bars: each segment's part of the total; the mark is its part of the customers.",
    summary: clean(shown.summary, 1500),
    height: (width) => (width < 560 ? 340 + segments.length * 40 : Math.max(320, segments.length * 44 + 60)),
    controls: all.length > 1 ? pick : null,
    table: tableOf(shown, data),
    onClick: (event) => event.seriesIndex === 2 && event.dataIndex !== undefined && select(event.dataIndex),
    option: (drawing) => optionOf(shown, data, drawing),
  }));
  return made.element;
}
