// The encoder in words, and how it learned.
import { h, type Content } from "../dom";
import { list, type Encoder, type Report } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { factList } from "../facts";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { at, cell, textOf, valueOf } from "../shown";
import { words } from "../table";
import { clean } from "../text";

type Curve = NonNullable<NonNullable<Encoder["curves"]>[number]>;

// Facts count epochs from 1, lists from 0.
const lowest = (curve: Curve): number | null => valueOf(at(curve.held_out, (curve.kept ?? 0) - 1));

const inWords = (encoder: Encoder): HTMLElement =>
  h(
    "div",
    { class: "panel" },
    h("h3", {}, "What the segments are made in: a code of each customer"),
    h("p", {}, clean(encoder.made, 600)),
    encoder.kept ? h("p", {}, clean(encoder.kept, 600)) : null,
    factList(list(encoder.figures).map(({ name, words: shown }) => [clean(name, 60), clean(shown, 120)])),
  );

const valuesOf = (all: Curve[]): number[] => all.flatMap((curve) => [...list(curve.training?.values), ...list(curve.held_out?.values)]).filter(exists);

// The ends of an axis in powers of ten, at 1, 2 or 5 of a power.
const roundSteps = (value: number): number[] => [0.5, 1, 2, 5, 10, 20].map((step) => step * 10 ** Math.floor(Math.log10(value)));
const roundBelow = (value: number): number => Math.max(...roundSteps(value).filter((step) => step < value));
const roundAbove = (value: number): number => Math.min(...roundSteps(value).filter((step) => step > value));

function curvesOption(made: Encoder, all: Curve[], { colours: c, narrow }: Drawing): EChartsCoreOption {
  const values = valuesOf(all);
  const powers = made.powers === true;
  const line = (of: Curve["training"], name: string, colour: string, type: string, width: number) => ({
    type: "line", name, showSymbol: false, data: list(of?.values).map((value, epoch) => [epoch + 1, value, textOf(at(of, epoch))]),
    lineStyle: { color: colour, width, type, opacity: 0.75 }, itemStyle: { color: colour }, emphasis: { disabled: true },
  });
  return {
    grid: { left: 62, right: 20, top: 34, bottom: 44 },
    xAxis: { ...axisStyle(c), type: "value", min: 1, max: Math.max(2, made.epochs ?? 0), minInterval: 1, splitNumber: narrow ? 4 : 8, splitLine: { show: false }, name: "epoch", nameLocation: "middle", nameGap: 26 },
    yAxis: {
      ...axisStyle(c), type: powers ? "log" : "value", min: powers ? roundBelow(Math.min(...values)) : 0, max: powers ? roundAbove(Math.max(...values)) : undefined,
      axisLine: { show: false }, name: "mean squared error", nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -56] },
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (value: number) => tick(value) },
    },
    tooltip: {
      trigger: "item",
      formatter: (item: { seriesName: string; value: [number, number, string] }) => tip(item.seriesName, [[`epoch ${item.value[0]}`, item.value[2]]]),
    },
    series: [
      ...all.flatMap((curve, n) => [
        line(curve.training, `Encoder ${n + 1}, training`, c.soft, "dashed", 1.2),
        line(curve.held_out, `Encoder ${n + 1}, held out`, c.line, "solid", 1.8),
      ]),
      {
        type: "scatter", name: "kept", symbolSize: 9, z: 5,
        data: all.flatMap((curve) => (exists(lowest(curve)) ? [[curve.kept, lowest(curve), textOf(at(curve.held_out, (curve.kept ?? 0) - 1))]] : [])),
        itemStyle: { color: c.accent, borderColor: c.card, borderWidth: 1.5 },
      },
    ],
  };
}

function curves(made: Encoder, all: Curve[]): HTMLElement {
  const epochs = made.epochs ?? 0;
  return figure(() => ({
    id: "encoder",
    title: clean(made.title, 200),
    note: clean(made.note, 600),
    summary: clean(made.summary, 1000),
    height: 300,
    table: {
      caption: "Mean squared error by epoch",
      columns: [
        { heading: "Epoch", words: true },
        ...all.flatMap((_, n) => [{ heading: `Encoder ${n + 1}, training` }, { heading: `Encoder ${n + 1}, held out` }]),
      ],
      rows: Array.from({ length: epochs }, (_, epoch) => [
        words(String(epoch + 1)),
        ...all.flatMap((curve) => [cell(at(curve.training, epoch)), cell(at(curve.held_out, epoch), curve.kept === epoch + 1 ? "strong" : undefined)]),
      ]),
    },
    foot: h(
      "p",
      { class: "curve-key" },
      h("span", { class: "swatch training" }), "customers learned from ",
      h("span", { class: "swatch" }), "customers held out ",
      h("span", { class: "swatch best" }), "kept",
    ),
    option: (drawing) => curvesOption(made, all, drawing),
  })).element;
}

export function encoder(data: Report): Content {
  const made = data.encoder;
  if (!made?.made) return null;
  const drawn = list(made.curves).filter((curve) => valuesOf([curve]).length > 0);
  return [inWords(made), drawn.length > 0 ? curves(made, drawn) : null];
}
