// What stands behind a segment's card, folded: where its name comes from, and customers of it.
import { bdi, h, type Content } from "../dom";
import { list, type BorderExample, type Example, type PopulationAttribute, type Report, type Segment } from "../data";
import { chip, segmentName, slotOf } from "../segments";
import { textOf } from "../shown";
import { drawTable, words, type Table } from "../table";
import { clean, labelOf, labelWithUnit } from "../text";

const attributeOf = (data: Report, name: string | null | undefined): PopulationAttribute | undefined =>
  list(data.population).find((entry) => entry.name === name);

/** Where the words of the name come from, and how surely. */
export function nameOrigin(segment: Segment): Content {
  const parts = list(segment.name_parts).filter((part) => clean(part?.words));
  const [stability, source] = [clean(segment.name_stability, 200), clean(segment.name_source, 500)];
  if (parts.length === 0 && !stability && !source) return null;
  return h(
    "div",
    {},
    h("h4", {}, "Where the name comes from"),
    source ? h("p", {}, bdi(source)) : null,
    parts.length > 0
      ? h(
          "ul",
          { class: "behind" },
          parts.map((part) =>
            h("li", {}, bdi(`“${clean(part.words)}”`), ": ", bdi(labelOf(part)), ` ${clean(part.side)} `, h("small", { class: "whole" }, clean(part.exact, 30))),
          ),
        )
      : null,
    stability ? h("p", { class: "fine" }, stability) : null,
  );
}

// Values of a few customers, one column each; by id only where the data hold ids.
function examplesTable(examples: Example[], caption: string, data: Report): Content {
  const names = [...new Set(examples.flatMap((example) => list(example.values).map((entry) => entry?.name ?? "")))];
  if (names.length === 0) return null;
  const table: Table = {
    caption,
    columns: [
      { heading: "Attribute", words: true },
      ...examples.map((example, at) => ({ heading: clean(example.id, 16) || String(at + 1) })),
    ],
    rows: names.map((name) => {
      const attribute = attributeOf(data, name);
      return [
        words(labelWithUnit(attribute ?? { name })),
        ...examples.map((example) => {
          const entry = list(example.values).find((one) => one?.name === name);
          return words(textOf(entry));
        }),
      ];
    }),
  };
  return drawTable(table);
}

function borderEntry(example: BorderExample, data: Report): Content {
  // Not marked as a segment's own: it would fade twice in a card that fades.
  const segmentNamed = (id: number | null | undefined): Content => {
    const slot = slotOf(data, id);
    const segment = list(data.segments)[slot];
    return segment ? h("span", {}, chip(segment, slot), " ", bdi(segmentName(segment))) : `segment ${id ?? "–"}`;
  };
  const margin = example.margin ? h("small", {}, " margin ", textOf(example.margin)) : null;
  return h(
    "li",
    {},
    "Next to ",
    segmentNamed(example.next),
    margin,
    h(
      "div",
      { class: "figures" },
      data.headline?.shared
        ? null
        : example.change
        ? ["It would be in ", segmentNamed(example.change.next ?? example.next), " with ", bdi(clean(example.change.text, 200)), "."]
        : "No change of one attribute alone was found that would move it.",
    ),
  );
}

/** Typical customers, and those that stand on the border to another segment. */
export function examples(segment: Segment, data: Report): Content {
  const typical = list(segment.typical).filter(Boolean);
  const border = list(segment.border).filter(Boolean);
  if (typical.length === 0 && border.length === 0) return null;
  return h(
    "div",
    {},
    typical.length > 0
      ? [h("h4", {}, data.headline?.shared ? "A typical customer: medians of the ten nearest to the middle" : "Typical customers: nearest to the middle"), examplesTable(typical, `Typical customers of segment ${segment.id ?? "–"}`, data)]
      : null,
    border.length > 0
      ? [
          h("h4", {}, data.headline?.shared ? "A customer on the border: medians of the ten nearest to another segment" : "Customers on the border to another segment"),
          h("ol", { class: "behind" }, border.map((example) => borderEntry(example, data))),
          examplesTable(border, `Border customers of segment ${segment.id ?? "–"}`, data),
        ]
      : null,
  );
}
