// One segment can be selected, everywhere at once. Segments are known by their slot: their place in
// the list of segments, which also gives their colour.

type Listener = (slot: number | null) => void;
const listeners = new Set<Listener>();
let chosen: number | null = null;

let asked = false; // for it, since asksForSelection() began

export const selected = (): number | null => ((asked = true), chosen);

/** Does that work, and tells whether it asked for the selection. */
export function asksForSelection(work: () => void): boolean {
  asked = false;
  work();
  return asked;
}

/** Selects a segment, or none; selecting what is selected lets go of it. */
export function select(slot: number | null): void {
  chosen = slot === chosen ? null : slot;
  mark(document);
  for (const listener of listeners) listener(chosen);
}

export const onSelect = (listener: Listener): void => void listeners.add(listener);

/**
 * Elements that say data-slot="2" stand for a segment: others than the selected fade. Buttons that
 * say data-select="2" choose it and show whether it is.
 */
export function mark(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-slot]"))
    element.classList.toggle("faded", chosen !== null && element.dataset.slot !== String(chosen));
  for (const button of root.querySelectorAll<HTMLElement>("[data-select]"))
    button.setAttribute("aria-pressed", String(chosen !== null && button.dataset.select === String(chosen)));
}

/** How strongly a segment's marks are drawn, from 0 to 1. */
export function strength(slot: number, faint = 0.12): number {
  const chosen = selected();
  return chosen === null || chosen === slot ? 1 : faint;
}
