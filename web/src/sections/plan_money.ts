// What a play may bring, as a range, beside the assumptions that it was reckoned from.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Play } from "../data";
import { textOf, valueOf } from "../shown";
import { clean, fileName } from "../text";
import { moneyOf } from "./plan_words";

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

function expectedRange(play: Play): Content {
  const money = moneyOf(play.expected);
  if (!money) return null;
  const [low, mean, high] = [money.low, money.mean, money.high].map((one) => valueOf(one) ?? 0) as [number, number, number];
  return [
    h("p", { class: "worth" }, bdi(clean(play.worth, 300))),
    rangeBar(low, mean, high),
    h(
      "dl",
      { class: "measured" },
      fact("mean", textOf(money.mean)),
      fact("P10", textOf(money.low)),
      fact("median", textOf(money.median)),
      fact("P90", textOf(money.high)),
      fact("chance of a loss", money.loss),
    ),
  ];
}

function assumptions(play: Play, plan: Plan): Content {
  const lines = list(play.assumptions);
  if (lines.length === 0) return null;
  const file = fileName(plan.playbook);
  return [
    h("h4", {}, "Your assumptions", file ? [", from ", bdi(file)] : null),
    h("ul", { class: "assumed" }, lines.map((line) => h("li", {}, h("b", {}, `${clean(line.name, 40)}: `), bdi(clean(line.words, 300))))),
  ];
}

export function worth(play: Play, plan: Plan): Content {
  const [range, from] = [expectedRange(play), assumptions(play, plan)];
  if (!range && !from) return h("p", { class: "fine" }, clean(play.worth, 300));
  return [h("h4", {}, "What it may bring"), range ?? h("p", { class: "fine" }, clean(play.worth, 300)), from];
}
