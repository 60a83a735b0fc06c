// One check of a claim: what was measured, against what was expected.
import { bdi, h, type Content } from "../dom";
import { list } from "../data";
import type { ClaimPart, Measured } from "../fact_types";
import { drawTable, factCell, words } from "../table";
import { clean } from "../text";
import { strip } from "./hypotheses_strip";

const verdicts: Record<string, { kind: string; sign: string }> = {
  holds: { kind: "good", sign: "✓" },
  partly: { kind: "unsure", sign: "◐" },
  "does not hold": { kind: "bad", sign: "✕" },
};

/** The class of a verdict's colour. */
export const verdictKind = (verdict: string): string => verdicts[verdict]?.kind ?? "plain";

/** A verdict in sign and words. */
export function verdictBadge(verdict: string): HTMLElement {
  return h("span", { class: `answer ${verdictKind(verdict)}` }, `${verdicts[verdict]?.sign ?? "?"} ${clean(verdict, 40)}`);
}

const interval = ({ interval }: Measured): string => clean(interval) || "–";

function fact(name: string, value: Content): Content {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function figures(part: ClaimPart): Content {
  const figure = part.figure;
  return h(
    "dl",
    { class: "measured" },
    fact(part.measure, h("b", {}, clean(figure.estimate.text))),
    fact("95% interval", interval(figure)),
    fact("expected", bdi(clean(part.expectation, 80))),
    fact("customers (n)", figure.n.text),
    part.customers_share.value === null ? null : fact("from customers", part.customers_share.text),
  );
}

function groups(part: ClaimPart): Content {
  const all = list(part.groups);
  if (all.length === 0) return null;
  return h(
    "details",
    {},
    h("summary", {}, `Figures of ${all.length} groups`),
    drawTable({
      caption: "Figures by group",
      columns: [{ heading: "Group", words: true }, { heading: "Median" }, { heading: "95% interval" }, { heading: "Mean" }, { heading: "n" }],
      rows: all.map(({ name, median, mean }) => {
        const range = interval(median);
        return [words(clean(name, 160)), factCell(median.estimate), { shown: range, raw: range }, factCell(mean), factCell(median.n)];
      }),
    }),
  );
}

function strata(part: ClaimPart): Content {
  const all = list(part.strata);
  if (all.length === 0) return null;
  return h(
    "details",
    {},
    h("summary", {}, part.strata_words),
    drawTable({
      caption: "In each part",
      columns: [{ heading: "Part", words: true }, { heading: "Measured" }, { heading: "95% interval" }, { heading: "n" }, { heading: "Verdict", words: true }],
      rows: all.map(({ name, figure, verdict }) => [
        words(clean(name, 120)),
        factCell(figure.estimate),
        { shown: interval(figure), raw: interval(figure) },
        factCell(figure.n),
        { shown: verdictBadge(verdict), raw: clean(verdict, 40), mark: "whole" },
      ]),
    }),
  );
}

export function claimPart(part: ClaimPart, alone: boolean): HTMLElement {
  return h(
    "div",
    { class: "part" },
    h("p", { class: "sentence" }, alone ? null : [verdictBadge(part.verdict), " "], bdi(clean(part.sentence, 1500))),
    h("div", { class: "against" }, strip(part), figures(part)),
    strata(part),
    groups(part),
  );
}
