// What a campaign brought, once ilk measure has said it: a row per play, and each play in sentences.
import { bdi, h } from "../dom";
import { list, type Report } from "../data";
import type { Section } from "../section";
import { cell } from "../shown";
import { drawTable, words } from "../table";
import { clean } from "../text";

export function broughtSection(data: Report): Section | null {
  const plays = list(data.brought?.plays).filter((play) => play !== null && typeof play === "object");
  if (plays.length === 0) return null;
  const hasMoney = plays.some((play) => play.left);
  const table = drawTable({
    caption: "What each play brought",
    columns: [
      { heading: "Play", words: true }, { heading: "Contacted" }, { heading: "Held out" }, { heading: "Because of it", words: true },
      ...(hasMoney ? [{ heading: "Left after costs", words: true }] : []), { heading: "Go on?", words: true },
    ],
    rows: plays.map((play) => [
      words(clean(play.title, 120)), cell(play.contacted), cell(play.held_out), words(clean(play.effect, 120) || "–"),
      ...(hasMoney ? [words(clean(play.left, 120) || "–")] : []), words(clean(play.decision, 60)),
    ]),
  });
  return {
    id: "brought",
    heading: "What it brought",
    short: "Brought",
    lead: [h("p", { class: "tally" }, clean(data.brought?.tally, 400)), h("p", {}, bdi(clean(data.brought?.source, 300)), " ", clean(data.brought?.reading, 400))],
    body: [
      h("div", { class: "panel" }, table),
      h(
        "details",
        { class: "rest printed" },
        h("summary", {}, "The plays one by one: how sure, what they changed, where to go on"),
        plays.map((play) => h("article", { class: "panel" }, h("h3", {}, bdi(clean(play.title, 120))), list(play.words).map((line) => h("p", {}, bdi(clean(line, 600)))))),
      ),
    ],
  };
}
