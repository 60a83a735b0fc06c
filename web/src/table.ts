// Tables: on the page, and as CSV for a spreadsheet.
import { h, type Content } from "./dom";
import type { Figure } from "./fact_types";
import { clean } from "./text";

export interface Cell {
  /** As it is shown. */
  shown: Content;
  /** As it is kept in a CSV file: a number in full, or text. */
  raw: string | number | null;
  /** Classes of the cell, such as "strong". */
  mark?: string;
}

export interface Table {
  caption: string;
  /** The first column names the rows. */
  columns: { heading: string; shown?: Content; words?: boolean }[];
  rows: Cell[][];
}

/** A cell of words. */
export const words = (text: string, mark?: string): Cell => ({ shown: h("bdi", {}, text), raw: text, mark });

/** A cell of a number, shown by one of numbers.ts. */
export const figure = (value: number | null | undefined, shown: string, mark?: string): Cell => ({
  shown,
  raw: value ?? null,
  mark,
});

/** A cell of a figure, as it is to be shown. */
export const factCell = ({ value, text }: Figure, mark?: string): Cell => ({ shown: clean(text), raw: value, mark });

// As many columns as a sheet of paper holds; print.css leaves out those behind them.
const printedColumns = 9;

/** A table that scrolls sideways by itself where the page is too narrow for it. */
export function drawTable(table: Table): HTMLElement {
  const kind = (column: number): string | null => (table.columns[column]?.words ? null : "n");
  const head = table.columns.map((column, at) =>
    h("th", { scope: "col", class: kind(at) }, column.shown ?? column.heading),
  );
  const body = table.rows.map((row) =>
    h(
      "tr",
      {},
      row.map((cell, at) =>
        at === 0
          ? h("th", { scope: "row", class: cell.mark }, cell.shown)
          : h("td", { class: [kind(at), cell.mark].filter(Boolean).join(" ") || null }, cell.shown),
      ),
    ),
  );
  const cut = table.columns.length > printedColumns;
  return h(
    "div",
    { class: cut ? "scroll cut" : "scroll", role: "region", "aria-label": table.caption, tabindex: "0" },
    h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)),
    cut ? h("p", { class: "fine on-paper" }, `${table.columns.length - printedColumns} further columns stand on the page itself.`) : null,
  );
}

// As csv_cell in src/base: a spreadsheet takes text that starts like a formula for one, and so it does
// with a part of it where it splits at another delimiter; an apostrophe keeps each text, and one more
// before apostrophes lets every text be had back. clean() has left no tabs and line breaks.
const formulas =
  /(^|[,;|])(?=[\u0000-\u0020"'\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]*[-=+@\uff0d\uff1d\uff0b\uff20])/g;
const plainNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?%?$/i;

function csvCell(raw: string | number | null): string {
  if (raw === null) return "";
  if (typeof raw === "number") return Number.isFinite(raw) ? String(raw) : "";
  const text = clean(raw, 10_000);
  const safe = text.replace(formulas, (end: string, _: string, at: number) => {
    const rest = text.slice(at + end.length);
    const next = end === "" ? rest.length : rest.indexOf(end); // behind the text stand other cells
    return next >= 0 && plainNumber.test(rest.slice(0, next)) ? end : `${end}'`;
  });
  return /[",\n;|\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table in CSV (RFC 4180), figures in full; a byte order mark, so that Excel reads UTF-8. */
export function csvOf(table: Table): string {
  const lines = [table.columns.map((column) => csvCell(column.heading))];
  for (const row of table.rows) lines.push(row.map((cell) => csvCell(cell.raw)));
  return "\ufeff" + lines.map((line) => line.join(",")).join("\r\n") + "\r\n";
}
