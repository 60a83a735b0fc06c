// The observed figures against tables without segments, for each number of them.
import { list, type NullFigure, type Num, type Report } from "../data";
import { axisStyle, choice, figure, tip, type Drawing } from "../figure";
import { adaptive, decimal, exists, tick, whole } from "../numbers";
import { figure as number, words, type Table } from "../table";
import type { Colours } from "../theme";
import { chosenBand, kAxis, keys, whiskers, type Kind } from "./choice_marks";
import { clean } from "../text";

const indices: Record<string, { name: string; meaning: string; lessIsBetter?: boolean }> = {
  silhouette_attributes: { name: "silhouette in the attributes", meaning: "How much nearer customers are to their own segment than to the next, judged in your attributes." },
  silhouette_code: { name: "silhouette where made", meaning: "How much nearer customers are to their own segment than to the next, judged in the space where segments were made." },
  calinski_harabasz: { name: "Caliński–Harabasz", meaning: "Spread between segments over spread within; more is better." },
  davies_bouldin: { name: "Davies–Bouldin", meaning: "How alike neighbouring segments are; less is better.", lessIsBetter: true },
};

// A 95% quantile of fewer tables is no quantile.
const enoughReruns = 20;

interface NullKind {
  key: string;
  name: string;
  kind: Kind;
  shift: number;
}
const kinds: NullKind[] = [
  { key: "independent", name: "columns shuffled (independent null)", kind: "null", shift: -0.2 },
  { key: "copula", name: "same correlations (copula null)", kind: "third", shift: 0.2 },
];

const indexName = (key: string): string => indices[key]?.name ?? (clean(key, 40).replaceAll("_", " ") || "(no name)");

function shownAs(index: string): (value: Num) => string {
  return index.startsWith("silhouette") ? (value) => decimal(value) : (value) => adaptive(value);
}

function tableOf(all: NullFigure[], index: string): Table {
  const shown = shownAs(index);
  return {
    caption: `${indexName(index)} against tables without segments`,
    columns: [
      { heading: "Segments", words: true }, { heading: "Tables", words: true }, { heading: "Observed" }, { heading: "Mean of the tables" }, { heading: "Deviation" },
      { heading: "95% quantile" }, { heading: "95% limit" }, { heading: "Reruns beaten" }, { heading: "Reruns made" }, { heading: "Beaten", words: true },
    ],
    rows: all.map((entry) => [
      words(whole(entry.k)),
      words(clean(entry.null, 40)),
      ...[entry.observed, entry.mean, entry.deviation, entry.p95, entry.limit].map((value) => number(value, shown(value))),
      number(entry.rank, whole(entry.rank)),
      number(entry.reruns, whole(entry.reruns)),
      words(entry.beaten === true ? "yes" : entry.beaten === false ? "no" : "–"),
    ]),
  };
}

function titleOf(all: NullFigure[], index: string, chosen: Num): string {
  const shown = shownAs(index);
  const here = all.filter((entry) => entry.k === chosen && exists(entry.limit));
  const copula = here.find((entry) => entry.null === "copula") ?? here[0];
  if (!copula) return "The table against tables without segments";
  const verb = copula.beaten ? "beats" : "does not beat";
  return `At ${whole(chosen)} segments your table ${verb} tables without any: ${shown(copula.observed)} against a limit of ${shown(copula.limit)}`;
}

// A square at the null's mean, a whisker to its limit and, of enough reruns, a tick at its 95% quantile.
function nullSeries(all: NullFigure[], kind: NullKind, c: Colours) {
  const mine = all.filter((entry) => entry.null === kind.key && exists(entry.k) && exists(entry.mean));
  const x = (entry: NullFigure): number => (entry.k ?? 0) + kind.shift;
  const colour = c.soft;
  const hollow = kind.kind === "null";
  const bound = mine.flatMap((entry) => (exists(entry.limit) ? [[x(entry), entry.mean ?? null, entry.limit]] : []));
  return [
    whiskers(bound, colour, 5),
    { type: "scatter", z: 4, symbol: "rect", symbolSize: 8, itemStyle: { color: hollow ? c.card : colour, borderColor: colour, borderWidth: 1.5, opacity: 1 }, data: mine.map((entry) => [x(entry), entry.mean, entry.k]), emphasis: { disabled: true } },
    { type: "scatter", z: 4, symbol: "rect", symbolSize: [7, 2], itemStyle: { color: colour }, silent: true, data: mine.flatMap((entry) => (exists(entry.p95) && (entry.reruns ?? 0) >= enoughReruns ? [[x(entry), entry.p95]] : [])), emphasis: { disabled: true } },
  ];
}

