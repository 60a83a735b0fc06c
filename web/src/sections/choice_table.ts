// All figures for each number of segments.
import { h } from "../dom";
import { list, type KRow, type Num, type Report } from "../data";
import { adaptive, decimal, exists, percent, signed, whole } from "../numbers";
import { drawTable, figure as number, words, type Cell, type Table } from "../table";
import { clean } from "../text";
import { fits } from "./choice_fit";

interface Column {
  heading: string;
  of(row: KRow): Num;
  shown(value: Num): string;
}

const three = (value: Num): string => decimal(value);
const two = (value: Num): string => decimal(value, 2);
const column = (heading: string, key: keyof KRow, shown: (value: Num) => string): Column => ({
  heading,
  of: (row) => row[key] as Num,
  shown,
});

const given: Column[] = [
  column("Silhouette, code", "silhouette_code", three),
  column("Silhouette, attributes", "silhouette_attributes", three),
  column("Silhouette, plain k-means", "silhouette_plain", three),
  column("Copula null, mean silhouette", "null_silhouette", three),
  column("Reruns above the null", "null_excess", (value) => signed(value, 3)),
  column("in its deviations", "null_deviations", (value) => signed(value, 1)),
  column("Bootstrap agreement", "bootstrap", three),
  column("Weakest segment", "least_jaccard", two),
  column("Bootstrap, no encoder", "bootstrap_attributes", three),
  column("Smallest segment", "smallest_share", (value) => percent(value)),
  column("Inertia, code", "inertia", adaptive),
  column("Inertia, attributes", "inertia_attributes", adaptive),
  column("Ward gap", "ward_gap", two),
  column("Ward agreement", "ward_agreement", two),
];

// The indices say themselves how they are headed.
function indexColumns(data: Report): Column[] {
  return list(data.indices).map((index) => ({
    heading: clean(index.heading, 60),
    of: (row) => (row as Record<string, Num>)[clean(index.key, 60)],
    shown: (value) => (exists(index.decimals) ? decimal(value, index.decimals) : adaptive(value)),
  }));
}

function fitCell(data: Report, row: KRow): Cell {
  const fit = fits(row);
  const said = fit === null ? "–" : row.k === data.choice?.k ? (fit ? "yes, chosen" : "no, but chosen") : fit ? "yes" : "no";
  return words(said);
}

export function choiceTable(data: Report): HTMLElement | null {
  const rows = list(data.k_table).filter((row) => exists(row.k));
  if (rows.length === 0) return null;
  const shown = [...given, ...indexColumns(data)].filter((entry) => rows.some((row) => exists(entry.of(row))));
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
      words(whole(row.k), row.k === data.choice?.k ? "strong" : undefined),
      ...(known ? [fitCell(data, row)] : []),
      ...(nulls ? [words(row.beats_nulls === true ? "yes" : row.beats_nulls === false ? "no" : "–")] : []),
      ...shown.map((entry) => number(entry.of(row), entry.shown(entry.of(row)))),
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
