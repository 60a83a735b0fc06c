// What is missing, together with what, and what it depends on.
import { bdi, h, type Content } from "../dom";
import { list, type Attribute, type Missingness, type Report } from "../data";
import { figure } from "../figure";
import { counted, decimal, exists, pValue, percent, whole } from "../numbers";
import { drawTable, figure as number, words } from "../table";
import { isolated, labelOf, opened } from "../text";
import { barsHeight, barsOption } from "./data_bars";

const mostBars = 30;
const mostPatterns = 12;
const mostSentences = 12;
const kept = 0.01; // false discovery rate up to which a dependence is told

type Dependence = NonNullable<NonNullable<Missingness["dependences"]>[number]>;

const byName = (data: Report, name: string | null | undefined): Attribute =>
  list(data.attributes).find((attribute) => attribute.name === name) ?? { name };

const missingShare = (attribute: Attribute): number =>
  (attribute.missing ?? 0) / Math.max(1, (attribute.count ?? 0) + (attribute.missing ?? 0));

function bars(incomplete: Attribute[]): HTMLElement {
  const shown = incomplete.slice(0, mostBars);
  const rows = shown.map((attribute) => ({
    label: labelOf(attribute),
    value: missingShare(attribute),
    shown: percent(missingShare(attribute)),
    more: [["customers", whole(attribute.missing)]] as [string, string][],
  }));
  const first = shown[0];
  const left = incomplete.length - shown.length;
  return figure(() => ({
    title: `${isolated(opened(labelOf(first)))} is missing most often: for ${percent(first ? missingShare(first) : null)} of the customers`,
    note: left > 0 ? `The ${mostBars} attributes with the most gaps; ${left} more stand in the table.` : "Share of the customers without a value; attributes that are complete are not shown.",
    summary: `Bars of ${rows.length} attributes: ${rows.map((row) => `${row.label} ${row.shown}`).join("; ")}.`,
    height: barsHeight(rows.length),
    table: {
      caption: "Missing values",
      columns: [{ heading: "Attribute", words: true }, { heading: "Missing" }, { heading: "Share" }],
      rows: incomplete.map((attribute) => [words(labelOf(attribute)), number(attribute.missing, whole(attribute.missing)), number(missingShare(attribute), percent(missingShare(attribute)))]),
    },
    option: (drawing) => barsOption(drawing, rows, { value: "share of customers without a value", share: true }),
  })).element;
}

/** The strongest dependence of each column with gaps. */
function strongest(data: Report): Dependence[] {
  const best = new Map<string, Dependence>();
  for (const found of list(data.missingness?.dependences)) {
    const before = best.get(found.column ?? "");
    if (!before || (found.effect ?? 0) > (before.effect ?? 0)) best.set(found.column ?? "", found);
  }
  return [...best.values()].sort((a, b) => (b.effect ?? 0) - (a.effect ?? 0));
}

function sentence(data: Report, found: Dependence): Content {
  const label = labelOf(byName(data, found.column));
  const column = bdi(opened(label));
  const other = byName(data, found.other);
  const otherName = bdi(labelOf(other));
  const auc = other.kind === "category" || !exists(found.auc) ? null : found.auc; // levels have no order
  const strength = auc !== null ? `AUC ${decimal(auc, 2)}` : `Cramér's V ${decimal(exists(found.effect) ? 2 * found.effect : null, 2)}`;
  const fine = h("small", {}, ` ${strength}, false discovery rate ${pValue(found.false_discovery_rate)}`);
  if (!exists(found.false_discovery_rate) || found.false_discovery_rate >= kept)
    return [
      "No other attribute tells clearly where ", bdi(label), " is missing.",
      h("small", {}, " The strongest is ", otherName, `: ${strength}, false discovery rate ${decimal(found.false_discovery_rate, 2)}`),
    ];
  if (auc === null) return [column, " is missing more often for some values of ", otherName, " than for others.", fine];
  const low = auc < 0.5;
  return [
    column, " is missing where ", otherName, ` is ${low ? "low" : "high"}: with a chance of ${percent(low ? 1 - auc : auc, 0)}, a customer without it is ${low ? "lower" : "higher"} than one who has it.`,
    fine,
  ];
}

function patterns(data: Report): Content {
  const found = list(data.missingness?.patterns);
  if (found.length < 2) return null;
  const columnsOf = (names: string[] | null | undefined): string => list(names).slice(0, 8).map((name) => labelOf(byName(data, name), 40)).join(", ") + (list(names).length > 8 ? ` and ${list(names).length - 8} more` : "");
  const more = Math.max(0, (data.missingness?.distinct_patterns ?? found.length) - mostPatterns);
  return [
    h("h4", {}, "What is missing together"),
    drawTable({
      caption: "What is missing together",
      columns: [{ heading: "Missing", words: true }, { heading: "Customers" }],
      rows: found.slice(0, mostPatterns).map((pattern) => [words(columnsOf(pattern.columns)), number(pattern.rows, whole(pattern.rows))]),
    }),
    more > 0 ? h("p", { class: "fine" }, `${counted(more, "further combination", "further combinations")} of gaps.`) : null,
  ];
}

export function missing(data: Report): Content {
  const incomplete = list(data.attributes).filter((attribute) => (attribute.missing ?? 0) > 0).sort((a, b) => missingShare(b) - missingShare(a));
  if (incomplete.length === 0)
    return list(data.attributes).some((attribute) => exists(attribute.count)) ? h("p", { class: "complete" }, "No value is missing: every customer has every attribute.") : null;
  const complete = data.missingness?.complete_rows;
  const found = strongest(data).slice(0, mostSentences);
  const combined = patterns(data);
  if (!exists(complete) && found.length === 0 && !combined) return bars(incomplete);
  const text = [
    h("h3", {}, exists(complete) ? `${counted(complete, "customer has", "customers have")} every attribute` : "What is missing, and where"),
    found.length > 0 ? h("p", { class: "note" }, "Whether what is missing depends on something else: gaps that do say something about the customer.") : null,
    found.length > 0 ? h("ul", { class: "sentences" }, found.map((entry) => h("li", {}, sentence(data, entry)))) : null,
    combined,
  ];
  return h("div", { class: "grid missing" }, bars(incomplete), h("div", { class: "panel" }, text));
}
