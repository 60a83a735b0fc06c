// The attribute explorer: one attribute's distribution and its main figures.
import { bdi, type Content } from "../dom";
import { list, type Attribute, type Report } from "../data";
import { factList } from "../facts";
import { choice, figure, type Chart } from "../figure";
import { decimal, exists, percent, valueOf, whole, withUnit, type Figure } from "../numbers";
import { figure as number, words } from "../table";
import { clean, isolated, labelOf, opened } from "../text";
import { barsHeight, barsOption, type BarRow } from "./data_bars";
import { binsOf, histogramOption, histogramTable, runningCut, runningOption, runningTable } from "./data_attribute_plots";

const mostLevels = 20;

interface Explorer {
  element: HTMLElement;
  show(name: string): void;
}

const shareOf = (part: Figure, attribute: Attribute): number => (part ?? 0) / (attribute.count || 1);

/** Values with their counts, of yes or no, categories and columns that are always the same. */
function valuesOf(attribute: Attribute): { label: string; count: number }[] {
  if (attribute.kind === "boolean") {
    const no = attribute.zeros ?? 0;
    return [{ label: "yes", count: (attribute.count ?? 0) - no }, { label: "no", count: no }];
  }
  const levels = list(attribute.levels).map((level) => ({
    label: clean(level.level ?? level.name, 60) || "(empty)",
    count: level.count ?? 0,
  }));
  if (levels.length > 0) return levels;
  const frequent = list(attribute.most_frequent);
  if ((attribute.distinct ?? Infinity) > frequent.length) return [];
  return frequent.map((entry) => ({ label: valueOf(entry.value, attribute), count: entry.count ?? 0 }));
}

const drawable = (attribute: Attribute): boolean =>
  (attribute.count ?? 0) > 0 && (binsOf(attribute).length > 0 || valuesOf(attribute).length > 0);

const inBars = (attribute: Attribute): boolean => attribute.kind === "boolean" || attribute.kind === "category" || binsOf(attribute).length === 0;

/** The attribute's main figures; what says nothing is left out. */
function facts(attribute: Attribute): Content {
  const numbers = attribute.kind !== "category" && attribute.kind !== "boolean";
  const date = attribute.kind === "date";
  const missing = attribute.missing ?? 0;
  const all = (attribute.count ?? 0) + missing;
  const value = (figure: Figure): string => withUnit(figure, attribute);
  const entries: [string, string][] = [
    ["With a value", whole(attribute.count)],
    ["Missing", missing > 0 ? `${whole(missing)} (${percent(missing / (all || 1))})` : "none"],
  ];
  if (numbers && !date && exists(attribute.zeros)) entries.push(["Zero", attribute.zeros > 0 ? `${whole(attribute.zeros)} (${percent(shareOf(attribute.zeros, attribute))})` : "none"]);
  if (numbers)
    entries.push(
      [date ? "First" : "Lowest", value(attribute.minimum)],
      ["P10", value(attribute.p10)],
      ["Median", value(attribute.median)],
      ["P90", value(attribute.p90)],
      [date ? "Last" : "Highest", value(attribute.maximum)],
    );
  if (numbers && !date) entries.push(["Mean", value(attribute.mean)]);
  if (numbers) entries.push(["Skewness", decimal(attribute.skewness, 2)]);
  entries.push(["Different values", whole(attribute.distinct)]);
  if (attribute.outside) entries.push(["Outside its range", whole(attribute.outside)]);
  if (attribute.unseen) entries.push(["Levels not in the dictionary", whole(attribute.unseen)]);
  if (attribute.sentinel)
    entries.push(["Seems to stand for missing", `${withUnit(attribute.sentinel.value, attribute)} (${whole(attribute.sentinel.count)} times)`]);
  return factList(entries.map(([name, shown]) => [name, bdi(shown)]));
}

function finding(attribute: Attribute): string {
  const label = isolated(opened(labelOf(attribute, 70)));
  const zeros = shareOf(attribute.zeros, attribute);
  if (attribute.kind === "date") return `${label}: half of the customers by ${valueOf(attribute.median, attribute)}`;
  if (zeros >= 0.5) return `${label}: zero for ${percent(zeros, 0)} of the customers`;
  return `${label}: half of the customers are at or below ${withUnit(attribute.median, attribute)}`;
}

function barsChart(attribute: Attribute): Chart {
  const values = valuesOf(attribute).sort((a, b) => b.count - a.count);
  const shown = values.slice(0, mostLevels);
  const rest = values.slice(mostLevels);
  const left = rest.reduce((sum, level) => sum + level.count, 0);
  if (rest.length > 0) shown.push({ label: `${whole(rest.length)} others`, count: left });
  const rows: BarRow[] = shown.map(({ label, count }) => ({
    label,
    value: shareOf(count, attribute),
    shown: percent(shareOf(count, attribute)),
    more: [["customers", whole(count)]],
  }));
  const label = labelOf(attribute, 70);
  const first = values[0];
  return {
    title: first ? `${isolated(opened(label))}: ${isolated(first.label)} is the most frequent, ${percent(shareOf(first.count, attribute))}` : label,
    note: "Share of the customers that have a value.",
    summary: `Bars of ${rows.length} values: ${rows.map((row) => `${row.label} ${row.shown}`).join("; ")}.`,
    height: barsHeight(rows.length),
    table: {
      caption: label,
      columns: [{ heading: label, words: true }, { heading: "Customers" }, { heading: "Share" }],
      rows: values.map(({ label: name, count }) => [words(name), number(count, whole(count)), number(shareOf(count, attribute), percent(shareOf(count, attribute)))]),
    },
    option: (drawing) => barsOption(drawing, rows, { value: "share of customers", share: true }),
  };
}

function histogramChart(attribute: Attribute): Chart {
  const bins = binsOf(attribute);
  const beyond = bins[bins.length - 1]?.beyond;
  return {
    title: finding(attribute),
    note: `Height of a bar: share of the customers that lie there.${beyond ? ` The last, paler bar also holds what lies above it, up to ${withUnit(attribute.maximum, attribute)}.` : ""}`,
    summary: `Histogram. Median ${withUnit(attribute.median, attribute)}, P10 ${withUnit(attribute.p10, attribute)}, P90 ${withUnit(attribute.p90, attribute)}, highest ${withUnit(attribute.maximum, attribute)}.`,
    height: 320,
    table: histogramTable(attribute),
    option: (drawing) => histogramOption(attribute, drawing),
  };
}

function runningChart(attribute: Attribute): Chart {
  const cut = runningCut(attribute) !== null;
  return {
    title: finding(attribute),
    note: `Height of the line: share of the customers at or below the value (the empirical distribution function, drawn through the 101 percentiles). Where it is steep, many customers are alike.${cut ? ` The dashed end leads to the highest value, ${withUnit(attribute.maximum, attribute)}, beyond the axis.` : ""}`,
    summary: `Running share. A tenth of the customers lies at or below ${withUnit(attribute.p10, attribute)}, half at or below ${withUnit(attribute.median, attribute)}, nine tenths at or below ${withUnit(attribute.p90, attribute)}.`,
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
