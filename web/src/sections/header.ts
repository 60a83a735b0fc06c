// The first screen: who they are and what to do, a row per segment, and how sure that is.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type Segment } from "../data";
import { chip, colourClass, segmentName } from "../segments";
import { select } from "../selection";
import { textOf, valueOf } from "../shown";
import { clean, fileName } from "../text";
import { anchorOf, contactsIn, firing, playTitle } from "./plan_words";

/** "6 segments of 8,950 customers"; of a table without segments its customers. */
export function headline(data: Report): string {
  return clean(data.headline?.title, 200) || clean(data.table?.customers, 60) || "Customer segments";
}

const grades = ["good", "unsure", "bad"];

function sure(data: Report): Content {
  const { badge, grade, sure, caution } = data.headline ?? {};
  if (!badge) return null;
  return h(
    "div",
    { class: `sure ${grades.find((one) => one === grade) ?? "unsure"}` },
    h("h2", { class: "badge" }, "How sure: ", h("span", {}, clean(badge, 200))),
    h("p", {}, bdi(clean(sure, 400)), caution ? [" ", h("b", {}, "Caution: "), bdi(clean(caution, 400))] : null),
    h("p", { class: "further" }, h("a", { href: "#trust" }, "Can I trust it?"), " ", data.choice?.k ? h("a", { href: "#choice" }, `Why ${data.choice.k}?`) : null),
  );
}

// A share as a bar on a scale that all rows have in common.
function bar(share: number | null, longest: number, kind: string): HTMLElement {
  const filled = h("span", { class: kind });
  filled.style.width = `${(100 * Math.max(0, share ?? 0)) / longest}%`;
  return h("span", { class: "track", "aria-hidden": "true" }, filled);
}

function move(segment: Segment, data: Report): Content {
  const place = list(segment.plays)[0] ?? -1;
  const play = data.plan ? firing(data.plan)[place] : undefined;
  if (play) {
    const contacts = contactsIn(play, segment.id);
    return [h("a", { href: `#${anchorOf(place)}` }, bdi(playTitle(play, 90))), contacts ? h("small", {}, textOf(contacts), " to contact") : null];
  }
  // "Keep them: 53% of all purchases ...; 59% of ...": the move, and the first figure for it.
  const [advice, ...figures] = clean(segment.strategy, 300).split(": ");
  if (!advice) return null;
  const told = figures.join(": ").split("; ");
  const figure = told.slice(0, told[0]?.includes("%") ? 1 : 2).join("; "); // 452; typical customer 38
  return [h("span", { class: "advice" }, bdi(advice)), figure ? h("small", {}, bdi(figure.replace(/\.$/, ""))) : null];
}

const mostRows = 12; // of segments; the cards show all

function who(data: Report): Content {
  const segments = list(data.segments);
  const told = segments.slice(0, mostRows);
  const value = clean(data.value?.label, 40);
  const holds = told.some((segment) => segment.holds);
  const moves = told.map((segment) => move(segment, data));
  const longest = Math.max(0.01, ...told.flatMap((segment) => [valueOf(segment.share) ?? 0, valueOf(segment.holds?.share) ?? 0]));
  const row = (segment: Segment, slot: number): Content =>
    h(
      "tr",
      { class: colourClass(slot), "data-slot": slot },
      h("th", { scope: "row" }, h("button", { type: "button", class: "title", "data-select": slot, "aria-pressed": "false", onclick: () => select(slot) }, chip(segment, slot), " ", bdi(segmentName(segment, 60)))),
      h("td", { class: "share" }, bar(valueOf(segment.share), longest, "of-customers"), h("b", {}, textOf(segment.share)), h("span", { class: "unit" }, " of customers")),
      holds
        ? h("td", { class: segment.holds ? "share" : "share none" }, segment.holds ? [bar(valueOf(segment.holds.share), longest, "of-value"), h("b", {}, textOf(segment.holds.share)), h("span", { class: value ? "unit" : "unit said" }, " of all ", bdi(clean(segment.holds.of, 40)))] : "–")
        : null,
      moves.some(Boolean) ? h("td", { class: moves[slot] ? "move" : "move none" }, moves[slot] ?? "–") : null,
    );
  return [
    h(
      "table",
      { class: "overview" },
      h("thead", {}, h("tr", {}, ["Who they are", "Share of customers", ...(holds ? [value ? ["Share of all ", bdi(value)] : "What they hold"] : []), ...(moves.some(Boolean) ? ["What to do first"] : [])].map((heading) => h("th", { scope: "col" }, heading)))),
      h("tbody", {}, told.map(row)),
    ),
    segments.length > mostRows ? h("p", { class: "fine" }, `and ${segments.length - mostRows} more below`) : null,
  ];
}

export function header(data: Report): HTMLElement {
  const file = fileName(data.source?.file);
  return h(
    "header",
    { id: "top" },
    file ? h("p", { class: "file" }, bdi(file)) : null,
    h("h1", {}, headline(data)),
    data.headline?.shared ? h("p", { class: "fine" }, clean(data.headline.shared, 400)) : null,
    list(data.segments).length > 0 ? [who(data), sure(data)] : null,
  );
}
