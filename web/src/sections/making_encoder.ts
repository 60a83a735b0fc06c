// The encoder in words, and how it learned.
import { h, type Content } from "../dom";
import { list, type Encoder, type Report } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { factList } from "../facts";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { adaptive, counted, exists, percent, whole } from "../numbers";
import { figure as number, words } from "../table";
import { listed } from "../text";
import { roundTick } from "./data_axis";

type Curve = NonNullable<NonNullable<Encoder["curves"]>[number]>;

// best_epoch counts from 0, as the lists do.
const lowest = (curve: Curve): number | null | undefined => (exists(curve.best_epoch) ? list(curve.held_out)[curve.best_epoch] : null);

function inWords(encoder: Encoder, heldOut: boolean): Content {
  const count = encoder.encoders ?? 1;
  const layers = [encoder.inputs, ...list(encoder.hidden), encoder.code].filter(exists).map(whole).join(" → ");
  const r2 = encoder.reconstruction_r2;
  const linear = encoder.linear_r2;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, "What the segments are made in: a code of each customer"),
    h(
      "p",
      {},
      `${counted(count, "autoencoder", "autoencoders")}, ${count > 1 ? "each" : "which"} learned to say a customer's ${counted(encoder.inputs ?? 0, "prepared figure", "prepared figures")} in ${whole(encoder.code)}, so that as much as possible can be told back. ${count > 1 ? `Their codes are joined into one of ${counted(encoder.columns ?? 0, "column", "columns")}.` : ""}`,
    ),
    exists(r2)
      ? h("p", {}, "It keeps ", h("b", {}, percent(r2)), ` of the variance${heldOut ? " of customers that it did not learn from" : ""} (reconstruction R²); `, exists(linear) ? ["the best straight-line code of that size, principal components, keeps ", h("b", {}, percent(linear)), " (linear R²)."] : "no straight-line code was measured.")
      : null,
    factList([
      ["Layers of one encoder", layers],
      ["Encoders", whole(count)],
      ["Columns of the joined code", whole(encoder.columns)],
    ]),
  );
}

const valuesOf = (all: Curve[]): number[] => all.flatMap((curve) => [...list(curve.training), ...list(curve.held_out)]).filter(exists);

const inPowers = (values: number[]): boolean => values.every((value) => value > 0);

// The ends of an axis in powers of ten, at 1, 2 or 5 of a power.
const roundSteps = (value: number): number[] => [0.5, 1, 2, 5, 10, 20].map((step) => Number((step * 10 ** Math.floor(Math.log10(value))).toPrecision(1)));
const roundBelow = (value: number): number => Math.max(...roundSteps(value).filter((step) => step < value));
const roundAbove = (value: number): number => Math.min(...roundSteps(value).filter((step) => step > value));

function curvesOption(all: Curve[], epochs: number, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const values = valuesOf(all);
  const powers = inPowers(values);
  const line = (of: Curve["training"], name: string, colour: string, type: string, width: number) => ({
    type: "line", name, showSymbol: false, data: list(of).map((value, at) => [at + 1, value]),
    lineStyle: { color: colour, width, type, opacity: 0.75 }, itemStyle: { color: colour }, emphasis: { disabled: true },
  });
  return {
    grid: { left: 62, right: 20, top: 34, bottom: 44 },
    xAxis: { ...axisStyle(c), type: "value", min: 1, max: Math.max(2, epochs), minInterval: 1, splitNumber: narrow ? 4 : 8, splitLine: { show: false }, name: "epoch", nameLocation: "middle", nameGap: 26 },
    yAxis: {
      ...axisStyle(c), type: powers ? "log" : "value", min: powers ? roundBelow(Math.min(...values)) : 0, max: powers ? roundAbove(Math.max(...values)) : undefined,
      axisLine: { show: false }, name: "mean squared error", nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, -56] },
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (value: number) => roundTick(Number(value.toPrecision(2))) },
    },
    tooltip: {
      trigger: "item",
      formatter: (item: { seriesName: string; value: [number, number] }) => tip(item.seriesName, [[`epoch ${item.value[0]}`, adaptive(item.value[1])]]),
    },
    series: [
      ...all.flatMap((curve, at) => [
        line(curve.training, `Encoder ${at + 1}, training`, c.soft, "dashed", 1.2),
        line(curve.held_out, `Encoder ${at + 1}, held out`, c.line, "solid", 1.8),
      ]),
      {
        type: "scatter", name: "kept", symbolSize: 9, z: 5,
        data: all.flatMap((curve) => (exists(curve.best_epoch) && exists(lowest(curve)) ? [[curve.best_epoch + 1, lowest(curve)]] : [])),
        itemStyle: { color: c.accent, borderColor: c.card, borderWidth: 1.5 },
      },
    ],
  };
}

function curves(all: Curve[]): HTMLElement {
  const best = all.map(lowest).filter(exists);
  const epochs = Math.max(...all.map((curve) => Math.max(list(curve.training).length, list(curve.held_out).length)));
  const powers = inPowers(valuesOf(all));
  const spread = best.length > 1 ? `between ${adaptive(Math.min(...best))} and ${adaptive(Math.max(...best))}` : adaptive(best[0]);
  return figure(() => ({
    title: best.length > 0 ? `How the encoders learned: the error on held-out customers fell to ${spread}` : "How the encoders learned",
    note: `Mean squared error after each round over the customers (epoch)${powers ? ", in powers of ten" : ""}. Dots: the round whose weights were kept. Held-out rising while training falls would mean learning by heart.`,
    summary: `Loss curves of ${counted(all.length, "encoder", "encoders")} over ${epochs} epochs. Lowest held-out error ${spread}; epochs kept: ${listed(all.map((curve) => (exists(curve.best_epoch) ? String(curve.best_epoch + 1) : "–")))}.`,
    height: 300,
    table: {
      caption: "Mean squared error by epoch",
      columns: [
        { heading: "Epoch", words: true },
        ...all.flatMap((_, at) => [{ heading: `Encoder ${at + 1}, training` }, { heading: `Encoder ${at + 1}, held out` }]),
      ],
      rows: Array.from({ length: epochs }, (_, epoch) => [
        words(String(epoch + 1)),
        ...all.flatMap((curve) => [
          number(list(curve.training)[epoch], adaptive(list(curve.training)[epoch])),
          number(list(curve.held_out)[epoch], adaptive(list(curve.held_out)[epoch]), curve.best_epoch === epoch ? "strong" : undefined),
        ]),
      ]),
    },
    foot: h(
      "p",
      { class: "curve-key" },
      h("span", { class: "swatch training" }), "customers learned from ",
      h("span", { class: "swatch" }), "customers held out ",
      h("span", { class: "swatch best" }), "kept",
    ),
    option: (drawing) => curvesOption(all, epochs, drawing),
  })).element;
}

export function encoder(data: Report): Content {
  const made = data.encoder;
  if (!made || !exists(made.inputs)) return null;
  const drawn = list(made.curves).filter((curve) => list(curve.training).length > 1 || list(curve.held_out).length > 1);
  return [inWords(made, data.certificate?.faithfulness?.held_out?.value !== 0), drawn.length > 0 ? curves(drawn) : null];
}
