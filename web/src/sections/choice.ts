// Why this many segments: the evidence for each number of them.
import { bdi, h } from "../dom";
import { list, type Report } from "../data";
import { exists } from "../numbers";
import type { Section } from "../section";
import { clean } from "../text";
import { choiceCharts } from "./choice_charts";
import { dendrogram } from "./choice_dendrogram";
import { silhouettePlot } from "./choice_silhouettes";
import { choiceTable } from "./choice_table";

export function choiceSection(data: Report): Section | null {
  const reason = clean(data.choice?.reason, 1500);
  const rule = clean(data.choice?.rule, 1500);
  const charts = choiceCharts(data);
  const rest = [dendrogram(data), silhouettePlot(data), choiceTable(data)];
  if (!reason && charts.length === 0 && rest.every((part) => part === null)) return null;
  const held = clean(data.choice_titles?.held, 200);
  return {
    id: "choice",
    heading: list(data.segments).length === 0 ? "How many segments" : "Why this many",
    short: "Why this many",
    lead: [
      reason ? h("p", {}, bdi(reason), held ? ` ${held}` : null) : null,
      rule ? h("details", { class: "printed" }, h("summary", {}, "The rule that was applied"), h("p", {}, bdi(rule))) : null,
    ],
    body: [charts.length > 0 ? h("p", { class: "note" }, exists(data.choice?.k) ? "The chosen number stands on a band. " : null, clean(data.choice_titles?.marks, 200)) : null, charts.length > 0 ? h("div", { class: "grid" }, charts) : null, ...rest],
  };
}
