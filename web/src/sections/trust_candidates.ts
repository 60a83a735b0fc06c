// Other partitions into as many segments, all judged in the attributes; and spaces given up.
import { bdi, h, type Content } from "../dom";
import { list, type Certificate, type Report } from "../data";
import { adaptive, decimal, exists, whole } from "../numbers";
import { drawTable, figure as number, words, type Table } from "../table";
import { clean, isolated } from "../text";
import { checklist } from "./trust_gates";

type Candidate = NonNullable<Certificate["candidates"]>[number];

// Whether another way has the better silhouette in the attributes than the segments themselves.
function headingOf(all: Candidate[], best: number | null): string {
  const own = all.find((entry) => exists(entry.agreement) && entry.agreement > 0.9999 && exists(entry.silhouette_attributes));
  const winner = all.find((entry) => exists(best) && entry.silhouette_attributes === best);
  if (!own || !winner || !exists(best)) return "The same number of segments, made in other ways";
  if (best - (own.silhouette_attributes ?? 0) < 0.0005) return "By the silhouette in the attributes, no other method does better";
  return `By the silhouette in the attributes, ${isolated(clean(winner.name, 80))} does better: ${decimal(best)} against ${decimal(own.silhouette_attributes)}`;
}

export function candidates(data: Report): HTMLElement | null {
  const all = list(data.certificate?.candidates);
  if (all.length === 0) return null;
  const known = all.map((entry) => entry.silhouette_attributes).filter(exists);
  const best = known.length > 0 ? Math.max(...known) : null;
  const table: Table = {
    caption: "Partitions judged in the same space",
    columns: [
      { heading: "Made by", words: true }, { heading: "Silhouette, attributes" }, { heading: "Davies–Bouldin, attributes" },
      { heading: "Caliński–Harabasz, attributes" }, { heading: "Silhouette, where made" }, { heading: "Agreement with the segments" },
    ],
    rows: all.map((entry) => [
      words(clean(entry.name, 80)),
      number(entry.silhouette_attributes, decimal(entry.silhouette_attributes), exists(best) && entry.silhouette_attributes === best ? "strong" : undefined),
      number(entry.davies_bouldin_attributes, decimal(entry.davies_bouldin_attributes, 2)),
      number(entry.calinski_harabasz_attributes, adaptive(entry.calinski_harabasz_attributes)),
      number(entry.silhouette_own, decimal(entry.silhouette_own)),
      number(entry.agreement, decimal(entry.agreement, 2)),
    ]),
  };
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, headingOf(all, best)),
    h("p", { class: "note" }, "As many segments made in other ways, all judged in one space, your attributes; a figure from the space where each was made would flatter it. Higher is better but for Davies–Bouldin. Agreement: adjusted Rand index, 1 the same segments."),
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
    all.map((entry) => {
      const gates = list(entry.gates);
      const failed = gates.filter((gate) => gate.passed === false).length;
      return h(
        "details",
        { class: "printed" },
        h("summary", {}, "Made in: ", bdi(clean(entry.space, 60) || "(no name)"), ` – ${whole(failed)} of ${whole(gates.length)} tests did not hold`),
        checklist(gates),
      );
    }),
  );
}
