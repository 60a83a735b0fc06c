// The tests that were set before anything was measured, as a checklist.
import { bdi, h } from "../dom";
import { list, type Gate, type Report } from "../data";
import { whole } from "../numbers";
import { clean, opened } from "../text";

// What each test guards against, in plain words.
const meanings: Record<string, string> = {
  customers: "With too few customers, groups come and go by chance.",
  beats_independent: "Shuffled tables are made from yours: every column keeps its values, but no column has to do with another. There are no segments in them beyond what single columns show.",
  beats_copula: "These tables are made from yours too: values and correlations stay and nothing else. Doing better shows more than columns that rise and fall together.",
  null_excess: "With many customers even a trifle beats chance; this asks for a difference that matters.",
  encoder_agreement: "The code is learnt from a random start. If other starts gave other segments, these would be an accident. 1 is the same, 0 as by chance.",
  bootstrap_agreement: "If these customers had been drawn anew, would the same segments come out? 1 is the same, 0 as by chance.",
  input_silhouette: "Segments are made on a learnt code. They must hold in your attributes too, nearly as well as segments made there.",
  smallest_share: "A handful of customers is no segment.",
};

type State = "passed" | "failed" | "unknown";

// A test without a figure has neither passed nor failed.
function stateOf(gate: Gate): State {
  if (gate.state === "not measured") return "unknown";
  if (gate.state === "passed" || gate.state === "failed") return gate.state;
  return typeof gate.passed === "boolean" ? (gate.passed ? "passed" : "failed") : "unknown";
}

const outcomes: Record<State, { sign: string; said: string }> = {
  passed: { sign: "✓", said: "holds" },
  failed: { sign: "✗", said: "does not hold" },
  unknown: { sign: "?", said: "not measured" },
};

/** How many gates passed, failed, and were not measured. */
export function tally(all: Gate[]): Record<State, number> {
  const counts = { passed: 0, failed: 0, unknown: 0 };
  for (const gate of all) ++counts[stateOf(gate)];
  return counts;
}

function entry(gate: Gate): HTMLElement {
  const state = stateOf(gate);
  const { sign, said } = outcomes[state];
  const meaning = meanings[clean(gate.key, 40)];
  return h(
    "li",
    { class: state },
    h("span", { class: "outcome" }, h("span", { class: "icon", "aria-hidden": "true" }, sign), said),
    h(
      "div",
      {},
      h("b", {}, bdi(opened(clean(gate.claim, 300)) || "(no name)")),
      state === "unknown"
        ? h("p", { class: "tested" }, "Not measured: this has neither passed nor failed.")
        : h("p", { class: "tested" }, "Measured: ", bdi(clean(gate.measured, 300) || "–")),
      meaning ? h("p", { class: "meaning" }, meaning) : null,
    ),
  );
}

/** A checklist of gates. */
export const checklist = (gates: Gate[]): HTMLElement => h("ul", { class: "gates" }, gates.map(entry));

// "6 of 8 tests hold, 1 does not, 1 was not measured".
function headingOf(all: Gate[]): string {
  const { passed, failed, unknown } = tally(all);
  if (passed === all.length) return all.length === 1 ? "The one test holds" : `All ${whole(passed)} tests hold`;
  if (all.length === 1) return unknown ? "The one test was not measured" : "The one test does not hold";
  const holding = `${whole(passed)} of ${whole(all.length)} tests ${passed === 1 ? "holds" : "hold"}`;
  const not = failed > 0 && unknown > 0 ? `, ${whole(failed)} ${failed === 1 ? "does" : "do"} not` : "";
  return holding + not + (unknown > 0 ? `, ${whole(unknown)} ${unknown === 1 ? "was" : "were"} not measured` : "");
}

const silhouetteGates = new Set(["beats_independent", "beats_copula", "null_excess", "input_silhouette"]);

export function gates(data: Report): HTMLElement | null {
  const all = list(data.certificate?.gates);
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, headingOf(all)),
    all.some((gate) => silhouetteGates.has(gate.key ?? "")) && h("p", { class: "note" }, "Silhouette: how much nearer customers are to their own segment than to the next; 1 wholly apart, 0 touching. “Where made” is the space that segments were made in."),
    checklist(all),
  );
}
