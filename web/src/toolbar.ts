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

export interface Toolbar {
  element: HTMLElement;
  /** Puts a section into the contents. */
  add(section: Section): void;
}

export function toolbar(data: Report, switchTheme: () => void): Toolbar {
  const contents = h("ul", {});
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
    add: (section) =>
      contents.append(h("li", {}, h("a", { href: `#${section.id}`, onclick: () => (folded.open = false) }, section.short))),
  };
}
