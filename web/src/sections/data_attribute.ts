// The attribute explorer: one attribute's distribution and its main figures.
import { bdi, type Content } from "../dom";
import { list, type Attribute, type Report } from "../data";
import { factList } from "../facts";
import { choice, figure, type Chart } from "../figure";
import type { Figure, ValueCount } from "../fact_types";
import { factCell, words } from "../table";
import { clean, labelOf } from "../text";
import { barsHeight, barsOption, type BarRow } from "./data_bars";
import { binsOf, histogramOption, histogramTable, runningCut, runningOption, runningTable } from "./data_attribute_plots";

const mostLevels = 20;

interface Explorer {
  element: HTMLElement;
  show(name: string): void;
}

/** Values with their counts, of yes or no, categories and columns that are always the same. */
function valuesOf(attribute: Attribute): ValueCount[] {
  const levels = list(attribute.levels);
  if (levels.length > 0) return levels;
  const frequent = list(attribute.most_frequent);
  return (attribute.distinct?.value ?? Infinity) > frequent.length ? [] : frequent;
}

const drawable = (attribute: Attribute): boolean =>
  (attribute.count?.value ?? 0) > 0 && (binsOf(attribute).length > 0 || valuesOf(attribute).length > 0);

const inBars = (attribute: Attribute): boolean => attribute.kind === "boolean" || attribute.kind === "category" || binsOf(attribute).length === 0;

const there = (figure: Figure | undefined): figure is Figure => figure !== undefined && figure.value !== null;
const some = (figure: Figure | undefined): figure is Figure => there(figure) && figure.value !== 0;
const textOf = (figure: Figure | undefined): string => clean(figure?.text, 60) || "–";

/** The attribute's main figures; what says nothing is left out. */
function facts(attribute: Attribute): Content {
  const { count, missing_words, zeros, zeros_words, minimum, p10, median, p90, maximum, mean, skewness, distinct, outside, unseen, sentinel } = attribute;
  const numbers = attribute.kind !== "category" && attribute.kind !== "boolean";
  const date = attribute.kind === "date";
  const entries: [string, string][] = [
    ["With a value", textOf(count)],
    ["Missing", clean(missing_words, 60) || "–"],
  ];
  if (numbers && !date && there(zeros)) entries.push(["Zero", clean(zeros_words, 60) || "–"]);
  if (numbers)
    entries.push(
      [date ? "First" : "Lowest", textOf(minimum)],
      ["P10", textOf(p10)],
      ["Median", textOf(median)],
      ["P90", textOf(p90)],
      [date ? "Last" : "Highest", textOf(maximum)],
    );
  if (numbers && !date) entries.push(["Mean", textOf(mean)]);
  if (numbers) entries.push(["Skewness", textOf(skewness)]);
  entries.push(["Different values", textOf(distinct)]);
  if (some(outside)) entries.push(["Outside its range", textOf(outside)]);
  if (some(unseen)) entries.push(["Levels not in the dictionary", textOf(unseen)]);
  if (sentinel) entries.push(["Seems to stand for missing", clean(sentinel.words, 80)]);
  return factList(entries.map(([name, shown]) => [name, bdi(shown)]));
}

function barsChart(attribute: Attribute): Chart {
  const values = valuesOf(attribute);
  const shown = values.slice(0, mostLevels);
  const left = values.length - shown.length;
  const rows: BarRow[] = shown.map(({ label, customers, share }) => ({
    label: clean(label, 60) || "(empty)",
    value: share.value,
    shown: share.text,
    more: [["customers", customers.text]],
  }));
  const label = labelOf(attribute, 70);
  return {
    id: "attribute",
    title: clean(attribute.title, 200) || label,
    note: left > 0 ? "Share of the customers that have a value. The most frequent values; the table holds all." : "Share of the customers that have a value.",
    summary: clean(attribute.summary, 1500),
    height: barsHeight(rows.length),
    table: {
      caption: label,
      columns: [{ heading: label, words: true }, { heading: "Customers" }, { heading: "Share" }],
      rows: values.map(({ label: name, customers, share }) => [words(clean(name, 60) || "(empty)"), factCell(customers), factCell(share)]),
    },
    option: (drawing) => barsOption(drawing, rows, { value: "share of customers", share: true }),
  };
}

function histogramChart(attribute: Attribute): Chart {
  const bins = binsOf(attribute);
  const beyond = bins[bins.length - 1]?.beyond;
  return {
    id: "attribute",
    title: clean(attribute.title, 200),
    note: beyond ? "Height of a bar: share of the customers that lie there. The last, paler bar also holds what lies above it." : "Height of a bar: share of the customers that lie there.",
    summary: clean(attribute.summary, 400),
    height: 320,
    table: histogramTable(attribute),
    option: (drawing) => histogramOption(attribute, drawing),
  };
}

function runningChart(attribute: Attribute): Chart {
  const cut = runningCut(attribute) !== null;
  return {
    id: "attribute",
    title: clean(attribute.title, 200),
    note: `Height of the line: share of the customers at or below the value (the empirical distribution function, drawn through the 101 percentiles). Where it is steep, many customers are alike.${cut ? " The dashed end leads to the highest value, beyond the axis." : ""}`,
    summary: clean(attribute.running_summary, 400),
    height: 320,
    table: runningTable(attribute),
    option: (drawing) => runningOption(attribute, drawing),
  };
}

export function explorer(data: Report): Explorer | null {
  const all = list(data.attributes).filter(drawable);
  const first = all.find((attribute) => attribute.name === data.value?.name) ?? all[0];
  if (!first) return null;
  let shown = first;
  let running = false;
  const pick = choice("Attribute", all.map((attribute, at) => ({ value: String(at), shown: labelOf(attribute) })), (value) => {
    shown = all[Number(value)] ?? first;
    made.redraw();
  });
  const menu = pick.querySelector("select");
  const way = choice("Drawn as", [{ value: "bars", shown: "histogram" }, { value: "running", shown: "running share" }], (value) => {
    running = value === "running";
    made.redraw();
  });
  const made = figure(() => {
    const bars = inBars(shown);
    way.hidden = bars;
    if (menu) menu.value = String(all.indexOf(shown));
    const chart = bars ? barsChart(shown) : running && list(shown.ecdf).length > 1 ? runningChart(shown) : histogramChart(shown);
    return { ...chart, controls: [pick, way], foot: facts(shown) };
  });
  return {
    element: made.element,
    show(name) {
      const wanted = all.find((attribute) => attribute.name === name);
      if (!wanted) return;
      shown = wanted;
      made.redraw();
      made.element.scrollIntoView({ block: "start" });
    },
  };
}
