// The plan's parts: which plays are drawn where, and what their figures are called.
import type { Expected, Plan, Play, Shown } from "../data";
import { list } from "../data";
import { at, textOf, valueOf } from "../shown";
import { clean } from "../text";

// Places among the figures of what a play may bring.
const [low, middle, high, mean] = [0, 1, 2, 3] as const;

export interface Money { low: Shown; median: Shown; high: Shown; mean: Shown; loss: string; average: string; range: string }

/** What may be brought; null where nothing is known to draw. */
export function moneyOf(expected: Expected | null | undefined): Money | null {
  const [p10, p50, p90, average] = [low, middle, high, mean].map((place) => at(expected?.values, place)) as [Shown, Shown, Shown, Shown];
  if ([p10, p90, average].some((one) => valueOf(one) === null)) return null;
  return { low: p10, median: p50, high: p90, mean: average, loss: textOf(expected?.loss), average: clean(expected?.mean, 60) || "–", range: clean(expected?.range, 80) || "–" };
}

/** Plays that reach customers, in the order in which lists were filled. */
export const firing = (plan: Plan): Play[] => list(plan.plays).filter((play) => play.reaches);

/** Plays that fit a segment and reach nobody. */
export const reachingNobody = (plan: Plan): Play[] => list(plan.plays).filter((play) => play.fires && !play.reaches);

/** Plays that fit none. */
export const idle = (plan: Plan): Play[] => list(plan.plays).filter((play) => !play.fires && !play.reaches);

/** The play's contacts in a segment of which it reaches customers; else null. */
export function contactsIn(play: Play, id: number | null | undefined): Shown | null {
  const entry = list(play.segments).find((one) => one?.fires && one.id === id);
  if (entry) return entry.contacts ?? null;
  const more = list(play.more_segments).find(([segment]) => segment === id);
  return more ? { value: more[1], text: more[2] ?? String(more[1]) } : null;
}

/** The play's title, or its short name. */
export const playTitle = (play: Play, longest = 160): string => clean(play.title, longest) || clean(play.name, longest) || "(no name)";

/** Where the page tells of the n-th play that fires. */
export const anchorOf = (place: number): string => `play-${place + 1}`;
