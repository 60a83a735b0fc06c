// What the table shows by itself: sentences, best first, each with its plot.
import { bdi, h, type Content } from "../dom";
import { list, type Observation, type Report } from "../data";
import { counted, decimal, exists, pValue, percent, whole, type Figure } from "../numbers";
import type { Section } from "../section";
import { clean, opened } from "../text";
import { observationPlot } from "./observations_plot";

const open = 10;

const kindWords: Record<string, string> = {
  share: "One attribute",
  concentration: "Concentration",
  together: "Relation",
  unrelated: "No relation",
  regardless: "Relation that holds throughout",
  explained: "Relation explained by a third",
  "comes from": "Source of a total",
  "hardly ever": "Seldom together",
  groups: "Groups that differ",
};

// What the estimate of a kind is; those between -1 and 1 are no shares.
const estimates: Record<string, { name: string; share: boolean }> = {
  share: { name: "share of the customers", share: true },
  concentration: { name: "share of the total", share: true },
  "comes from": { name: "share of the total", share: true },
  "hardly ever": { name: "share of these customers", share: true },
  together: { name: "rank correlation", share: false },
  unrelated: { name: "rank correlation", share: false },
  regardless: { name: "rank correlation in the part where it is weakest", share: false },
  explained: { name: "rank correlation within a part", share: false },
  groups: { name: "size of the difference, from 0 to 1", share: false },
};

function chance(q: Figure): string {
  if (!exists(q)) return "";
  const shown = pValue(q);
  return `false discovery rate q ${shown.startsWith("<") ? "" : "= "}${shown}`;
}

// The exact figures behind the sentence, for whom they say something.
function figures(observation: Observation): string {
  const { estimate, low, high, customers, q_value } = observation;
  const { name, share } = estimates[observation.kind ?? ""] ?? { name: "estimate", share: false };
  const shown = (value: Figure): string => (share ? percent(value) : decimal(value, 2));
  const interval = exists(low) && exists(high) ? ` (95% interval ${shown(low)} to ${shown(high)})` : "";
  return [
    exists(estimate) ? `${opened(name)}: ${shown(estimate)}${interval}` : "",
    exists(customers) ? `n = ${counted(customers, "customer", "customers")}` : "",
    chance(q_value),
  ]
    .filter(Boolean)
    .join(" · ");
}

function entry(observation: Observation): HTMLElement {
  return h(
    "li",
    { class: "observation panel" },
    h(
      "div",
      { class: "said" },
      h("p", { class: "kind" }, kindWords[observation.kind ?? ""] ?? clean(observation.kind, 40)),
      h("h3", { class: "sentence" }, bdi(clean(observation.text, 700))),
      h("p", { class: "fine" }, figures(observation)),
    ),
    observationPlot(observation),
  );
}

const entries = (all: Observation[]): Content => h("ol", { class: "observations" }, all.map(entry));

// Too many for paper, which says that there are more.
const folded = (rest: Observation[], all: number): Content => [
  h("details", { class: "rest" }, h("summary", {}, `Show all ${all}: ${whole(rest.length)} more`), entries(rest)),
  h("p", { class: "fine on-paper" }, `${counted(rest.length, "further observation stands", "further observations stand")} on the page itself.`),
];

export function observationsSection(data: Report): Section | null {
  const all = list(data.observations).filter((observation) => observation.text);
  if (all.length === 0) return null;
  const rest = all.slice(open);
  return {
    id: "observations",
    heading: "What the customers show",
    short: "Observations",
    lead: `${counted(all.length, "observation", "observations")} that the table yields by itself, the most interesting first. All that was tested was corrected together for chance finds: the false discovery rate q is the share of chance finds to be expected among those kept.`,
    body: [entries(all.slice(0, open)), rest.length > 0 ? folded(rest, all.length) : null],
  };
}
