// What the table shows by itself: sentences, best first, each with its plot.
import { bdi, h, type Content } from "../dom";
import { list, type Observation, type Report } from "../data";
import { counted, decimal, exists, pValue, percent, type Figure } from "../numbers";
import type { Section } from "../section";
import { clean } from "../text";
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

const correlated = new Set(["together", "unrelated", "regardless", "explained", "groups"]);

function chance(q: Figure): string {
  if (!exists(q)) return "";
  const shown = pValue(q);
  return `false discovery rate q ${shown.startsWith("<") ? "" : "= "}${shown}`;
}

// The exact figures behind the sentence, for whom they say something.
function figures(observation: Observation): string {
  const shown = (value: Figure): string => (correlated.has(observation.kind ?? "") ? decimal(value, 2) : percent(value));
  const { estimate, low, high, effect, customers, q_value } = observation;
  const interval = exists(low) && exists(high) ? ` (95% interval ${shown(low)} to ${shown(high)})` : "";
  return [
    exists(estimate) ? `estimate ${shown(estimate)}${interval}` : "",
    exists(effect) ? `effect ${decimal(effect, 2)}` : "",
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
      h("p", { class: "sentence" }, bdi(clean(observation.text, 700))),
      h("p", { class: "fine" }, figures(observation)),
    ),
    observationPlot(observation),
  );
}

const entries = (all: Observation[]): Content => h("ol", { class: "observations" }, all.map(entry));

export function observationsSection(data: Report): Section | null {
  const all = list(data.observations).filter((observation) => observation.text);
  if (all.length === 0) return null;
  const rest = all.slice(open);
  return {
    id: "observations",
    heading: "What the customers show",
    short: "Observations",
    lead: `${counted(all.length, "observation", "observations")} that the table yields by itself, the most interesting first. All that was tested was corrected together for chance finds: the false discovery rate q is the share of chance finds to be expected among those kept.`,
    body: [
      entries(all.slice(0, open)),
      rest.length > 0
        ? h("details", { class: "rest" }, h("summary", {}, `Show all ${all.length}: ${rest.length} more`), entries(rest))
        : null,
    ],
  };
}
