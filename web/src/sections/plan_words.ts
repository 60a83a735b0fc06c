// The plan's figures in words. Money comes from assumptions: it is rounded, so that it does not look
// more exact than they are.
import type { Assumption, Expected, Play, PlaySegment, Plan } from "../data";
import { list } from "../data";
import { counted, exists, percent, whole, withUnit, type Figure } from "../numbers";
import { clean } from "../text";

/** "25,600 USD": three figures. */
export const money = (value: Figure, currency: string | null | undefined): string =>
  withUnit(exists(value) ? Number(value.toPrecision(3)) : null, { kind: "amount", unit: currency });

/** "14,500 to 39,800 USD": P10 to P90. */
export const rangeWords = (expected: Expected, currency: string | null | undefined): string =>
  `${money(expected.p10, "")} to ${money(expected.p90, currency)}`;

// As it was written in the playbook: 0.2 and 2.5%, no zeros behind.
const plain = (value: Figure): string => (exists(value) ? value.toLocaleString("en-US", { maximumSignificantDigits: 6 }).replace("-", "−") : "–");

/** A share as it was written: "5%", "0.5%". */
export const plainShare = (value: Figure): string => (exists(value) ? `${plain(100 * value)}%` : "–");

/** "2% to 9%, most likely 5% (share of customers contacted)"; shares as per cent. */
export function assumptionWords(assumption: Assumption, isShare: boolean): string {
  const { low, likely, high } = assumption;
  const unit = clean(assumption.unit, 160);
  const shown = isShare ? plainShare : plain;
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
    const has = exists(play.held_out) ? `; ${whole(play.held_out)} ${play.held_out === 1 ? "is" : "are"}` : "";
    const judged = play.enough === true ? " That is enough." : play.enough === false ? " That is too few." : "";
    said.push(`To show the likely response${sure}, ${counted(play.needed_hold_out, "customer", "customers")} must be held out${has}.${judged}`);
  }
  else if (play.enough === false) said.push("The likely response cannot be shown with so few customers, even if half of them were held out.");
  if (exists(play.detectable)) said.push(`This hold-out can show an effect of ${points(play.detectable)} or more.`);
  return said;
}

const rare = 0.01;

const odds = (p: number): string => (p >= 1e-15 ? `1 in ${whole(Number((1 / p).toPrecision(2)))}` : "less than 1 in a million million");

/** "By chance 25.5% were held out where 20% was asked (1 in 400): another seed gives another draw." */
export function unluckyWords(play: Play, plan: Plan): string {
  const { held_out: held, contacts, share_p_value: share, balance_p_value: balance } = play;
  const said: string[] = [];
  if (exists(share) && share < rare && exists(held) && exists(contacts) && held + contacts > 0)
    said.push(`by chance ${percent(held / (held + contacts))} were held out where ${plainShare(play.hold_out ?? plan.limits?.hold_out)} was asked (${odds(share)})`);
  if (exists(balance) && balance < rare) said.push(`by chance those held out are spread unevenly over segments and values (${odds(balance)})`);
  const words = said.join("; ");
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)}: another seed gives another draw.` : "";
}

/** "Held out in each of 5 parts", "Held out in 40 of 200 parts": how many of the parts that lots were drawn in are told of. */
export function partsWords(told: number, all: Figure): string {
  if (exists(all) && all > told) return `Held out in ${whole(told)} of ${whole(all)} parts`;
  return told === 1 ? "How many are held out" : `Held out in each of ${whole(told)} parts`;
}

const fits = (play: Play): boolean => list(play.segments).some((entry) => entry?.fires);

const reached = (contacts: Figure, heldOut: Figure): boolean =>
  !(exists(contacts) || exists(heldOut)) || (contacts ?? 0) + (heldOut ?? 0) > 0;

const reaches = (play: Play): boolean => play.reaches !== false && reached(play.contacts, play.held_out);

/** Plays that fit a segment at least and reach somebody, in the order in which lists were filled. */
export const firing = (plan: Plan): Play[] =>
  list(plan.plays)
    .filter((play) => fits(play) && reaches(play))
    .sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity));

/** Plays that fit a segment and reach nobody. */
export const reachingNobody = (plan: Plan): Play[] => list(plan.plays).filter((play) => fits(play) && !reaches(play));

/** Plays that fit none. */
export const idle = (plan: Plan): Play[] => list(plan.plays).filter((play) => !fits(play));

/** "194 to contact, 52 held out". */
export function sizesWords({ contacts, held_out: held }: Pick<PlaySegment, "contacts" | "held_out">): string {
  if (!reached(contacts, held)) return "fits, but reaches nobody";
  return [exists(contacts) ? `${whole(contacts)} to contact` : "", exists(held) ? `${whole(held)} held out` : ""].filter(Boolean).join(", ");
}

/** Whether the play fits that segment and reaches somebody there, and its contacts there where they are known. */
export function contactsIn(play: Play, id: Figure): { contacts: Figure } | null {
  if (!exists(id)) return null;
  const entry = list(play.segments).find((one) => one?.fires && one.id === id);
  if (entry) return reached(entry.contacts, entry.held_out) ? { contacts: entry.contacts } : null;
  const further = list(play.more_segments).find((one) => list(one)[0] === id);
  const contacts = list(further)[1];
  return further && reached(contacts, null) ? { contacts } : null;
}

const lacking = (entry: PlaySegment): number => list(entry.evidence).filter((clause) => clause && !clause.holds).length;

/** The segment in which the fewest clauses fail; of such the one that meets the most. */
export function nearest(play: Play): PlaySegment | null {
  const known = list(play.segments).filter((entry) => list(entry?.evidence).length > 0);
  return known.reduce<PlaySegment | null>((best, entry) => (!best || lacking(entry) < lacking(best) ? entry : best), null);
}

/** The play's title, or its short name. */
export const playTitle = (play: Play, longest = 160): string => clean(play.title, longest) || clean(play.name, longest) || "(no name)";

/** Where the page tells of the n-th play that fires. */
export const anchorOf = (at: number): string => `play-${at + 1}`;
