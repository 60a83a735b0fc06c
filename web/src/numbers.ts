// Numbers as people read them: 1,234 and 12.3% and 0.217, with their unit. A number that does not
// exist is a dash.
import { clean } from "./text";

export type Figure = number | null | undefined;
/** What a number counts, as its column's dictionary entry says. */
export interface Quantity {
  kind?: string | null;
  unit?: string | null;
  part?: string | null;
}

const dash = "–";
const minus = "−";

export const exists = (value: Figure): value is number => typeof value === "number" && Number.isFinite(value);

function fixed(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (size >= 1e12) return (value < 0 ? minus : "") + size.toExponential(2);
  const shown = size.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return value < 0 && /[1-9]/.test(shown) ? minus + shown : shown;
}

/** "1,234"; rounded. */
export const whole = (value: Figure): string => (exists(value) ? fixed(value, 0) : dash);

/** A share between 0 and 1 as "12.3%". */
export function percent(share: Figure, decimals = 1): string {
  if (!exists(share)) return dash;
  const hundredths = share * 100;
  if (hundredths > 0 && hundredths < 0.05) return "<0.1%";
  return `${fixed(hundredths, decimals)}%`;
}

/** "0.217". */
export const decimal = (value: Figure, decimals = 3): string => (exists(value) ? fixed(value, decimals) : dash);

/** A p-value, or a false discovery rate: "0.012", "< 0.001". */
export const pValue = (value: Figure): string => (exists(value) && value < 0.001 ? "< 0.001" : decimal(value));

/** "+1.2" or "−1.2". */
export function signed(value: Figure, decimals = 1): string {
  if (!exists(value)) return dash;
  const shown = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(shown) ? `+${shown}` : shown;
}

/** About three figures, whatever the size: "12,345", "1.23", "0.0012". */
export function adaptive(value: Figure): string {
  if (!exists(value)) return dash;
  const size = Math.abs(value);
  if (Number.isInteger(value)) return fixed(value, 0);
  if (size < 0.01) return (value < 0 ? minus : "") + String(Number(size.toPrecision(2)));
  return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** A day number (days since 1970-01-01) as 2026-03-09. */
export function date(days: number): string {
  const day = new Date(Math.round(days) * 86_400_000);
  return Number.isNaN(day.getTime()) ? dash : (day.toISOString().split("T")[0] ?? dash);
}

/** A value of a column without its unit: ratios as per cent, counts whole where they are. */
export function valueOf(value: Figure, quantity: Quantity): string {
  if (!exists(value)) return dash;
  if (quantity.kind === "date") return date(value);
  if (quantity.kind === "boolean" && (value === 0 || value === 1)) return value === 0 ? "no" : "yes";
  if (quantity.kind === "ratio" && !quantity.unit) {
    const hundredths = value * 100;
    const coarse = Math.abs(hundredths - Math.round(hundredths)) < 1e-6 || Math.abs(hundredths) >= 10;
    return coarse ? `${fixed(hundredths, 0)}%` : percent(value);
  }
  if (quantity.kind === "count" || quantity.kind === "duration")
    return fixed(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1);
  return adaptive(value);
}

function unitBehind(shown: string, quantity: Quantity): string {
  const unit = clean(quantity.unit, 24);
  if (!unit) return shown;
  return unit === "%" ? `${shown}%` : `${shown} ${unit}`;
}

/** The same with the unit behind it. */
export const withUnit = (value: Figure, quantity: Quantity): string =>
  exists(value) ? unitBehind(valueOf(value, quantity), quantity) : valueOf(value, quantity);

const trimmed = (shown: string): string => shown.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/**
 * A label of an axis's tick, such as "0.5", "25%" or "1.2M". Where ticks stand depends on the width of
 * the window, so no fact can have their text: this alone is made here.
 */
export function tick(value: number, quantity: Quantity = {}): string {
  if (quantity.kind === "date") return date(value);
  if (quantity.kind === "boolean" && (value === 0 || value === 1)) return value === 0 ? "no" : "yes";
  const exact = Number(value.toPrecision(12)); // steps are added up: 0.30000000000000004
  if (quantity.kind === "ratio" && !quantity.unit) return `${trimmed(adaptive(Number((100 * exact).toPrecision(12))))}%`;
  const size = Math.abs(exact);
  const steps: [number, string, number][] = [[1e9, "B", 1e9], [1e6, "M", 1e6], [1e4, "k", 1e3]];
  for (const [from, letter, unit] of steps)
    if (size >= from) return `${exact < 0 ? minus : ""}${Number((size / unit).toPrecision(3)).toLocaleString("en-US")}${letter}`;
  return trimmed(adaptive(exact));
}

/** "1 segment", "2 segments". */
export const counted = (count: number, one: string, many: string): string => `${whole(count)} ${count === 1 ? one : many}`;
