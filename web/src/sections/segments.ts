// How large the segments are, and a card that says what makes each.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Section } from "../section";
import { chip, numbered } from "../segments";
import { at, cell } from "../shown";
import { drawTable, words, type Table } from "../table";
import { clean, labelOf } from "../text";
import { card } from "./segments_card";

// Labels by segment: no segment was made from them.
function outcomes(data: Report): Content {
  const segments = list(data.segments);
  const all = list(data.outcomes);
  if (all.length === 0) return null;
  const table: Table = {
    caption: "Labels by segment",
    columns: [
      { heading: "Label", words: true },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: chip(segment, slot) })),
      { heading: "All" },
      { heading: "Strength" },
    ],
    rows: all.flatMap((outcome) =>
      list(outcome.figures).map((row) => [
        words(`${labelOf(outcome)}: ${clean(row.what, 60)}`),
        ...segments.map((_, slot) => cell(at(row.by_segment, slot))),
        cell(row.overall),
        cell(outcome.effect),
      ]),
    ),
  };
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, "Labels by segment"),
    h(
      "p",
      { class: "note" },
      "Columns that no segment is made from. Strength: 0 when the segments have nothing to do with it, 1 when they tell it wholly.",
    ),
    drawTable(table),
  );
}

// How long they stay, where the table is made of contracts.
function survival(data: Report): Content {
  const lines = list(data.survival).map((line) => clean(line, 400)).filter(Boolean);
  if (lines.length === 0) return null;
  return h("div", { class: "panel" }, h("h3", {}, "How long they stay"), h("ul", {}, lines.map((line) => h("li", {}, bdi(line)))));
}

export function segmentsSection(data: Report): Section | null {
  const segments = list(data.segments);
  if (segments.length === 0) return null;
  const refuted = data.certificate?.verdict?.passed === false;
  return {
    id: "segments",
    heading: refuted ? "The groups" : "The segments",
    short: refuted ? "Groups" : "Segments",
    lead: "What sets each apart, strongest first. The typical customer stands in the middle: half have more, half less. Colour is the segment, gray is everybody.",
    body: [h("div", { class: "cards" }, segments.map((segment, slot) => card(segment, slot, data))), outcomes(data), survival(data)],
  };
}
