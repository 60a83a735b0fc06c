// Other partitions into as many segments, all judged in the attributes; and spaces given up.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import { cell, valueOf } from "../shown";
import { drawTable, words, type Table } from "../table";
import { clean } from "../text";
import { checklist } from "./trust_gates";

export function candidates(data: Report): HTMLElement | null {
  const all = list(data.certificate?.candidates);
  if (all.length === 0) return null;
  const best = Math.max(...all.map((entry) => valueOf(entry.silhouette_attributes) ?? -Infinity));
  const table: Table = {
    caption: "Partitions judged in the same space",
    columns: [
      { heading: "Made by", words: true }, { heading: "Silhouette, attributes" }, { heading: "Davies–Bouldin, attributes" },
      { heading: "Caliński–Harabasz, attributes" }, { heading: "Silhouette, where made" }, { heading: "Agreement with the segments" },
    ],
    rows: all.map((entry) => [
      words(clean(entry.name, 80)),
      cell(entry.silhouette_attributes, valueOf(entry.silhouette_attributes) === best ? "strong" : undefined),
      ...[entry.davies_bouldin_attributes, entry.calinski_harabasz_attributes, entry.silhouette_own, entry.agreement].map((one) => cell(one)),
    ]),
  };
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(data.trust?.candidates, 300) || "The same number of segments, made in other ways"),
    h("p", { class: "note" }, "As many segments made in other ways, all judged in one space, your attributes; a figure from the space where each was made would flatter it. Higher is better but for Davies–Bouldin. Agreement: adjusted Rand index, 1 the same segments. ", clean(data.trust?.reruns, 300)),
    drawTable(table),
  );
}

/** Spaces in which segments were made too and did not hold. */
export function abandoned(data: Report): Content {
  const all = list(data.certificate?.abandoned);
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, "What was tried before"),
    h("p", { class: "note" }, "Where a test does not hold, segments are made in plainer spaces too. These were given up."),
    all.map((entry, at) =>
      h(
        "details",
        { class: "printed" },
        h("summary", {}, bdi(clean(list(data.trust?.abandoned)[at], 200) || clean(entry.space, 60) || "(no name)")),
        checklist(list(entry.gates)),
      ),
    ),
  );
}
