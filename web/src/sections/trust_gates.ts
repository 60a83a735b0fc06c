// The tests that were set before anything was measured, as a checklist.
import { bdi, h } from "../dom";
import { list, type Gate, type Report } from "../data";
import { clean, opened } from "../text";

type State = "passed" | "failed" | "unknown";

// A test without a figure has neither passed nor failed.
const stateOf = (gate: Gate): State => (gate.state === "passed" || gate.state === "failed" ? gate.state : "unknown");

const outcomes: Record<State, { sign: string; said: string }> = {
  passed: { sign: "✓", said: "holds" },
  failed: { sign: "✗", said: "does not hold" },
  unknown: { sign: "?", said: "not measured" },
};

function entry(gate: Gate): HTMLElement {
  const state = stateOf(gate);
  const { sign, said } = outcomes[state];
  const meaning = clean(gate.meaning, 400);
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

export function gates(data: Report): HTMLElement | null {
  const all = list(data.certificate?.gates);
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(data.trust?.gates, 200) || "The tests"),
    h("p", { class: "note" }, "Silhouette: how much nearer customers are to their own segment than to the next; 1 wholly apart, 0 touching. “Where made” is the space that segments were made in."),
    checklist(all),
  );
}
