// What a segment's figures mean, in plain words.
import type { Change, Rule } from "../data";
import { exists, percent, whole, withUnit, type Figure, type Quantity } from "../numbers";
import { clean, labelOf } from "../text";

/** "well above average": steps at 0.5, 1 and 2 standard deviations. */
export function strengthWords(difference: number): string {
  const size = Math.abs(difference);
  const side = difference >= 0 ? "above average" : "below average";
  return size >= 2 ? `far ${side}` : size >= 1 ? `well ${side}` : size >= 0.5 ? side : `slightly ${side}`;
}

/** "above 9 in 10 of the others", of the chance that a customer lies above one of the others. */
export function aboveWords(auc: number): string {
  const side = auc >= 0.5 ? "above" : "below";
  const share = Math.min(1, Math.max(auc, 1 - auc));
  if (share >= 0.995) return `${side} nearly all of the others`;
  if (share >= 0.945) return `${side} ${whole(share * 100)} in 100 of the others`;
  return `${side} ${whole(share * 10)} in 10 of the others`;
}

/** "right for 91% of those it picks, finds 84% of the segment". */
export function ruleWords(rule: Rule): string {
  return [
    exists(rule.precision) ? `right for ${percent(rule.precision, 0)} of those it picks` : "",
    exists(rule.recall) ? `finds ${percent(rule.recall, 0)} of the segment` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** The rule itself: its sentence, else its conditions. */
export function ruleText(rule: Rule): string {
  const parts = (rule.conditions ?? []).map((condition) => clean(condition?.text, 120)).filter(Boolean);
  return clean(rule.text, 400) || parts.join(" and ");
}

const redrawings = 50; // of the customers, in which the name is looked for

/** "The name came back in 48 of 50 redrawings of the customers". */
export function stabilityWords(stability: Figure): string {
  if (!exists(stability)) return "";
  const times = stability * redrawings;
  const often = Math.abs(times - Math.round(times)) < 1e-6 ? `${whole(times)} of ${redrawings}` : `${percent(stability, 0)} of the`;
  return `The name came back in ${often} redrawings of the customers.`;
}

/** A value of a customer: a number in its column's words, or words. */
export const exampleValue = (value: Figure | string, quantity: Quantity): string =>
  typeof value === "string" ? clean(value, 60) || "–" : withUnit(value, quantity);

/** "cash advances of 1,340 currency instead of 1,180 currency". */
export function changeWords(change: Change): string {
  return `${labelOf(change)}: ${exampleValue(change.to, change)} instead of ${exampleValue(change.from, change)}`;
}
