// What sets one attribute of the customer that is tried out.
import { bdi, fill, h, type Content } from "../dom";
import type { WhatIfAttribute } from "../fact_types";
import { fieldScale, fromField, inField, inWords } from "../numbers";
import { clean, labelOf } from "../text";

export interface Lever {
  element: HTMLElement;
  /** Takes that value, without telling of it. */
  show(value: number): void;
  /** Says what the customer began with where that is something else. */
  was(start: number, now: number): void;
}

let count = 0;

/** A choice of words: by level, yes or no. */
function wordsLever(attribute: WhatIfAttribute, id: string, tell: (value: number) => void): { controls: Content; show(value: number): void } {
  const levels = attribute.kind === "boolean" ? ["no", "yes"] : attribute.levels;
  const unknown = attribute.may_lack ? [h("option", { value: "" }, "not known")] : [];
  const field = h(
    "select",
    { "aria-labelledby": id, onchange: () => tell(field.value === "" ? NaN : Number(field.value)) },
    levels.map((level, at) => h("option", { value: String(at) }, clean(level, 60) || "(empty)")),
    unknown,
  );
  return { controls: field, show: (value) => (field.value = Number.isNaN(value) ? "" : String(value)) };
}

/** A slider over the customers' values, and a field for any other. */
function numberLever(attribute: WhatIfAttribute, id: string, tell: (value: number) => void): { controls: Content; show(value: number): void } {
  const stops = attribute.stops as number[];
  const date = attribute.kind === "date";
  const nearest = (value: number): number => stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs((stops[best] ?? 0) - value) ? at : best), 0);
  const slider = h("input", { type: "range", min: 0, max: Math.max(stops.length - 1, 0), step: 1, "aria-labelledby": id });
  const field = h("input", { type: date ? "date" : "number", step: date ? null : "any", "aria-labelledby": id });
  const lacking = h("input", { type: "checkbox" });
  const atSlider = (value: number): void => {
    slider.value = String(nearest(value));
    slider.setAttribute("aria-valuetext", inWords(value, attribute));
  };
  const known = (is: boolean): void => {
    lacking.checked = !is;
    slider.disabled = field.disabled = !is;
  };
  slider.addEventListener("input", () => {
    const value = stops[Number(slider.value)] ?? 0;
    field.value = inField(value, attribute);
    slider.setAttribute("aria-valuetext", inWords(value, attribute));
    tell(value);
  });
  field.addEventListener("input", () => {
    const value = fromField(field.value, attribute);
    if (!Number.isFinite(value)) return;
    atSlider(value);
    tell(value);
  });
  lacking.addEventListener("change", () => {
    known(!lacking.checked);
    const value = fromField(field.value, attribute);
    tell(lacking.checked ? NaN : Number.isFinite(value) ? value : (stops[Number(slider.value)] ?? 0));
  });
  const show = (value: number): void => {
    known(!Number.isNaN(value));
    if (Number.isNaN(value)) return;
    field.value = inField(value, attribute);
    atSlider(value);
  };
  const percent = fieldScale(attribute) === 1 ? null : h("span", { "aria-hidden": "true" }, "%");
  return {
    controls: [slider, h("span", { class: "field" }, field, percent), attribute.may_lack ? h("label", { class: "lacking" }, lacking, " not known") : null],
    show,
  };
}

export function leverOf(attribute: WhatIfAttribute, tell: (value: number) => void): Lever {
  const id = `lever-${++count}`;
  const words = attribute.kind === "category" || attribute.kind === "boolean";
  const { controls, show } = (words ? wordsLever : numberLever)(attribute, id, tell);
  const before = h("small", {});
  const unit = clean(attribute.unit, 24);
  const said = (value: number): string => {
    if (Number.isNaN(value)) return "not known";
    if (attribute.kind === "boolean") return value === 1 ? "yes" : "no";
    return words ? clean(attribute.levels[value], 60) : inWords(value, attribute);
  };
  return {
    element: h("div", { class: "lever", role: "group", "aria-labelledby": id }, h("div", { class: "what" }, h("span", { id }, bdi(labelOf(attribute, 80)), unit ? [" (", bdi(unit), ")"] : null), before), controls),
    show,
    was: (start, now) => fill(before, Object.is(start, now) ? null : ["was ", bdi(said(start))]),
  };
}
