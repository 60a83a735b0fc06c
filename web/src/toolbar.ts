// The bar that stays at the top: contents, segments to select, and the theme.
import { bdi, fill, h } from "./dom";
import { list, type Report } from "./data";
import type { Section } from "./section";
import { chip, segmentName } from "./segments";
import { onSelect, select } from "./selection";
import { onTheme, theme } from "./theme";

function segmentButtons(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  if (segments.length < 2) return null;
  const name = h("span", { class: "picked", "aria-live": "polite" });
  const all = h("button", { type: "button", class: "quiet all", hidden: true, onclick: () => select(null) }, "Show all");
  onSelect((slot) => {
    const segment = slot === null ? undefined : segments[slot];
    fill(name, segment ? bdi(segmentName(segment, 40)) : null);
    all.hidden = !segment;
  });
  return h(
    "div",
    { class: "picker", role: "group", "aria-label": "Select a segment everywhere" },
    segments.map((segment, slot) =>
      h(
        "button",
        {
          type: "button",
          class: "pick",
          "data-select": slot,
          "aria-pressed": "false",
          "aria-label": `Segment ${segment.id}: ${segmentName(segment, 40)}`,
          title: segmentName(segment, 40),
          onclick: () => select(slot),
        },
        chip(segment, slot),
      ),
    ),
    name,
    all,
  );
}

/** What the part of the page is called that holds all the evidence. */
export const forScientists = "For the data scientist";

// Marks in the contents where the reader is: the last section that has begun.
function followsScroll(): (id: string, link: HTMLElement) => void {
  const links: { id: string; link: HTMLElement }[] = [];
  let waiting = false;
  const look = (): void => {
    waiting = false;
    const begun = links.filter(({ id }) => {
      const section = document.getElementById(id);
      return section?.checkVisibility() && section.getBoundingClientRect().top < 140;
    });
    const now = begun[begun.length - 1];
    for (const { id, link } of links) {
      if (id === now?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  document.addEventListener(
    "scroll",
    () => {
      if (!waiting) requestAnimationFrame(look);
      waiting = true;
    },
    { passive: true },
  );
  return (id, link) => void links.push({ id, link });
}

export interface Toolbar {
  element: HTMLElement;
  /** The contents beside the text, where the window is wide. */
  side: HTMLElement;
  /** Puts a section into the contents. */
  add(section: Section, exact: boolean): void;
}

export function toolbar(data: Report, switchTheme: () => void): Toolbar {
  const contents = h("ul", {});
  const beside = h("ul", {});
  const following = followsScroll();
  const folded = h(
    "details",
    { class: "contents" },
    h("summary", {}, "Contents"),
    contents,
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !folded.open) return;
    folded.open = false;
    if (folded.contains(document.activeElement)) folded.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!folded.contains(event.target as Node)) folded.open = false;
  });
  const button = h("button", { type: "button", class: "quiet theme", onclick: switchTheme }, "◐");
  const label = (): void => button.setAttribute("aria-label", theme() === "dark" ? "Light colours" : "Dark colours");
  onTheme(label);
  label();
  return {
    element: h("div", { class: "toolbar" }, h("nav", { "aria-label": "Contents" }, folded), segmentButtons(data), button),
    side: h("nav", { class: "side", "aria-label": "Contents beside the text" }, beside),
    add: (section, exact) => {
      if (exact && beside.querySelector(".exact") === null) {
        for (const list of [contents, beside])
          list.append(h("li", { class: "exact" }, h("a", { href: "#scientist", onclick: () => (folded.open = false) }, forScientists)));
      }
      const link = (): HTMLElement => h("a", { href: `#${section.id}`, class: exact ? "deeper" : null, onclick: () => (folded.open = false) }, section.short);
      const other = link();
      contents.append(h("li", {}, link()));
      beside.append(h("li", {}, other));
      following(section.id, other);
    },
  };
}
