// Claims that people made about their customers, each with its answer.
import { bdi, h, type Content } from "../dom";
import { list, type Hypothesis, type Reading, type Report } from "../data";
import { counted, whole } from "../numbers";
import type { Section } from "../section";
import { clean, listed } from "../text";
import { claimPart, verdictBadge, verdictKind } from "./hypotheses_part";

function reading(entry: Reading, claim: Hypothesis): HTMLElement {
  const parts = list(entry.parts);
  const several = list(claim.readings).length > 1;
  const text = clean(entry.text, 300);
  return h(
    "div",
    { class: several ? "reading several" : "reading" },
    several || text ? h("p", { class: "read" }, several ? [verdictBadge(entry.verdict), " "] : null, bdi(text || "(no words)")) : null,
    parts.map((part) => claimPart(part, parts.length === 1)),
  );
}

// One figure answers at a glance; what else was measured is folded.
function measured(entry: Hypothesis): Content {
  const readings = list(entry.readings);
  const first = list(readings[0]?.parts)[0];
  const parts = readings.reduce((sum, one) => sum + list(one.parts).length, 0);
  if (!first || parts < 2) return readings.map((one) => reading(one, entry));
  return [
    claimPart(first, false),
    h("details", {}, h("summary", {}, `All ${whole(parts)} figures behind this answer`), readings.map((one) => reading(one, entry))),
  ];
}

function claim(entry: Hypothesis): HTMLElement {
  const readings = list(entry.readings);
  return h(
    "li",
    { class: `panel claim ${verdictKind(entry.verdict)}` },
    h("div", { class: "head" }, h("h3", {}, h("span", { class: "number" }, whole(entry.number)), " ", bdi(clean(entry.text, 500))), verdictBadge(entry.verdict)),
    entry.depends_on_reading
      ? h("p", { class: "fine" }, "The words can mean more than one thing, and the answer depends on it.")
      : readings.length > 1
        ? h("p", { class: "fine" }, `The words can mean ${whole(readings.length)} things; the answer is the same.`)
        : null,
    measured(entry),
  );
}

// "8 hold, 6 hold partly and 2 do not".
function summary(all: Hypothesis[]): string {
  const count = (verdict: string): number => all.filter((entry) => entry.verdict === verdict).length;
  const [holds, partly, not] = [count("holds"), count("partly"), count("does not hold")];
  const other = all.length - holds - partly - not;
  const said = [
    holds > 0 ? `${whole(holds)} ${holds === 1 ? "holds" : "hold"}` : "",
    partly > 0 ? `${whole(partly)} ${partly === 1 ? "holds" : "hold"} partly` : "",
    not > 0 ? `${whole(not)} ${not === 1 ? "does" : "do"} not hold` : "",
    other > 0 ? `${whole(other)} cannot be told` : "",
  ].filter(Boolean);
  return `Of ${counted(all.length, "claim", "claims")}, ${listed(said)}.`;
}

function key(): Content {
  return h(
    "p",
    { class: "note" },
    "The line under each claim is a scale from 0% to 100%, of correlations from −1 to 1: shaded is what was expected, the dot is what was measured, the bar through it the 95% interval. Partly: only some of what was claimed is so, or the figure is short of the size that was expected.",
  );
}

export function hypothesesSection(data: Report): Section | null {
  const all = list(data.hypotheses).filter((entry) => entry.text || list(entry.readings).length > 0);
  if (all.length === 0) return null;
  return {
    id: "hypotheses",
    heading: "What people claimed",
    short: "Claims",
    lead: [h("p", { class: "tally" }, summary(all)), key()],
    body: h("ol", { class: "claims" }, all.map(claim)),
  };
}
