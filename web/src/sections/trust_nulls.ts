// The observed figures against tables without segments, for each number of them.
import { list, type NullFigure, type NullTitle, type Num, type Report } from "../data";
import { axisStyle, choice, figure, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import type { Colours } from "../theme";
import { chosenBand, kAxis, keys, whiskers, type Kind } from "./choice_marks";
import { clean } from "../text";

interface NullKind {
  key: string;
  name: string;
  mean: string;
  kind: Kind;
  shift: number;
}

// How each kind of tables is drawn.
function kindsOf(data: Report): NullKind[] {
  const marks: { kind: Kind; shift: number }[] = [{ kind: "null", shift: -0.2 }, { kind: "third", shift: 0.2 }];
  return list(data.trust?.null_kinds).flatMap((told, at) => {
    const mark = marks[at];
    return mark ? [{ key: clean(told.null, 40), name: clean(told.name, 60), mean: clean(told.mean, 40), ...mark }] : [];
  });
}

function tableOf(all: NullFigure[], name: string): Table {
  return {
    caption: `${name} against tables without segments`,
    columns: [
      { heading: "Segments", words: true }, { heading: "Tables", words: true }, { heading: "Observed" }, { heading: "Mean of the tables" }, { heading: "Deviation" },
      { heading: "95% quantile" }, { heading: "95% limit" }, { heading: "Reruns beaten" }, { heading: "Reruns made" }, { heading: "Beaten", words: true },
    ],
    rows: all.map((entry) => [
      words(String(entry.k)),
      words(clean(entry.null, 40)),
      ...[entry.observed, entry.mean, entry.deviation, entry.p95, entry.limit, entry.rank, entry.reruns].map((one) => cell(one)),
      words(entry.beaten === true ? "yes" : entry.beaten === false ? "no" : "–"),
    ]),
  };
}

// A square at the null's mean, a whisker to its limit and, of enough reruns, a tick at its 95% quantile.
function nullSeries(all: NullFigure[], kind: NullKind, quantiles: boolean, c: Colours) {
  const mine = all.filter((entry) => entry.null === kind.key && exists(entry.k) && valueOf(entry.mean) !== null);
  const x = (entry: NullFigure): number => (entry.k ?? 0) + kind.shift;
  const colour = c.soft;
  const hollow = kind.kind === "null";
  const bound = mine.flatMap((entry) => (valueOf(entry.limit) !== null ? [[x(entry), valueOf(entry.mean), valueOf(entry.limit)]] : []));
  return [
    whiskers(bound, colour, 5),
    { type: "scatter", z: 4, symbol: "rect", symbolSize: 8, itemStyle: { color: hollow ? c.card : colour, borderColor: colour, borderWidth: 1.5, opacity: 1 }, data: mine.map((entry) => [x(entry), valueOf(entry.mean), entry.k]), emphasis: { disabled: true } },
    { type: "scatter", z: 4, symbol: "rect", symbolSize: [7, 2], itemStyle: { color: colour }, silent: true, data: mine.flatMap((entry) => (quantiles && valueOf(entry.p95) !== null ? [[x(entry), valueOf(entry.p95)]] : [])), emphasis: { disabled: true } },
  ];
}

function optionOf(all: NullFigure[], told: NullTitle, kinds: NullKind[], chosen: Num, drawing: Drawing) {
  const { colours: c, narrow } = drawing;
  const ks = all.map((entry) => entry.k).filter((k, at, list) => list.indexOf(k) === at);
  const observed = ks.map((k) => all.find((entry) => entry.k === k && valueOf(entry.observed) !== null));
  return {
    grid: { left: narrow ? 46 : 58, right: 14, top: 32, bottom: 44 },
    xAxis: kAxis(ks.map((k) => ({ k })), chosen, drawing),
    yAxis: {
      ...axisStyle(c), type: "value", min: (range: { min: number }) => Math.min(0, range.min), name: clean(told.name, 60),
      nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, narrow ? -40 : -52] },
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v) },
    },
    tooltip: {
      formatter: (item: { value: number[] }) => {
        const k = item.value[2] ?? item.value[0];
        const here = all.filter((entry) => entry.k === k);
        return tip(`${k} segments`, [["observed", textOf(here[0]?.observed)], ...here.flatMap((entry): [string, string][] => [
          [kinds.find((kind) => kind.key === entry.null)?.mean ?? clean(entry.null, 40), textOf(entry.mean)],
          [entry.beaten ? "its limit, beaten" : "its limit, not beaten", textOf(entry.limit)],
          ["reruns beaten", textOf(entry.rank)],
          ["of reruns", textOf(entry.reruns)],
        ])]);
      },
    },
    series: [
      {
        type: "scatter", z: 5, symbol: "circle", data: observed.map((entry) => ({ value: [entry?.k, valueOf(entry?.observed), entry?.k], symbolSize: entry?.k === chosen ? 14 : 10 })),
        itemStyle: { color: c.line, opacity: 1 }, markArea: chosenBand(chosen, c), emphasis: { disabled: true },
      },
      ...kinds.flatMap((kind) => nullSeries(all, kind, told.quantiles === true, c)),
    ],
  };
}

export function nulls(data: Report): HTMLElement | null {
  const every = list(data.certificate?.null).filter((entry) => exists(entry.k) && entry.index);
  const told = list(data.trust?.nulls).filter((one) => every.some((entry) => entry.index === one.index));
  const first = told[0];
  if (first === undefined) return null;
  let now = first;
  const kinds = kindsOf(data);
  const pick = choice("Judged by", told.map((one) => ({ value: one.index ?? "", shown: clean(one.name, 60) })), (value) => {
    now = told.find((one) => one.index === value) ?? first;
    made.redraw();
  });
  const chosen = data.choice?.k;
  const made = figure(() => {
    const all = every.filter((entry) => entry.index === now.index);
    return {
      id: "nulls",
    title: clean(now.title, 300),
      note: [clean(now.note, 1500), clean(data.trust?.reruns, 300)].join(" "),
      summary: clean(now.summary, 900),
      height: 340,
      controls: told.length > 1 ? pick : undefined,
      foot: keys([{ name: "your table, made again", kind: "first" }, ...kinds], "dot"),
      table: tableOf(all, clean(now.name, 60)),
      option: (drawing) => optionOf(all, now, kinds, chosen, drawing),
    };
  });
  return made.element;
}
