// What a segment's figures mean, in plain words.
import type { Change, Rule, Segment } from "../data";
import { apart, exists, percent, whole, withUnit, type Figure, type Quantity } from "../numbers";
import { clean, isolated, labelOf } from "../text";

/** "well above average": steps at 0.5, 1 and 2 standard deviations. */
export function strengthWords(difference: number): string {
  const size = Math.abs(difference);
  const side = difference >= 0 ? "above average" : "below average";
  return size >= 2 ? `far ${side}` : size >= 1 ? `well ${side}` : size >= 0.5 ? side : `slightly ${side}`;
}

/** "higher in 9 of 10 pairs": of a customer and one of the others, how often the first has more; ties count half. */
export function pairWords(auc: number): string {
  const side = auc >= 0.5 ? "higher" : "lower";
  const share = Math.min(1, Math.max(auc, 1 - auc));
  if (share >= 0.995) return `${side} in nearly all pairs`;
  const [times, pairs] = share >= 0.945 ? [share * 100, 100] : [share * 10, 10];
  return `${side} in ${whole(times)} of ${pairs} pairs`;
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

const longestName = 200; // characters; none that the program makes or takes is longer
const redrawings = 50; // of the customers, in which the name is looked for

/** "The name came back in 48 of 50 redrawings of the customers"; of the name that was made, where the segment has another. */
export function stabilityWords(segment: Pick<Segment, "name" | "made_name" | "name_stability">): string {
  const stability = segment.name_stability;
  if (!exists(stability)) return "";
  const made = clean(segment.made_name, longestName);
  const which = made && made !== clean(segment.name, longestName) ? "The name made from the data" : "The name";
  const times = stability * redrawings;
  const often = Math.abs(times - Math.round(times)) < 1e-6 ? `${whole(times)} of ${redrawings}` : `${percent(stability, 0)} of the`;
  return `${which} came back in ${often} redrawings of the customers.`;
}

/** A value of a customer: a number in its column's words, or words. */
export const exampleValue = (value: Figure | string, quantity: Quantity): string =>
  typeof value === "string" ? clean(value, 60) || "–" : withUnit(value, quantity);

/** "cash advances: 1,340 currency instead of 1,180 currency". */
export function changeWords(change: Change): string {
  const { from, to } = change;
  const [old, now] = typeof from === "number" && typeof to === "number" ? apart(from, to, change) : [exampleValue(from, change), exampleValue(to, change)];
  return `${labelOf(change)}: ${now} instead of ${old}`;
}

/** Whose name it is where that is not the one made from the data; else nothing. */
export function givenWords(segment: Segment): string {
  const made = clean(segment.made_name, longestName);
  const name = clean(segment.name, longestName);
  const from = clean(segment.name_from);
  const otherwise = made && made !== name ? `Made from the data it would be ${isolated(`“${made}”`)}.` : "";
  if (from === "followed") return [`The name goes on from segment ${whole(segment.follows?.id)} of the model before.`, otherwise].filter(Boolean).join(" ");
  if (!otherwise || (from !== "given" && from !== "gave way")) return "";
  if (from === "given") return `This name was given. ${otherwise}`;
  const more = /^ \d+$/.test(name.slice(made.length)) ? "this one has a number" : "this one says more";
  return `Another segment has the name ${isolated(`“${made}”`)}, so ${more}.`;
}
