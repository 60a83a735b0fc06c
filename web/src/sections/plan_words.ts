// The plan's figures in words. Money comes from assumptions: it is rounded, so that it does not look
// more exact than they are.
import type { Assumption, Expected, Play, Plan } from "../data";
import { list } from "../data";
import { counted, exists, percent, whole, withUnit, type Figure } from "../numbers";
import { clean } from "../text";

/** "25,600 USD": three figures. */
export const money = (value: Figure, currency: string | null | undefined): string =>
  withUnit(exists(value) ? Number(value.toPrecision(3)) : null, { kind: "amount", unit: currency });

/** "14,500 to 39,800 USD": P10 to P90. */
export const rangeWords = (expected: Expected, currency: string | null | undefined): string =>
  `${money(expected.p10, "")} to ${money(expected.p90, currency)}`;

const sharesIn = (low: Figure, high: Figure): ((value: Figure) => string) => {
  const decimals = [low, high].some((value) => exists(value) && value > 0 && value < 0.1 && Math.abs(value * 100 - Math.round(value * 100)) > 1e-9) ? 1 : 0;
  return (value) => percent(value, decimals);
};

/** "2% to 9%, most likely 5% (share of customers contacted)"; shares as per cent. */
export function assumptionWords(assumption: Assumption, isShare: boolean): string {
  const { low, likely, high } = assumption;
  const unit = clean(assumption.unit, 80);
  const shown = isShare ? sharesIn(low, high) : (value: Figure) => withUnit(value, { kind: "amount" });
  const range = exists(low) && low === high ? shown(low) : `${shown(low)} to ${shown(high)}, most likely ${shown(likely)}`;
  return unit ? `${range} (${unit})` : range;
}

/** A difference between shares: "3.2 percentage points". */
export const points = (share: Figure): string => (exists(share) ? `${percent(share).replace("%", "")} percentage points` : "–");

/** Whether the customers held out can show what the play does, in a sentence or two. */
export function measurementWords(play: Play, plan: Plan): string[] {
  const said: string[] = [];
  const power = plan.limits?.power;
  if (exists(play.needed_hold_out)) {
    const sure = exists(power) ? ` in ${percent(power, 0)} of cases` : "";
    const needed = `To show the likely response${sure}, ${counted(play.needed_hold_out, "customer", "customers")} must be held out`;
    said.push(
      play.enough === true
        ? `${needed}: the hold-out is large enough.`
        : play.enough === false
          ? `${needed}: the hold-out is too small.`
          : `${needed}.`,
    );
  }
  if (exists(play.detectable)) said.push(`With ${whole(play.held_out)} it shows ${points(play.detectable)} more than without the play, or a larger effect.`);
  return said;
}

/** Plays that fit a segment at least, in the order in which lists were filled. */
export const firing = (plan: Plan): Play[] =>
  list(plan.plays)
    .filter((play) => list(play.segments).some((entry) => entry?.fires))
    .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity));

/** Plays that fit none. */
export const idle = (plan: Plan): Play[] => list(plan.plays).filter((play) => !list(play.segments).some((entry) => entry?.fires));

/** The play's title, or its short name. */
export const playTitle = (play: Play, longest = 160): string => clean(play.title, longest) || clean(play.name, longest) || "(no name)";

/** Where the page tells of the n-th play that fires. */
export const anchorOf = (at: number): string => `play-${at + 1}`;
