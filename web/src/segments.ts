// Words and marks for segments that several sections use.
import { bdi, h } from "./dom";
import type { Report, Segment } from "./data";
import { list } from "./data";
import { select } from "./selection";
import { clean } from "./text";
import { colourSlot } from "./theme";

export const segmentName = (segment: Segment, longest = 60): string => clean(segment.name, longest) || "(no name)";

/** "1 Cash borrowers": for axes and tables. */
export const numbered = (segment: Segment, longest = 40): string => `${segment.id ?? "–"} ${segmentName(segment, longest)}`;

/** The class that gives an element the segment's colour as --c, and what is readable on it as --i. */
export const colourClass = (slot: number): string => `s${colourSlot(slot)}`;

/** The segment's number on its colour. */
export function chip(segment: Segment, slot: number): HTMLElement {
  return h("span", { class: `chip ${colourClass(slot)}` }, String(segment.id ?? "–"));
}

/** The chip with the name behind it. */
export function named(segment: Segment, slot: number): HTMLElement {
  return h("span", { class: "named", "data-slot": slot }, chip(segment, slot), " ", bdi(segmentName(segment)));
}

/** The slot of the segment with that number, or -1. */
export const slotOf = (data: Report, id: number | null | undefined): number =>
  list(data.segments).findIndex((segment) => segment.id === id);

/**
 * Buttons that select a segment, one per segment: a legend that can be used. By keyboard the
 * toolbar's buttons do the same, so that these need no stops of their own.
 */
export function legend(data: Report, suffix: (segment: Segment, slot: number) => string = () => ""): HTMLElement {
  return h(
    "div",
    { class: "legend", role: "group", "aria-label": "Select a segment" },
    list(data.segments).map((segment, slot) =>
      h(
        "button",
        { type: "button", tabindex: -1, "data-select": slot, "data-slot": slot, "aria-pressed": "false", onclick: () => select(slot) },
        chip(segment, slot),
        " ",
        bdi(segmentName(segment, 40)),
        suffix(segment, slot) ? h("b", {}, suffix(segment, slot)) : null,
      ),
    ),
  );
}
