// Plays that fit no segment, folded, each with what it lacks where it comes nearest.
import { bdi, h, type Content } from "../dom";
import type { Plan, Play, Report } from "../data";
import { counted } from "../numbers";
import { clauses, segmentOf } from "./plan_play";
import { idle, nearest, playTitle } from "./plan_words";

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
