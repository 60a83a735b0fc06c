// What is wrong with the data or worth knowing: findings, rows left out, sums that do not add up.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Finding } from "../fact_types";
import { cell, valueOf } from "../shown";
import { drawTable, words } from "../table";
import { clean } from "../text";

const open = 8;
const marks: Record<string, string> = { error: "✕ Error", warning: "⚠ Warning", note: "Note" };

function entry(finding: Finding): HTMLElement {
  const { kind, severity } = finding;
  return h("li", {}, h("span", { class: kind === "warning" ? "mark warning" : "mark" }, marks[severity] ?? clean(severity, 12)), h("span", {}, bdi(clean(finding.text, 900))));
}

export function findings(data: Report): Content {
  const all = list(data.findings).filter((finding) => finding.text);
  if (all.length === 0) return null;
  const rest = all.slice(open);
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(data.findings_words, 80)),
    h("ul", { class: "findings" }, all.slice(0, open).map(entry)),
    rest.length > 0 ? h("details", { class: "printed" }, h("summary", {}, `Show all ${all.length}: ${rest.length} more`), h("ul", { class: "findings" }, rest.map(entry))) : null,
  );
}

/** What of the file was passed over or taken otherwise. */
export function notes(data: Report): Content {
  const all = list(data.source?.notes).map((note) => clean(note, 600)).filter((note) => note !== "");
  if (all.length === 0) return null;
  return h("div", { class: "panel" }, h("h3", {}, "How the table was read"), h("ul", { class: "sentences" }, all.map((note) => h("li", {}, bdi(note)))));
}

export function badRows(data: Report): Content {
  const unread = data.unread;
  if (!unread) return null;
  const first = list(unread.rows);
  // Of rows of another length no column is to blame.
  const blames = first.some((row) => valueOf(row.column) !== null || clean(row.name, 60) !== "");
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(unread.title, 120)),
    first.length > 0
      ? drawTable({
          caption: "Rows that could not be read",
          columns: [
            { heading: "Line", words: true },
            ...(blames ? [{ heading: "Column" }, { heading: "Name", words: true }] : []),
            { heading: "What is wrong", words: true },
          ],
          rows: first.map((row) => [cell(row.line), ...(blames ? [cell(row.column), words(clean(row.name, 60))] : []), words(clean(row.what, 300))]),
        })
      : null,
    unread.rest ? h("p", { class: "fine" }, clean(unread.rest, 80)) : null,
  );
}

/** Sums and copies among the columns, and repeated rows: a line each. */
export function identities(data: Report): Content {
  const lines: Content[] = [];
  for (const { equation, words: said } of [...list(data.identities?.declared), ...list(data.identities?.discovered)])
    lines.push([h("b", {}, bdi(clean(equation, 200))), " ", clean(said, 300)]);
  if (data.duplicates?.words) lines.push(clean(data.duplicates.words, 300));
  if (lines.length === 0) return null;
  return h("div", { class: "panel" }, h("h3", {}, "What should add up"), h("ul", { class: "sentences" }, lines.map((line) => h("li", {}, line))));
}
