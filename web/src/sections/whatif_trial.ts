// A customer to change: which segment that makes, and what is the least that would make another.
import { bdi, fill, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { WhatIf } from "../fact_types";
import { choice } from "../figure";
import { inWords, twoDecimals } from "../numbers";
import { scorerOf, type Scorer } from "../scorer";
import { chip, numbered, segmentName } from "../segments";
import { smallestChange, type Change } from "../smallest_change";
import { clean, labelOf, labelWithUnit } from "../text";
import { leverOf } from "./whatif_lever";

const sliceMilliseconds = 12; // so long the page may be busy at a time
const shownAttributes = 18; // before all are asked for

/** The attributes, those first that set the segments apart most. */
const byImportance = ({ attributes }: WhatIf): number[] =>
  attributes.map((_, a) => a).sort((a, b) => (attributes[b]?.apart ?? 0) - (attributes[a]?.apart ?? 0));

function segmentAt(data: Report, slot: number): Content {
  const segment = list(data.segments)[slot];
  return segment ? [chip(segment, slot), " ", h("b", {}, bdi(segmentName(segment)))] : `segment ${slot + 1}`;
}

/** Where a customer of that margin stands, in the words of the chart of borders. */
const placeOf = (data: Report, margin: number): string =>
  clean(list(data.borders?.places).find((place) => margin < (place?.below ?? Infinity))?.words, 40);

function drawn(model: WhatIf, scorer: Scorer, data: Report): HTMLElement {
  const { attributes } = model;
  const startOf = (slot: number): number[] => attributes.map(({ starts }) => starts[slot] ?? NaN);
  let start = startOf(0);
  let values = [...start];
  let turn = 0;
  const levers = attributes.map((attribute, a) => leverOf(attribute, (value) => set(a, value)));
  const order = byImportance(model);
  for (const a of order.slice(shownAttributes)) levers[a]!.element.hidden = true;
  const more = h("button", { type: "button", class: "quiet", hidden: order.length <= shownAttributes, onclick: () => showAll() }, `Show all ${order.length} attributes`);
  const showAll = (): void => {
    for (const { element } of levers) element.hidden = false;
    more.hidden = true;
  };
  const place = h("p", { class: "place", role: "status" });
  const least = h("p", { class: "least" });

  const wordsOf = (a: number, value: number): string => {
    const attribute = attributes[a]!;
    if (attribute.kind === "category") return clean(attribute.levels[value], 60);
    if (attribute.kind === "boolean") return value === 1 ? "yes" : "no";
    return inWords(value, attribute);
  };
  const told = (change: Change | null): Content => {
    if (!change) return "No change of one attribute alone was found that would move this customer.";
    const { attribute, to, segment } = change;
    const name = labelWithUnit({ label: labelOf(attributes[attribute], 80), unit: attributes[attribute]?.unit });
    return [
      "The smallest change that would move them, to ",
      segmentAt(data, segment),
      ": ",
      bdi(name),
      " ",
      h("b", {}, bdi(wordsOf(attribute, to))),
      " instead of ",
      bdi(wordsOf(attribute, values[attribute]!)),
      ". ",
      h("button", { type: "button", class: "quiet", onclick: () => set(attribute, to, true) }, "Change it"),
    ];
  };
  // A search that a newer one has overtaken ends.
  const search = (): void => {
    const mine = ++turn;
    const found = smallestChange(model, scorer, [...values]);
    let best: Change | null = null;
    const slice = (): void => {
      const until = performance.now() + sliceMilliseconds;
      while (mine === turn && performance.now() < until) {
        const step = found.next();
        if (step.done) return fill(least, told(best));
        best = step.value;
      }
      if (mine === turn) setTimeout(slice);
    };
    setTimeout(slice);
  };
  const score = (): void => {
    const { segment, next, margin } = scorer.score(values);
    const where = placeOf(data, margin);
    fill(place, "This customer is in ", segmentAt(data, segment), where ? `, ${where}` : null, ` (margin ${twoDecimals(margin)}). Next to it: `, segmentAt(data, next), ".");
    search();
  };
  function set(a: number, value: number, shown = false): void {
    values[a] = value;
    if (shown) levers[a]?.show(value);
    if (levers[a]) levers[a].element.hidden = false;
    levers[a]?.was(start[a]!, value);
    score();
  }
  const begin = (slot: number): void => {
    start = startOf(slot);
    values = [...start];
    levers.forEach((lever, a) => {
      lever.show(values[a]!);
      lever.was(values[a]!, values[a]!);
    });
    score();
  };
  let slot = 0;
  begin(slot);
  const from = list(data.segments).map((segment, at) => ({ value: String(at), shown: numbered(segment, 60) }));
  return h(
    "div",
    { class: "panel trial" },
    h("p", { class: "note" }, "Start from a typical customer, move what you like, and see where that leads. ", clean(model.always_known, 600)),
    h(
      "div",
      { class: "controls" },
      choice("A typical customer of", from, (value) => begin((slot = Number(value)))),
      h("button", { type: "button", class: "quiet", onclick: () => begin(slot) }, "Start again"),
    ),
    h("div", { class: "stands" }, place, least),
    h("div", { class: "levers" }, order.map((a) => levers[a]!.element)),
    h("div", { class: "keep" }, more),
  );
}

export function trial(model: WhatIf, data: Report): HTMLElement {
  if (model.unsaid) return h("p", { class: "panel" }, clean(model.unsaid, 600));
  try {
    return drawn(model, scorerOf(model), data);
  } catch (error) {
    return h("p", { class: "panel broken" }, "Customers cannot be tried out: ", clean(error, 300));
  }
}
