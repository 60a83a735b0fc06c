// Plays that fit no segment, folded, each with what it lacks where it comes nearest.
import { bdi, h, type Content } from "../dom";
import type { Plan, Play, Report } from "../data";
import { counted, whole } from "../numbers";
import { clauses, segmentOf } from "./plan_play";
import { idle, nearest, playTitle, reachingNobody } from "./plan_words";

function idlePlay(play: Play, data: Report): Content {
  const entry = nearest(play);
  return h(
    "li",
    {},
    h("b", {}, bdi(playTitle(play))),
    entry ? h("div", { class: "whom" }, h("p", {}, "Nearest: ", segmentOf(entry, data)), clauses(entry)) : null,
  );
}

// Why a play that fits has no list.
function emptyPlay(play: Play): Content {
  const are = (count: number, why: string): string => (count > 0 ? `${whole(count)} ${count === 1 ? "is" : "are"} ${why}` : "");
  const left = [are(play.kept_apart ?? 0, "kept for an exclusive play"), are(play.capped ?? 0, "in enough lists already")].filter(Boolean).join(" and ");
  const why = left ? `Of those who would fit, ${left}.` : "Nobody in its segments meets its condition on customers.";
  return h("li", {}, h("b", {}, bdi(playTitle(play))), h("p", {}, why));
}

function emptyPlays(plan: Plan): Content {
  const all = reachingNobody(plan);
  if (all.length === 0) return null;
  return h(
    "details",
    { class: "rest" },
    h("summary", {}, `${counted(all.length, "play fits, but reaches", "plays fit, but reach")} nobody: why`),
    h("ul", { class: "panel idle" }, all.map(emptyPlay)),
  );
}

export const idlePlays = (plan: Plan, data: Report): Content => [emptyPlays(plan), unfit(plan, data)];

function unfit(plan: Plan, data: Report): Content {
  const all = idle(plan);
  if (all.length === 0) return null;
  return h(
    "details",
    { class: "rest" },
    h("summary", {}, `${counted(all.length, "play fits", "plays fit")} no segment: what ${all.length === 1 ? "it lacks" : "they lack"}`),
    h("ul", { class: "panel idle" }, all.map((play) => idlePlay(play, data))),
  );
}
