// What a play may bring, as a range, beside the assumptions that it was reckoned from.
import { bdi, h, type Content } from "../dom";
import type { Plan, Play } from "../data";
import { exists, percentWords } from "../numbers";
import { fileName } from "../text";
import { assumptionWords, money, plainShare, rangeWords } from "./plan_words";

const placed = (kind: string, left: number, width: number | null): HTMLElement => {
  const part = h("span", { class: kind });
  part.style.left = `${100 * left}%`;
  if (width !== null) part.style.width = `${100 * width}%`;
  return part;
};

// P10 to P90 as a bar with the mean marked, on a scale that holds zero.
function rangeBar(low: number, middle: number, high: number): HTMLElement {
  const [from, to] = [Math.min(0, low, middle), Math.max(0, high, middle)];
  const at = (value: number): number => (to > from ? (value - from) / (to - from) : 0);
  return h("div", { class: "range", "aria-hidden": "true" }, placed("between", at(low), at(high) - at(low)), placed("zero", at(0), null), placed("middle", at(middle), null));
}

const fact = (name: string, shown: string): Content => h("div", {}, h("dt", {}, name), h("dd", {}, shown));

function expectedRange(play: Play, plan: Plan): Content {
  const { p10, median, p90, mean, loss } = play.expected ?? {};
  if (!exists(p10) || !exists(mean) || !exists(p90)) return null;
  return [
    h("p", { class: "worth" }, h("b", {}, money(mean, plan.currency)), ` on average if your assumptions hold; 8 in 10 draws of them give ${rangeWords(play.expected ?? {}, plan.currency)}.`),
    rangeBar(p10, mean, p90),
    h(
      "dl",
      { class: "measured" },
      fact("mean", money(mean, "")),
      fact("P10", money(p10, "")),
      exists(median) ? fact("median", money(median, "")) : null,
      fact("P90", money(p90, "")),
      exists(loss) ? fact("chance of a loss", percentWords(loss)) : null,
    ),
  ];
}

function assumptions(play: Play, plan: Plan): Content {
  const { response, value, cost } = play;
  const lines: [string, string][] = [];
  if (response) lines.push(["Response", assumptionWords(response, true)]);
  if (response?.baseline) lines.push(["Do it anyway", plainShare(response.baseline)]);
  if (value) lines.push(["Value", assumptionWords(value, false)]);
  if (cost) lines.push(["Cost", assumptionWords(cost, false)]);
  if (lines.length === 0) return null;
  const file = fileName(plan.playbook);
  return [
    h("h4", {}, "Your assumptions", file ? [", from ", bdi(file)] : null),
    h("ul", { class: "assumed" }, lines.map(([name, words]) => h("li", {}, h("b", {}, `${name}: `), bdi(words)))),
  ];
}

export function worth(play: Play, plan: Plan): Content {
  const [range, from] = [expectedRange(play, plan), assumptions(play, plan)];
  if (!range && !from) return h("p", { class: "fine" }, "No figure in money: the playbook assumes no response, value and cost for this play.");
  return [h("h4", {}, "What it may bring"), range ?? h("p", { class: "fine" }, "No figure in money: nobody is to be contacted."), from];
}