function optionOf(all: NullFigure[], index: string, chosen: Num, drawing: Drawing) {
  const { colours: c, narrow } = drawing;
  const shown = shownAs(index);
  const ks = all.map((entry) => entry.k).filter((k, at, list) => list.indexOf(k) === at);
  const observed = ks.map((k) => all.find((entry) => entry.k === k && exists(entry.observed)));
  return {
    grid: { left: narrow ? 46 : 58, right: 14, top: 32, bottom: 44 },
    xAxis: kAxis(ks.map((k) => ({ k })), chosen, drawing),
    yAxis: {
      ...axisStyle(c), type: "value", scale: true, name: indexName(index),
      nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, narrow ? -40 : -52] },
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => (index === "calinski_harabasz" ? tick(v) : decimal(v, 2)) },
    },
    tooltip: {
      formatter: (item: { value: number[] }) => {
        const k = item.value[2] ?? item.value[0];
        const here = all.filter((entry) => entry.k === k);
        return tip(`${whole(k)} segments: ${shown(here[0]?.observed)}`, here.flatMap((entry): [string, string][] => [
          [`${clean(entry.null, 20)} null, mean`, shown(entry.mean)],
          ["its limit", `${shown(entry.limit)}, ${entry.beaten ? "beaten" : "not beaten"}`],
          ["reruns beaten", `${whole(entry.rank)} of ${whole(entry.reruns)}`],
        ]));
      },
    },
    series: [
      {
        type: "scatter", z: 5, symbol: "circle", data: observed.map((entry) => ({ value: [entry?.k, entry?.observed, entry?.k], symbolSize: entry?.k === chosen ? 14 : 10 })),
        itemStyle: { color: c.line, opacity: 1 }, markArea: chosenBand(chosen, c), emphasis: { disabled: true },
      },
      ...kinds.flatMap((kind) => nullSeries(all, kind, c)),
    ],
  };
}

function noteOf(all: NullFigure[], index: string): string {
  const reruns = all.map((entry) => entry.reruns).filter(exists);
  const few = Math.min(...reruns);
  const most = Math.max(...reruns);
  const made = reruns.length === 0 ? "" : ` and rests on ${few === most ? whole(few) : `${whole(few)} to ${whole(most)}`} of them`;
  const quantile = most >= enoughReruns ? " the small tick their own 95% quantile," : "";
  const side = indices[index]?.lessIsBetter ? "below" : "above";
  return `A null is a set of tables made from yours in which there are no segments: in one every column is shuffled by itself, in the other distributions and rank correlations stay and nothing else. The square is their mean,${quantile} the whisker ends at the limit that one more such table passes in 5% of cases. The limit assumes a normal spread of the reruns${made} for each null. Your table should lie ${side} both whiskers. ${indices[index]?.meaning ?? ""}`;
}

export function nulls(data: Report): HTMLElement | null {
  const every = list(data.certificate?.null).filter((entry) => exists(entry.k) && entry.index);
  const names = [...Object.keys(indices), ...every.map((entry) => entry.index ?? "")].filter((key, at, all) => all.indexOf(key) === at && every.some((entry) => entry.index === key));
  const first = names[0];
  if (first === undefined) return null;
  let index = first;
  const pick = choice("Judged by", names.map((key) => ({ value: key, shown: indexName(key) })), (value) => {
    index = value;
    made.redraw();
  });
  const chosen = data.choice?.k;
  const made = figure(() => {
    const all = every.filter((entry) => entry.index === index);
    const shown = shownAs(index);
    return {
      title: titleOf(all, index, chosen),
      note: noteOf(all, index),
      summary: `${indexName(index)} by number of segments. ${all.filter((entry) => entry.k === chosen).map((entry) => `At ${whole(chosen)}: observed ${shown(entry.observed)}, ${clean(entry.null, 40)} null mean ${shown(entry.mean)}, limit ${shown(entry.limit)}`).join("; ")}.`,
      height: 340,
      controls: names.length > 1 ? pick : undefined,
      foot: keys([{ name: "your table, made again", kind: "first" }, ...kinds], "dot"),
      table: tableOf(all, index),
      option: (drawing) => optionOf(all, index, chosen, drawing),
    };
  });
  return made.element;
}
