// How every attribute was prepared: taken as, why, filled, clipped, centred, scaled.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import { cell } from "../shown";
import { drawTable, words } from "../table";
import { clean } from "../text";

const mostOpen = 30;

/** Columns that no segment is made from, each with the reason. */
export function leftOut(data: Report): Content {
  const all = list(data.left_out?.columns);
  if (all.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(data.left_out?.heading, 100)),
    h("ul", { class: "sentences" }, all.map(({ name, words: why }) => h("li", {}, h("b", {}, bdi(clean(name, 60) || "(no name)")), ": ", bdi(clean(why, 300))))),
  );
}

export function preparation(data: Report): Content {
  const all = list(data.attributes).flatMap((attribute) => list(attribute.preparation));
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
    rows: all.map((made) => [
      words(clean(made.label, 70) || "(no name)"),
      words(clean(made.taken_as, 80)),
      words(clean(made.reason, 300)),
      words(clean(made.filled, 100)),
      cell(made.clipped),
      cell(made.center),
      cell(made.scale),
    ]),
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
