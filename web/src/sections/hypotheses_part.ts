// One check of a claim: what was measured, against what was expected.
import { bdi, h, type Content } from "../dom";
import { list, type ClaimPart, type Measured } from "../data";
import { adaptive, decimal, exists, percent, whole, type Figure } from "../numbers";
import { drawTable, figure as number, words } from "../table";
import { clean } from "../text";
import { strip } from "./hypotheses_strip";

const verdicts: Record<string, [string, string]> = {
  holds: ["good", "✓ holds"],
  partly: ["unsure", "◐ partly"],
  "does not hold": ["bad", "✕ does not hold"],
};

/** The class of a verdict's colour. */
export const verdictKind = (verdict: string | null | undefined): string => verdicts[verdict ?? ""]?.[0] ?? "plain";

/** A verdict in sign and words. */
export function verdictBadge(verdict: string | null | undefined): HTMLElement {
  return h("span", { class: `answer ${verdictKind(verdict)}` }, verdicts[verdict ?? ""]?.[1] ?? `? ${clean(verdict, 40) || "cannot tell"}`);
}

const measures: Record<string, string> = {
  share: "share of the customers",
  total_share: "share of the total",
  correlation: "rank correlation",
  compare: "chance of being above",
  trend: "rank correlation",
};

const isCorrelation = (part: ClaimPart): boolean => part.check === "correlation" || part.check === "trend";

const shown = (value: Figure, part: ClaimPart): string =>
  isCorrelation(part) ? decimal(value, exists(value) && Math.abs(value) < 0.1 ? 3 : 2) : percent(value);

function interval(figure: Measured | null | undefined, part: ClaimPart): string {
  return exists(figure?.low) && exists(figure?.high) ? `${shown(figure.low, part)} to ${shown(figure.high, part)}` : "–";
}

function fact(name: string, value: Content): Content {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function figures(part: ClaimPart): Content {
  const figure = part.figure;
  return h(
    "dl",
    { class: "measured" },
    fact(measures[part.check ?? ""] ?? "measured", h("b", {}, shown(figure?.estimate, part))),
    fact("95% interval", interval(figure, part)),
    fact("expected", bdi(clean(part.expectation, 80) || "–")),
    fact("customers (n)", whole(figure?.n)),
    exists(part.customers_share) ? fact("from customers", percent(part.customers_share)) : null,
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
      rows: all.map((group) => {
        const { estimate, low, high, n } = group.median ?? {};
        const range = exists(low) && exists(high) ? `${adaptive(low)} to ${adaptive(high)}` : "–";
        return [words(clean(group.name, 160)), number(estimate, adaptive(estimate)), { shown: range, raw: range }, number(group.mean, adaptive(group.mean)), number(n, whole(n))];
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
    h("summary", {}, `In each of ${all.length} parts: holds in ${all.filter((stratum) => stratum.verdict === "holds").length}`),
    drawTable({
      caption: "In each part",
      columns: [{ heading: "Part", words: true }, { heading: "Measured" }, { heading: "95% interval" }, { heading: "n" }, { heading: "Verdict", words: true }],
      rows: all.map((stratum) => [
        words(clean(stratum.name, 120)),
        number(stratum.figure?.estimate, shown(stratum.figure?.estimate, part)),
        { shown: interval(stratum.figure, part), raw: interval(stratum.figure, part) },
        number(stratum.figure?.n, whole(stratum.figure?.n)),
        { shown: verdictBadge(stratum.verdict), raw: clean(stratum.verdict, 40), mark: "whole" },
      ]),
    }),
  );
}

// What the table of parts or groups says is not said twice.
function sentence(part: ClaimPart): string {
  const text = clean(part.sentence, 1500);
  const end = list(part.strata).length > 0 ? text.indexOf(" By strata:") : list(part.groups).length > 3 ? text.search(/; its me(dians|ans)/) : -1;
  return end < 0 ? text : `${text.slice(0, end).replace(/\.$/, "")}.`;
}

export function claimPart(part: ClaimPart, alone: boolean): HTMLElement {
  return h(
    "div",
    { class: "part" },
    h("p", { class: "sentence" }, alone ? null : [verdictBadge(part.verdict), " "], bdi(sentence(part))),
    h("div", { class: "against" }, strip(part), figures(part)),
    strata(part),
    groups(part),
  );
}
