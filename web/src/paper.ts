// The contents on paper, with the pages that headings stand on. No browser tells a page's number to
// links (target-counter() of CSS Generated Content 3), but columns of a page's size break where pages do.
import { h } from "./dom";
import type { ChosenSection } from "./sections";
import { forScientists } from "./toolbar";

/** The entry of a section that the page has. */
export const listed = ({ id, onScreen }: ChosenSection, heading: string, exact: boolean): HTMLElement =>
  h("li", { class: exact ? "exact" : onScreen ? "on-screen" : null }, h("a", { href: `#${id}` }, heading), onScreen ? null : h("span", { class: "leaf" }));

/** The entry of what is printed only when it is open. */
export const listedUnprinted = (): HTMLElement => h("li", { class: "summary-only" }, `${forScientists}: on the page itself`);

const mediaRules = (): CSSMediaRule[] =>
  [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule);

/** Does `look` while the page is laid out as for paper, page beside page. */
function asOnPaper(look: () => void): void {
  const [scrolled, rules] = [window.scrollY, mediaRules()];
  const conditions = rules.map((rule) => rule.media.mediaText);
  rules.forEach((rule, at) => {
    if (/^print$/.test(conditions[at]!)) rule.media.mediaText = "all";
    else if (/^screen/.test(conditions[at]!)) rule.media.mediaText = "not all";
  });
  document.documentElement.classList.add("paged");
  look();
  document.documentElement.classList.remove("paged");
  rules.forEach((rule, at) => (rule.media.mediaText = conditions[at]!));
  window.scrollTo({ top: scrolled, behavior: "instant" });
}

/** Puts the numbers of pages into the contents, where this browser prints them on the pages too. */
export function numberContents(listing: HTMLElement): void {
  if (!("CSSMarginRule" in window)) return;
  const leaves = [...listing.querySelectorAll(".leaf")];
  for (const leaf of leaves) leaf.textContent = "00"; // takes the place of the number
  const pages: number[] = [];
  asOnPaper(() => {
    const { left, width } = document.body.getBoundingClientRect();
    for (const leaf of leaves) {
      const [, id] = leaf.parentElement?.querySelector("a")?.hash.split("#") ?? [];
      const [heading] = document.getElementById(`${id}-heading`)?.getClientRects() ?? [];
      pages.push(heading ? Math.floor((heading.left - left) / width + 0.1) + 1 : 0);
    }
  });
  leaves.forEach((leaf, at) => (leaf.textContent = pages[at] ? String(pages[at]) : ""));
}
