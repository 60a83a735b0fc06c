// Plays that fit no segment, folded, each with what it lacks where it comes nearest.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Play, type Report } from "../data";
import { clean } from "../text";
import { clauses, segmentOf } from "./plan_play";
import { idle, playTitle, reachingNobody } from "./plan_words";

function idlePlay(play: Play, data: Report): Content {
  const [entry] = list(play.segments);
  return h(
    "li",
    {},
    h("b", {}, bdi(playTitle(play))),
    entry ? h("div", { class: "whom" }, h("p", {}, "Nearest: ", segmentOf(entry, data)), clauses(entry)) : null,
  );
}

// Why a play that fits has no list.
function emptyPlay(play: Play): Content {
  return h("li", {}, h("b", {}, bdi(playTitle(play))), h("p", {}, clean(play.nobody, 300)));
}

function emptyPlays(plan: Plan): Content {
  const all = reachingNobody(plan);
  if (all.length === 0) return null;
  return h(
    "details",
    { class: "rest" },
    h("summary", {}, clean(plan.nobody, 100)),
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
    h("summary", {}, clean(plan.unfit, 100)),
    h("ul", { class: "panel idle" }, all.map((play) => idlePlay(play, data))),
  );
}
