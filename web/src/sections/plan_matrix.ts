// Which play is for whom: plays by segments, with the customers to contact; on phones a list.
import { bdi, download, h, type Content } from "../dom";
import { list, type Plan, type Play, type Report, type Segment } from "../data";
import { colourClass, named, numbered } from "../segments";
import { cell, textOf } from "../shown";
import { csvOf, drawTable, type Cell, type Table } from "../table";
import { clean } from "../text";
import { anchorOf, contactsIn, firing, playTitle } from "./plan_words";

const mostNamed = 7; // segments whose names have room above a column each

function cellOf(play: Play, segment: Segment, slot: number): Cell {
  const contacts = contactsIn(play, segment.id);
  if (!contacts) return { shown: null, raw: null };
  return { shown: h("span", { class: `fires ${colourClass(slot)}`, "data-slot": slot }, clean(textOf(contacts), 16)), raw: contacts.value ?? null };
}

const titleOf = (play: Play, at: number): Content =>
  [h("span", { class: "number" }, String(at + 1)), " ", h("a", { href: `#${anchorOf(at)}` }, bdi(playTitle(play, 90)))];

function tableOf(plays: Play[], data: Report): Table {
  const segments = list(data.segments);
  return {
    caption: "Customers to contact, plays by segments",
    columns: [
      { heading: "Play", words: true },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
      { heading: "To contact" },
      { heading: "Held out" },
    ],
    rows: plays.map((play, at) => [
      { shown: titleOf(play, at), raw: playTitle(play) },
      ...segments.map((segment, slot) => cellOf(play, segment, slot)),
      cell(play.contacts, "strong"),
      cell(play.held_out),
    ]),
  };
}

// A play and its segments one below another: the table's columns have no room on a phone.
function entryOf(play: Play, at: number, data: Report): Content {
  const inSegments = list(data.segments).map((segment, slot) => {
    const { shown } = cellOf(play, segment, slot);
    return shown ? h("li", {}, named(segment, slot), shown) : null;
  });
  return h("li", {}, titleOf(play, at), h("ul", {}, inSegments), play.held_out ? h("small", {}, textOf(play.held_out), " held out") : null);
}

export function matrix(plan: Plan, data: Report): HTMLElement | null {
  const plays = firing(plan);
  if (plays.length === 0 || list(data.segments).length === 0) return null;
  const table = tableOf(plays, data);
  return h(
    "div",
    { class: list(data.segments).length > mostNamed ? "panel matrix many" : "panel matrix" },
    h("h3", {}, "Which play is for whom"),
    h("p", { class: "note" }, "Customers to contact, without those held out. Lists are filled from the top. ", bdi(clean(plan.left_out, 400))),
    drawTable(table),
    h("ol", { class: "by-play" }, plays.map((play, at) => entryOf(play, at, data))),
    h(
      "div",
      { class: "keep" },
      h(
        "button",
        {
          type: "button", class: "quiet", "aria-label": "CSV of plays by segments",
          onclick: () => download("plays-by-segments.csv", new Blob([csvOf(table)], { type: "text/csv;charset=utf-8" })),
        },
        "CSV",
      ),
    ),
  );
}
