// A play: what to do, for whom, why, what would stop it, and how its effect is measured.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Play, type PlaySegment, type Report } from "../data";
import { named, slotOf } from "../segments";
import { cell } from "../shown";
import { drawTable, words } from "../table";
import { clean } from "../text";
import { worth } from "./plan_money";
import { anchorOf, playTitle } from "./plan_words";

export function segmentOf(entry: PlaySegment, data: Report): Content {
  const slot = slotOf(data, entry.id);
  const segment = list(data.segments)[slot];
  return segment ? named(segment, slot) : `segment ${entry.id ?? "–"}`;
}

/** The clauses of a play with what was measured, and whether they hold. */
export function clauses(entry: PlaySegment): Content {
  const all = list(entry.evidence).filter((clause) => clean(clause?.text));
  if (all.length === 0) return null;
  const sign = (holds: boolean | null | undefined): Content =>
    h("span", { class: holds ? "good" : "bad" }, holds ? "✓ holds: " : "✗ does not hold: ");
  return h("ul", { class: "clauses" }, all.map((clause) => h("li", {}, sign(clause.holds), bdi(clean(clause.text, 300)))));
}

function forWhom(play: Play, data: Report): Content {
  const fit = list(play.segments).filter((entry) => entry?.fires);
  const more = clean(play.further, 80);
  const further = more ? h("p", { class: "fine" }, more) : null;
  return [fit.map((entry) =>
    h(
      "div",
      { class: "whom" },
      h("p", {}, segmentOf(entry, data), " ", h("small", { class: "whole" }, clean(entry.sizes, 48))),
      clauses(entry),
    ),
  ), further];
}

function howTo(play: Play): Content {
  const lines: [string, string][] = [
    ["Action", clean(play.action, 400)],
    ["For customers with", clean(play.customer, 300)],
    ["Channel", clean(play.channel, 120)],
    ["Message", clean(play.message, 400)],
    ["Counts as success", clean(play.kpi, 300)],
  ];
  const known = lines.filter(([, text]) => text);
  return known.length > 0 ? h("dl", { class: "how" }, known.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, bdi(text))))) : null;
}

function stops(play: Play): Content {
  const all = list(play.stop).map((text) => clean(text, 200)).filter(Boolean);
  return all.length > 0 ? [h("h4", {}, "What would stop it"), h("ul", { class: "stops" }, all.map((text) => h("li", {}, bdi(text))))] : null;
}

// Whether the lot was fair: how many are held out in each part.
function balance(play: Play): Content {
  const all = list(play.balance).filter(Boolean);
  if (all.length === 0) return null;
  return h(
    "details",
    {},
    h("summary", {}, clean(play.parts, 80) || "Held out, by part"),
    drawTable({
      caption: "Customers held out, by part",
      columns: [{ heading: "Part", words: true }, { heading: "Customers" }, { heading: "Held out" }, { heading: "Share" }],
      rows: all.map((part) => [words(clean(part.stratum, 120) || "–"), cell(part.customers), cell(part.held_out), cell(part.share)]),
    }),
  );
}

function measuring(play: Play): Content {
  const [said, unlucky, parts] = [clean(play.measured, 400), clean(play.unlucky, 400), balance(play)];
  if (!said && !parts && !unlucky) return null;
  return [
    h("h4", {}, "How it is measured"),
    said ? h("p", { class: `power ${clean(play.hold_out_state, 20)}` }, said) : null,
    unlucky ? h("p", { class: "power scarce" }, unlucky) : null,
    parts,
  ];
}

function files(play: Play): Content {
  const all = [clean(play.list, 160), clean(play.hold_out_list, 160)].filter(Boolean);
  return all.length > 0 ? h("p", { class: "fine files" }, all.length > 1 ? "Lists: " : "List: ", all.map((file, at) => [at > 0 ? ", " : "", h("code", {}, bdi(file))])) : null;
}

export function playCard(play: Play, at: number, plan: Plan, data: Report): HTMLElement {
  return h(
    "article",
    { class: "panel play", id: anchorOf(at) },
    h("div", { class: "head" }, h("h3", {}, h("span", { class: "number" }, String(at + 1)), " ", bdi(playTitle(play))), h("p", { class: "fine" }, clean(play.sizes, 120))),
    play.exclusive ? h("p", { class: "fine" }, "Its customers are in no other list.") : null,
    h(
      "div",
      { class: "sides" },
      h("div", {}, howTo(play), h("h4", {}, "For whom, and why"), forWhom(play, data), stops(play)),
      h("div", {}, worth(play, plan), measuring(play), files(play)),
    ),
  );
}
