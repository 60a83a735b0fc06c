// Links within the page: what is folded opens before the window goes there, and #segment-3 selects.
import { list, type Report } from "./data";
import { drawInIdleTime, placeFigures } from "./figure";
import { slotOf } from "./segments";
import { select, selected } from "./selection";

/** Opens all that the element is folded in, and gives charts in there their place. */
function unfold(element: Element): void {
  const inside = element.closest("details");
  for (let folded = inside?.closest<HTMLDetailsElement>("details:not([open])"); folded; folded = folded.parentElement?.closest<HTMLDetailsElement>("details:not([open])") ?? null)
    folded.open = true;
  placeFigures();
}

const targetOf = (hash: string): HTMLElement | null => (hash.length > 1 ? document.getElementById(hash.slice(1)) : null);

function selectNamed(hash: string, data: Report): void {
  const [, id] = /^#segment-(\d+)$/.exec(hash) ?? [];
  const slot = id === undefined ? -1 : slotOf(data, Number(id));
  if (slot >= 0 && slot < list(data.segments).length && selected() !== slot) select(slot);
}

/** Goes where the address says, at once. */
export function arrive(data: Report): void {
  const target = targetOf(location.hash);
  if (!target) return;
  unfold(target);
  selectNamed(location.hash, data);
  target.scrollIntoView({ behavior: "instant" });
}

/** Follows links, and what opens by itself: a search in the page, or by hand. */
export function startNavigation(data: Report): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']");
    const target = link && targetOf(link.hash);
    if (target) unfold(target);
  });
  window.addEventListener("hashchange", () => selectNamed(location.hash, data));
  document.addEventListener(
    "toggle",
    (event) => {
      if (!(event.target instanceof HTMLDetailsElement) || !event.target.open || !event.target.querySelector(".chart")) return;
      placeFigures();
      drawInIdleTime();
    },
    true,
  );
}
