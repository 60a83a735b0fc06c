// How many plays reach customers, how many lose, and who is left out of lists, in words.
import type { Plan, Play } from "../data";
import { list } from "../data";
import { counted, exists, whole } from "../numbers";
import { firing, reachingNobody } from "./plan_words";

/** "13 of 16 plays reach customers. 1 fits, but reaches nobody." */
export function tallyWords(plan: Plan): string {
  const all = list(plan.plays).length;
  const [reaching, empty] = [firing(plan).length, reachingNobody(plan).length];
  if (reaching === all) return all === 1 ? "The one play reaches customers." : `All ${whole(all)} plays reach customers.`;
  if (all === 1) return empty === 1 ? "The one play fits, but reaches nobody." : "The one play fits no segment.";
  if (reaching + empty === 0) return `None of ${whole(all)} plays fits a segment.`;
  const first = reaching === 0 ? `None of ${whole(all)} plays reaches customers.` : `${whole(reaching)} of ${whole(all)} plays ${reaching === 1 ? "reaches" : "reach"} customers.`;
  return empty === 0 ? first : `${first} ${whole(empty)} ${empty === 1 ? "fits, but reaches" : "fit, but reach"} nobody.`;
}

/** "By your assumptions 1 play loses money in every draw, 2 more often than not."; "" where none does. */
export function losingWords(plan: Plan): string {
  const losses = firing(plan).flatMap(({ expected }) => (exists(expected?.loss) ? [expected.loss] : []));
  const always = losses.filter((loss) => loss >= 1).length;
  const often = losses.filter((loss) => loss > 0.5 && loss < 1).length;
  const lose = (count: number): string => counted(count, "play loses", "plays lose") + " money";
  if (always + often === 0) return "";
  if (always === 0) return `By your assumptions ${lose(often)} more often than not.`;
  return `By your assumptions ${lose(always)} in every draw${often > 0 ? `, ${whole(often)} more often than not` : ""}.`;
}

/** "Of those who would fit, 3 are kept for an exclusive play and 4 are in enough lists already.": why a play that fits has no list. */
export function emptyWords(play: Play): string {
  const are = (count: number, why: string): string => (count > 0 ? `${whole(count)} ${count === 1 ? "is" : "are"} ${why}` : "");
  const left = [are(play.kept_apart ?? 0, "kept for an exclusive play"), are(play.capped ?? 0, "in enough lists already")].filter(Boolean).join(" and ");
  return left ? `Of those who would fit, ${left}.` : "Nobody in its segments meets its condition on customers.";
}

const sum = (plan: Plan, key: "capped" | "kept_apart"): number => list(plan.plays).reduce((total, play) => total + (play[key] ?? 0), 0);

/** How many lists a customer may be in, and the places that were not given for it. */
export function limitWords(plan: Plan): string {
  const most = plan.limits?.most_contacts;
  const [capped, apart] = [sum(plan, "capped"), sum(plan, "kept_apart")];
  const given = (places: number): string => `${counted(places, "place was", "places were")} not given`;
  return [
    exists(most) ? `Nobody is in more than ${counted(most, "list", "lists")}: lists are filled in the order of the plays.` : "",
    capped > 0 ? `For that limit ${given(capped)}.` : "",
    apart > 0 ? `An exclusive play keeps its customers out of all other lists: for it ${given(apart)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
