// All figures for each number of segments.
import { h } from "../dom";
import { list, type KRow, type Report, type Shown } from "../data";
import { exists } from "../numbers";
import { cell, valueOf } from "../shown";
import { drawTable, words, type Cell, type Table } from "../table";
import { clean } from "../text";
import { fits } from "./choice_fit";

interface Column {
  heading: string;
  key: string;
}

const given: Column[] = [
  { heading: "Silhouette, code", key: "silhouette_code" },
  { heading: "Silhouette, attributes", key: "silhouette_attributes" },
  { heading: "Silhouette, plain k-means", key: "silhouette_plain" },
  { heading: "Copula null, mean silhouette", key: "null_silhouette" },
  { heading: "Reruns above the null", key: "null_excess" },
  { heading: "in its deviations", key: "null_deviations" },
  { heading: "Bootstrap agreement", key: "bootstrap" },
  { heading: "Weakest segment", key: "least_jaccard" },
  { heading: "Bootstrap, no encoder", key: "bootstrap_attributes" },
  { heading: "Smallest segment", key: "smallest_share" },
  { heading: "Inertia, code", key: "inertia" },
  { heading: "Inertia, attributes", key: "inertia_attributes" },
  { heading: "Ward gap", key: "ward_gap" },
  { heading: "Ward agreement", key: "ward_agreement" },
];

// The indices say themselves how they are headed.
const indexColumns = (data: Report): Column[] => list(data.indices).map((index) => ({ heading: clean(index.heading, 60), key: clean(index.key, 60) }));

const figureOf = (row: KRow, key: string): Shown | null => (row as Record<string, unknown>)[key] as Shown | null;

function fitCell(data: Report, row: KRow): Cell {
  const fit = fits(row);
  const said = fit === null ? "–" : row.k === data.choice?.k ? (fit ? "yes, chosen" : "no, but chosen") : fit ? "yes" : "no";
  return words(said);
}

export function choiceTable(data: Report): HTMLElement | null {
  const rows = list(data.k_table).filter((row) => exists(row.k));
  if (rows.length === 0) return null;
  const shown = [...given, ...indexColumns(data)].filter((entry) => rows.some((row) => valueOf(figureOf(row, entry.key)) !== null));
  const known = rows.some((row) => fits(row) !== null);
  const nulls = rows.some((row) => typeof row.beats_nulls === "boolean");
  const table: Table = {
    caption: "All figures for each number of segments",
    columns: [
      { heading: "Segments", words: true },
      ...(known ? [{ heading: "Meets the rule", words: true }] : []),
      ...(nulls ? [{ heading: "Beats both nulls", words: true }] : []),
      ...shown.map(({ heading }) => ({ heading })),
    ],
    rows: rows.map((row) => [
      words(String(row.k), row.k === data.choice?.k ? "strong" : undefined),
      ...(known ? [fitCell(data, row)] : []),
      ...(nulls ? [words(row.beats_nulls === true ? "yes" : row.beats_nulls === false ? "no" : "–")] : []),
      ...shown.map((entry) => cell(figureOf(row, entry.key))),
    ]),
  };
  const drawn = drawTable(table);
  drawn.querySelectorAll("tbody tr").forEach((line, at) => line.classList.toggle("chosen", rows[at]?.k === data.choice?.k));
  return h(
    "div",
    { class: "panel k-table" },
    h("h3", {}, "All figures for each number of segments"),
    h(
      "p",
      { class: "note" },
      "The chosen number is marked. Silhouettes, agreements and Caliński–Harabasz are better when higher, inertia and Davies–Bouldin when lower. In the code unless said; copula null and what lies above it: mean of both silhouettes, reruns against the null's; weakest segment: least mean Jaccard overlap when customers are drawn anew; knee: depth of the inertia curve below its chord, 0 to 1; bend: by how much its slope falls there, both logarithmic.",
    ),
    drawn,
  );
}
