// How every attribute was prepared: taken as, why, filled, clipped, centred, scaled.
import { bdi, h, type Content } from "../dom";
import { list, type Attribute, type Part, type Preparation, type Report } from "../data";
import { adaptive, exists, percent, valueOf, whole } from "../numbers";
import { drawTable, figure as number, words, type Cell } from "../table";
import { clean, labelOf, labelWithUnit } from "../text";

const mostOpen = 30;

function filledWords(preparation: Preparation, attribute: Attribute): string {
  const filled = preparation.filled;
  if (!exists(filled)) return "–";
  if (filled === 0) return "none";
  const fill = attribute.kind === "boolean" ? percent(preparation.fill) : valueOf(preparation.fill, attribute);
  return `${whole(filled)} ${clean(preparation.filled_by, 60).replace("{}", fill)}`;
}

const figures = (filled: string, clipped: number | null | undefined, of: { center?: number | null; scale?: number | null }): Cell[] => [
  words(filled),
  number(clipped, exists(clipped) ? whole(clipped) : "–"),
  number(of.center, adaptive(of.center)),
  number(of.scale, adaptive(of.scale)),
];

// A column of 0 and 1: a level of a category, or that a value is missing.
function partRow(part: Part): Cell[] {
  const filled = part.part === "missing" || !part.filled ? "none" : whole(part.filled);
  return [words(labelOf(part, 70)), words(part.part === "missing" ? "1 where it is missing, else 0" : "1 or 0"), words(clean(part.reason, 300)), ...figures(filled, null, part)];
}

function rows(attribute: Attribute): Cell[][] {
  const preparation = attribute.preparation;
  if (!preparation) return [];
  const parts = list(preparation.parts);
  const made = parts.filter((part) => part.part !== "value").map(partRow);
  if (parts.length > 0 && parts.every((part) => part.part !== "value")) return made;
  const value = [
    words(labelWithUnit(attribute)),
    words(clean(preparation.taken_as, 80) || clean(preparation.transform, 40)),
    words(clean(preparation.reason, 300)),
    ...figures(filledWords(preparation, attribute), preparation.clipped, preparation),
  ];
  return [value, ...made];
}

/** Columns that no segment is made from, each with the reason. */
export function leftOut(data: Report): Content {
  const prepared = list(data.attributes).some((attribute) => attribute.preparation);
  const dropped = list(data.attributes)
    .filter((attribute) => attribute.dropped || (prepared && !attribute.preparation))
    .map((attribute) => ({ name: labelOf(attribute), why: clean(attribute.dropped, 300) || "left out" }));
  const roles: Record<string, string> = { id: "names the customer", ignore: "left out by the data dictionary", weight: "the customers' weight" };
  const unused = list(data.unused).map((column) => ({
    name: clean(column.name, 60) || "(no name)",
    why: [roles[column.role ?? ""] && !column.reason ? roles[column.role ?? ""] : "", clean(column.reason, 300)].filter(Boolean).join(": ") || clean(column.role, 20),
  }));
  const all = [...dropped, ...unused];
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, prepared ? "Columns that no segment is made from" : "Columns that were not looked at"),
    h("ul", { class: "sentences" }, all.map(({ name, why }) => h("li", {}, h("b", {}, bdi(name)), ": ", bdi(why)))),
  );
}

export function preparation(data: Report): Content {
  const all = list(data.attributes).flatMap(rows);
  if (all.length === 0) return null;
  const drawn = drawTable({
    caption: "Preparation of every attribute",
    columns: [
      { heading: "Attribute", words: true },
      { heading: "Taken as", words: true },
      { heading: "Why", words: true },
      { heading: "Missing, filled", words: true },
      { heading: "Clipped" },
      { heading: "Centre" },
      { heading: "Scale" },
    ],
    rows: all,
  });
  return h(
    "div",
    { class: "panel prepared" },
    h("h3", {}, "How every attribute was prepared"),
    h(
      "p",
      { class: "note" },
      "In this order: gaps are filled, values outside the range moved to its edge where the dictionary says so (clipped), the value taken as said, so that few customers with very much do not decide alone, then less the centre and divided by the scale, so that all attributes weigh alike.",
    ),
    all.length > mostOpen ? h("details", { class: "printed" }, h("summary", {}, `Show all ${all.length}`), drawn) : drawn,
  );
}
