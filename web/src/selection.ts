// One segment can be selected, everywhere at once. Segments are known by their slot: their place in
// the list of segments, which also gives their colour.

type Listener = (slot: number | null) => void;
const listeners = new Set<Listener>();
let chosen: number | null = null;

export const selected = (): number | null => chosen;

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
export const strength = (slot: number, faint = 0.12): number => (chosen === null || chosen === slot ? 1 : faint);
