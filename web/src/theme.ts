// Light and dark. The colours stand in the style sheet only; charts read them from there.
import { keep, kept } from "./kept";

export interface Colours {
  paper: string;
  card: string;
  ink: string;
  soft: string;
  rule: string;
  grid: string;
  line: string;
  pale: string;
  wash: string;
  band: string;
  accent: string;
  unsure: string;
  /** The colour of the segment in that slot, the same everywhere. */
  segment(slot: number): string;
  /** What is readable on it. */
  onSegment(slot: number): string;
  /** From far below (-1) over nothing (0) to far above (1). */
  diverging(at: number): string;
  /** What is readable on that. */
  onDiverging(at: number): string;
  /** From nothing (0) to most (1). */
  sequential(at: number): string;
}

const segmentColours = 12;
const listeners = new Set<() => void>();
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let choice: "light" | "dark" | null = null;

export const theme = (): "light" | "dark" => choice ?? (dark.matches ? "dark" : "light");
export const onTheme = (listener: () => void): void => void listeners.add(listener);

function apply(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

export function setTheme(wanted: "light" | "dark" | null): void {
  choice = wanted;
  keep("theme", wanted);
  apply();
}

export function startTheme(): void {
  const before = kept("theme");
  if (before === "light" || before === "dark") choice = before;
  dark.addEventListener("change", () => choice ?? apply());
  apply();
}

/** The slot's colour class; segments beyond the twelfth start again, their number tells them apart. */
export const colourSlot = (slot: number): number => (slot % segmentColours) + 1;

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const step = (at: number): number => Math.round(Math.max(-1, Math.min(1, at)) * 6);
  const name = (at: number): string => (step(at) === 0 ? "zero" : step(at) < 0 ? `n${-step(at)}` : `p${step(at)}`);
  return {
    paper: read("paper"),
    card: read("card"),
    ink: read("ink"),
    soft: read("soft"),
    rule: read("rule"),
    grid: read("grid"),
    line: read("line"),
    pale: read("pale"),
    wash: read("wash"),
    band: read("band"),
    accent: read("accent"),
    unsure: read("unsure"),
    segment: (slot) => read(`s${colourSlot(slot)}`),
    onSegment: (slot) => read(`i${colourSlot(slot)}`),
    diverging: (at) => read(name(at)),
    onDiverging: (at) => (Math.abs(step(at)) >= 4 ? read(`on-${name(at)}`) : read("ink")),
    sequential: (at) => (at <= 0 ? read("zero") : read(`p${Math.max(1, step(Math.min(1, at)))}`)),
  };
}
