// Other partitions into as many segments, all judged in the attributes; and spaces given up.
import { bdi, h, type Content } from "../dom";
import { list, type Certificate, type Num, type Report } from "../data";
import { adaptive, decimal, exists, whole } from "../numbers";
import { drawTable, figure as number, words, type Table } from "../table";
import { clean, isolated } from "../text";
import { checklist, tally } from "./trust_gates";

type Candidate = NonNullable<Certificate["candidates"]>[number];

const better = 0.01; // of silhouettes: less is as good as the same

// Which of the other measures prefer another way than the segments' own.
function othersPrefer(all: Candidate[], own: Candidate): string {
  const prefer = (name: string, of: (entry: Candidate) => Num): string[] => {
    const mine = of(own);
    const best = all.filter((entry) => exists(of(entry))).sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0))[0];
    return best && best !== own && exists(mine) && (of(best) ?? 0) > mine ? [`${name} prefers ${isolated(clean(best.name, 60))}`] : [];
  };
  const found = [
    ...prefer("Caliński–Harabasz", (entry) => entry.calinski_harabasz_attributes),
    ...prefer("Davies–Bouldin", (entry) => (exists(entry.davies_bouldin_attributes) ? -entry.davies_bouldin_attributes : null)),
  ];
  return found.length > 0 ? `; ${found.join(", ")}` : "";
}

// How the segments' own silhouette in the attributes stands to the best of the other ways.
function headingOf(all: Candidate[]): string {
  const judged = all.filter((entry) => exists(entry.silhouette_attributes));
  const own = judged.find((entry) => exists(entry.agreement) && entry.agreement > 0.9999);
  const other = judged.filter((entry) => entry !== own).sort((a, b) => (b.silhouette_attributes ?? 0) - (a.silhouette_attributes ?? 0))[0];
  if (!own || !other) return "The same number of segments, made in other ways";
  const ahead = (own.silhouette_attributes ?? 0) - (other.silhouette_attributes ?? 0);
  if (ahead < -better) return `By the silhouette in the attributes, ${isolated(clean(other.name, 80))} does better: ${decimal(other.silhouette_attributes)} against ${decimal(own.silhouette_attributes)}`;
  return (ahead > better ? "By the silhouette in the attributes, no other method does better" : "As good as the others by the silhouette in the attributes") + othersPrefer(all, own);
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
    h("h3", {}, headingOf(all)),
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
      const { failed, unknown } = tally(gates);
      return h(
        "details",
        { class: "printed" },
        h("summary", {}, "Made in: ", bdi(clean(entry.space, 60) || "(no name)"), ` – ${whole(failed)} of ${whole(gates.length)} tests did not hold${unknown > 0 ? `, ${whole(unknown)} not measured` : ""}`),
        checklist(gates),
      );
    }),
  );
}
