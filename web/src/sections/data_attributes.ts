// All attributes with their figures, and each one's shape in small.
import { bdi, h } from "../dom";
import { list, type Attribute, type Report } from "../data";
import type { Figure } from "../fact_types";
import { drawTable, factCell, type Cell, type Table } from "../table";
import { clean, labelWithUnit } from "../text";
import { svg } from "./data_svg";

const mostOpen = 30;
const none: Figure = { value: null, text: "–" };

function countsOf(attribute: Attribute): number[] {
  const no = attribute.zeros?.value ?? 0;
  if (attribute.kind === "boolean") return [no, Math.max(0, (attribute.count?.value ?? 0) - no)];
  if (attribute.kind === "category") return list(attribute.levels).slice(0, 30).map((level) => level.customers.value ?? 0);
  return list(attribute.histogram?.counts);
}

// As near as a screen shows.
const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

// A histogram as one path; the highest bar fills the height.
function shape(attribute: Attribute): Element | string {
  const counts = countsOf(attribute);
  const most = Math.max(0, ...counts);
  if (most === 0) return "";
  const width = 90 / counts.length;
  const path = counts
    .map((count, at) => {
      const height = count > 0 ? Math.max(0.6, (count / most) * 22) : 0;
      return height > 0 ? `M${tenth(at * width)} 22v${tenth(-height)}h${tenth(Math.max(0.8, width - 0.6))}v${tenth(height)}z` : "";
    })
    .join("");
  return svg("svg", { class: "shape", viewBox: "0 0 90 22", width: 90, height: 22, "aria-hidden": "true" }, svg("path", { d: path }));
}

function row(attribute: Attribute, show: ((name: string) => void) | null): Cell[] {
  const label = labelWithUnit(attribute);
  const name = clean(attribute.name, 60);
  const shown = show && (attribute.count?.value ?? 0) > 0
    ? h("button", { type: "button", class: "show", title: "Show its distribution above", onclick: () => show(attribute.name ?? "") }, bdi(label))
    : bdi(label);
  const { missing_share, zeros_share, outside, minimum, p10, median, p90, maximum, mean, skewness, tail_index, distinct } = attribute;
  const plain = attribute.kind === "date" || attribute.kind === "category"; // of which zero and the mean say nothing
  const cell = (figure: Figure | undefined): Cell => factCell(figure ?? none);
  return [
    { shown: [shown, name && name !== label ? h("small", { class: "code" }, bdi(name)) : null], raw: attribute.name ?? label },
    { shown: clean(attribute.kind, 20) + (attribute.role === "label" ? ", label" : ""), raw: clean(attribute.kind, 20), mark: "whole" },
    { shown: shape(attribute), raw: null },
    cell(missing_share),
    cell(plain ? none : zeros_share),
    ...[outside, minimum, p10, median, p90, maximum].map(cell),
    cell(plain ? none : mean),
    ...[skewness, tail_index, distinct].map(cell),
  ];
}

export function attributesPanel(data: Report, show: ((name: string) => void) | null): HTMLElement | null {
  const all = list(data.attributes);
  if (all.length === 0) return null;
  const headings = ["Missing", "Zero", "Outside its range", "Lowest", "P10", "Median", "P90", "Highest", "Mean", "Skewness", "Tail index", "Distinct"];
  const table: Table = {
    caption: "All attributes with their figures",
    columns: [
      { heading: "Attribute", words: true },
      { heading: "Kind", words: true },
      { heading: "Shape", words: true },
      ...headings.map((heading) => ({ heading })),
    ],
    rows: all.map((attribute) => row(attribute, show)),
  };
  const drawn = drawTable(table);
  return h(
    "div",
    { class: "panel attributes" },
    h("h3", {}, "Every attribute with its figures"),
    h(
      "p",
      { class: "note" },
      "P10: a tenth of the customers lies below, P90: nine tenths. Skewness: 0 when even on both sides, above 1 when few customers have very much. Tail index: below 2, means and totals rest on few customers.",
    ),
    all.length > mostOpen ? h("details", { class: "printed" }, h("summary", {}, `Show all ${all.length} attributes`), drawn) : drawn,
  );
}
