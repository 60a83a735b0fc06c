// What is missing, together with what, and what it depends on.
import { bdi, h, type Content } from "../dom";
import { list, type Attribute, type Report } from "../data";
import type { Gap } from "../fact_types";
import { figure } from "../figure";
import { drawTable, factCell, words } from "../table";
import { clean, labelOf } from "../text";
import { barsHeight, barsOption } from "./data_bars";

const mostBars = 30;
const mostPatterns = 12;
const mostSentences = 12;
const missingShare = (attribute: Attribute): number => attribute.missing_share?.value ?? 0;

function bars(incomplete: Attribute[], data: Report): HTMLElement {
  const shown = incomplete.slice(0, mostBars);
  const rows = shown.map((attribute) => ({
    label: labelOf(attribute),
    value: missingShare(attribute),
    shown: attribute.missing_share?.text ?? "",
    more: [["customers", attribute.missing?.text ?? ""]] as [string, string][],
  }));
  const left = incomplete.length - shown.length;
  return figure(() => ({
    id: "missing-values",
    title: clean(data.missingness?.title, 200) || "Missing values",
    note: left > 0 ? "The attributes with the most gaps; the table holds all." : "Share of the customers without a value; attributes that are complete are not shown.",
    summary: clean(data.missingness?.summary, 1500),
    height: barsHeight(rows.length),
    table: {
      caption: "Missing values",
      columns: [{ heading: "Attribute", words: true }, { heading: "Missing" }, { heading: "Share" }],
      rows: incomplete.map((attribute) => [words(labelOf(attribute)), ...[attribute.missing, attribute.missing_share].map((figure) => factCell(figure ?? { value: null, text: "–" }))]),
    },
    option: (drawing) => barsOption(drawing, rows, { value: "share of customers without a value", share: true }),
  })).element;
}

const sentence = ({ words: said, figures }: Gap): Content => [bdi(clean(said, 400)), h("small", {}, ` ${clean(figures, 120)}`)];

function patterns(data: Report): Content {
  const found = list(data.missingness?.patterns);
  if (found.length < 2) return null;
  const all = data.missingness?.distinct_patterns.value ?? 0;
  return [
    h("h4", {}, "What is missing together"),
    drawTable({
      caption: "What is missing together",
      columns: [{ heading: "Missing", words: true }, { heading: "Customers" }],
      rows: found.slice(0, mostPatterns).map((pattern) => [words(clean(pattern.words, 400)), factCell(pattern.rows)]),
    }),
    all > mostPatterns ? h("p", { class: "fine" }, clean(data.missingness?.patterns_words, 80)) : null,
  ];
}

export function missing(data: Report): Content {
  const incomplete = list(data.attributes).filter((attribute) => (attribute.missing?.value ?? 0) > 0).sort((a, b) => missingShare(b) - missingShare(a));
  if (incomplete.length === 0)
    return list(data.attributes).some((attribute) => (attribute.count?.value ?? 0) > 0) ? h("p", { class: "complete" }, "No value is missing: every customer has every attribute.") : null;
  const complete = data.missingness?.words;
  const found = list(data.missingness?.gaps).slice(0, mostSentences);
  const combined = patterns(data);
  if (!complete && found.length === 0 && !combined) return bars(incomplete, data);
  const text = [
    h("h3", {}, clean(complete, 120) || "What is missing, and where"),
    found.length > 0 ? h("p", { class: "note" }, "Whether what is missing depends on something else: gaps that do say something about the customer.") : null,
    found.length > 0 ? h("ul", { class: "sentences" }, found.map((entry) => h("li", {}, sentence(entry)))) : null,
    combined,
  ];
  return h("div", { class: "grid missing" }, bars(incomplete, data), h("div", { class: "panel" }, text));
}
