// What the table shows by itself: sentences, best first, each with its plot.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Observation } from "../fact_types";
import type { Section } from "../section";
import { clean, counted } from "../text";
import { observationPlot } from "./observations_plot";

const open = 10;

function entry(observation: Observation, place: number): HTMLElement {
  return h(
    "li",
    { class: "observation panel" },
    h(
      "div",
      { class: "said" },
      h("p", { class: "kind" }, clean(observation.heading, 40)),
      h("h3", { class: "sentence" }, bdi(clean(observation.text, 700))),
      h("p", { class: "fine" }, clean(observation.figures, 300)),
    ),
    observationPlot(observation, place),
  );
}

const entries = (all: Observation[], from = 0): Content => h("ol", { class: "observations" }, all.map((observation, at) => entry(observation, from + at)));

// Too many for paper, which says that there are more.
const folded = (rest: Observation[], all: number): Content => [
  h("details", { class: "rest" }, h("summary", {}, `Show all ${all}: ${rest.length} more`), entries(rest, open)),
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
    lead: [
      clean(data.table?.observations, 40) || "Observations",
      " that the table yields by itself, the most interesting first. All that was tested was corrected together for chance finds: the false discovery rate q is the share of chance finds to be expected among those kept.",
    ],
    body: [entries(all.slice(0, open)), rest.length > 0 ? folded(rest, all.length) : null],
  };
}
