// Figures as the data have them: a number to draw and the text that shows it.
import { list, type Figures, type Num, type Shown } from "./data";
import { figure, type Cell } from "./table";
import { clean } from "./text";

const none = "–";

/** How a figure is shown; a dash where there is none. */
export const textOf = (shown: Shown | null | undefined): string => clean(shown?.text, 60) || none;

/** The number behind it, for a mark. */
export const valueOf = (shown: Shown | null | undefined): number | null => (Number.isFinite(shown?.value) ? (shown?.value ?? null) : null);

/** One of a row of figures. */
export const at = (figures: Figures | null | undefined, place: number): Shown => ({
  value: list(figures?.values)[place] as Num,
  text: list(figures?.texts)[place],
});

/** A table's cell of a figure. */
export const cell = (shown: Shown | null | undefined, mark?: string): Cell => figure(shown?.value, textOf(shown), mark);
