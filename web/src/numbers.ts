// Ticks of axes. All other numbers come from the data with the text that shows them: where ticks
// stand depends on the width of the window, so no fact can have theirs.

export type Figure = number | null | undefined;
/** What a number counts, as its column's dictionary entry says. */
export interface Quantity {
  kind?: string | null;
  unit?: string | null;
}

const minus = "−";

export const exists = (value: Figure): value is number => typeof value === "number" && Number.isFinite(value);

/** Steps are added up: 0.30000000000000004. */
const exact = (value: number): number => Number(value.toPrecision(12));

// About three figures, whatever the size: "12,345", "1.23", "0.0012".
function short(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? minus : "";
  if (size >= 1e12) return sign + size.toExponential(2);
  if (size < 0.01) return sign + String(Number(size.toPrecision(2)));
  const decimals = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return sign + size.toLocaleString("en-US", { maximumFractionDigits: decimals });
}

// A day number (days since 1970-01-01) as 2026-03-09.
function date(days: number): string {
  const day = new Date(Math.round(days) * 86_400_000);
  return Number.isNaN(day.getTime()) ? "–" : (day.toISOString().split("T")[0] ?? "–");
}

/** "0.5", "25%", "1.2M". */
export function tick(at: number, quantity: Quantity = {}): string {
  if (quantity.kind === "date") return date(at);
  if (quantity.kind === "boolean" && (at === 0 || at === 1)) return at === 0 ? "no" : "yes";
  const value = exact(at);
  if (quantity.kind === "ratio" && !quantity.unit) return `${short(exact(100 * value))}%`;
  const size = Math.abs(value);
  const steps: [number, string, number][] = [[1e9, "B", 1e9], [1e6, "M", 1e6], [1e4, "k", 1e3]];
  for (const [from, letter, unit] of steps)
    if (size >= from) return `${value < 0 ? minus : ""}${Number((size / unit).toPrecision(3)).toLocaleString("en-US")}${letter}`;
  return short(value);
}

/** Whether the end of an axis, which is the data's, has a label: where it is round, or of few whole numbers. */
export const isRound = (value: number): boolean =>
  Number(value.toPrecision(1)) === value || (Number.isInteger(value) && Math.abs(value) <= 12);

// What readers set themselves has no text in the data.

/** How many of what a field takes are one of the attribute's: shares are told in hundredths. */
export const fieldScale = ({ kind, unit }: Quantity): number => (kind === "ratio" && !unit ? 100 : 1);

/** A value as a field takes it: a plain number, or a day. */
export const inField = (value: number, quantity: Quantity): string =>
  quantity.kind === "date" ? date(value) : String(Number((value * fieldScale(quantity)).toPrecision(7)));

/** What a field says, as a value; NaN for nothing. */
export function fromField(text: string, quantity: Quantity): number {
  if (text === "") return NaN;
  return quantity.kind === "date" ? Math.round(Date.parse(text) / 86_400_000) : Number(text) / fieldScale(quantity);
}

/** The same in a sentence: "1,240", "53%". */
export function inWords(value: number, quantity: Quantity): string {
  if (quantity.kind === "date") return date(value);
  const shown = (value * fieldScale(quantity)).toLocaleString("en-US", { maximumSignificantDigits: Math.abs(value) >= 1000 ? 7 : 4 });
  return `${shown.replace("-", minus)}${fieldScale(quantity) === 100 ? "%" : ""}`;
}

/** "0.43". */
export const twoDecimals = (value: number): string => value.toFixed(2);

/** The first value beyond `to`, seen from `from`, of so many digits of the change, or of whole numbers. */
export function outwards(from: number, to: number, whole: boolean, digits: number): number {
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(to - from))) - digits + 1);
  const step = whole ? Math.max(unit, 1) : unit;
  return exact((to > from ? Math.ceil(to / step) : Math.floor(to / step)) * step);
}
