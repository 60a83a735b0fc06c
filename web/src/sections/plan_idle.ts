// Plays that fit no segment, folded, each with what it lacks where it comes nearest.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Play, type PlaySegment, type Report } from "../data";
import { counted } from "../numbers";
import { clauses, segmentOf } from "./plan_play";
import { idle, playTitle } from "./plan_words";

const lacking = (entry: PlaySegment): number => list(entry.evidence).filter((clause) => clause && !clause.holds).length;

/** The segment in which the fewest clauses fail; of such the one that meets the most. */
export function nearest(play: Play): PlaySegment | null {
  const known = list(play.segments).filter((entry) => list(entry?.evidence).length > 0);
  return known.reduce<PlaySegment | null>((best, entry) => (!best || lacking(entry) < lacking(best) ? entry : best), null);
}

function idlePlay(play: Play, data: Report): Content {
  const entry = nearest(play);
  return h(
    "li",
    {},
    h("b", {}, bdi(playTitle(play))),
    entry ? h("div", { class: "whom" }, h("p", {}, "Nearest: ", segmentOf(entry, data)), clauses(entry)) : null,
  );
}

export function idlePlays(plan: Plan, data: Report): Content {
  const all = idle(plan);
  if (all.length === 0) return null;
  return h(
    "details",
    { class: "rest" },
    h("summary", {}, `${counted(all.length, "play fits", "plays fit")} no segment: what ${all.length === 1 ? "it lacks" : "they lack"}`),
    h("ul", { class: "panel idle" }, all.map((play) => idlePlay(play, data))),
  );
}
