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

function entry(gate: Gate): HTMLElement {
  const known = typeof gate.passed === "boolean";
  const kind = !known ? "unknown" : gate.passed ? "passed" : "failed";
  const meaning = meanings[clean(gate.key, 40)];
  return h(
    "li",
    { class: kind },
    h(
      "span",
      { class: "outcome" },
      h("span", { class: "icon", "aria-hidden": "true" }, !known ? "?" : gate.passed ? "✓" : "✗"),
      !known ? "not measured" : gate.passed ? "holds" : "does not hold",
    ),
    h(
      "div",
      {},
      h("b", {}, bdi(opened(clean(gate.claim, 300)) || "(no name)")),
      h("p", { class: "measured" }, "Measured: ", bdi(clean(gate.measured, 300) || "–")),
      meaning ? h("p", { class: "meaning" }, meaning) : null,
    ),
  );
}

/** A checklist of gates. */
export const checklist = (gates: Gate[]): HTMLElement => h("ul", { class: "gates" }, gates.map(entry));

export function gates(data: Report): HTMLElement | null {
  const all = list(data.certificate?.gates);
  if (all.length === 0) return null;
  const passed = all.filter((gate) => gate.passed === true).length;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, all.length === 1 ? `The one test ${passed === 1 ? "holds" : "does not hold"}` : passed === all.length ? `All ${whole(all.length)} tests hold` : `${whole(passed)} of ${whole(all.length)} tests hold`),
    all.some((gate) => /silhouette/.test(gate.claim ?? "")) && h("p", { class: "note" }, "Silhouette: how much nearer customers are to their own segment than to the next; 1 wholly apart, 0 touching. “Where made” is the space that segments were made in."),
    checklist(all),
  );
}
