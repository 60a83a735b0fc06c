// Claims that people made about their customers, each with its answer.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Claim, ClaimReading } from "../fact_types";
import type { Section } from "../section";
import { clean } from "../text";
import { claimPart, verdictBadge, verdictKind } from "./hypotheses_part";

function reading(entry: ClaimReading, claim: Claim): HTMLElement {
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
function measured(entry: Claim): Content {
  const readings = list(entry.readings);
  const first = list(readings[0]?.parts)[0];
  const parts = readings.reduce((sum, one) => sum + list(one.parts).length, 0);
  if (!first || parts < 2) return readings.map((one) => reading(one, entry));
  return [
    claimPart(first, false),
    h("details", {}, h("summary", {}, `All ${parts} figures behind this answer`), readings.map((one) => reading(one, entry))),
  ];
}

function claim(entry: Claim): HTMLElement {
  return h(
    "li",
    { class: `panel claim ${verdictKind(entry.verdict)}` },
    h("div", { class: "head" }, h("h3", {}, h("span", { class: "number" }, String(entry.number)), " ", bdi(clean(entry.text, 500))), verdictBadge(entry.verdict)),
    entry.note ? h("p", { class: "fine" }, entry.note) : null,
    measured(entry),
  );
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
    lead: [h("p", { class: "tally" }, clean(data.hypotheses_words, 200)), key()],
    body: h("ol", { class: "claims" }, all.map(claim)),
  };
}
