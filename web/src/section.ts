// A section of the page.
import { h, type Content } from "./dom";
import type { Report } from "./data";

export interface Section {
  id: string;
  /** The heading, and its short form in the contents. */
  heading: string;
  short: string;
  lead?: Content;
  body: Content;
}

/** Makes a section of the data, or null when they hold nothing for it. */
export type SectionMaker = (data: Report) => Section | null;

export function drawSection(section: Section): HTMLElement {
  const [first, ...rest] = [section.body].flat();
  return h(
    "section",
    { id: section.id, "aria-labelledby": `${section.id}-heading` },
    h(
      "div",
      { class: "opening" }, // stays together on paper
      h("h2", { id: `${section.id}-heading` }, section.heading),
      section.lead ? h("div", { class: "lead" }, section.lead) : null,
      first,
    ),
    rest,
  );
}
