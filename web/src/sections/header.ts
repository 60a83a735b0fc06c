// The headline: how many segments, how sure, and who they are.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type Segment } from "../data";
import { named } from "../segments";
import { textOf } from "../shown";
import { clean, fileName } from "../text";

/** "6 segments of 8,950 customers"; of a table without segments its customers. */
export function headline(data: Report): string {
  return clean(data.headline?.title, 200) || clean(data.table?.customers, 60) || "Customer segments";
}

const grades = ["good", "unsure", "bad"];

function verdict(data: Report): Content {
  const { badge, grade, points } = data.headline ?? {};
  if (!badge) return null;
  const told = list(points).map((line) => clean(line, 800)).filter(Boolean);
  return h(
    "div",
    { class: `verdict ${grades.find((one) => one === grade) ?? "unsure"}` },
    h("h2", { class: "badge" }, "How sure: ", h("span", {}, clean(badge))),
    told.length > 0 ? h("ul", {}, told.map((line) => h("li", {}, bdi(line)))) : h("p", {}, bdi(clean(data.certificate?.verdict?.sentence, 800))),
    h("p", { class: "further" }, h("a", { href: "#trust" }, "Can I trust it?"), " ", data.choice?.k ? h("a", { href: "#choice" }, `Why ${data.choice.k}?`) : null),
  );
}

const mostTold = 8; // segments in the headline

function who(data: Report): Content {
  const segments = list(data.segments);
  const line = (segment: Segment, slot: number): Content => {
    return h("li", {}, named(segment, slot), ": ", bdi(clean(segment.who, 200)));
  };
  return h(
    "div",
    { class: "verdict plain" },
    h("h2", { class: "badge" }, "Who they are"),
    h("ul", { class: "who" }, segments.slice(0, mostTold).map(line)),
    segments.length > mostTold ? h("p", { class: "further" }, `and ${segments.length - mostTold} more below`) : null,
  );
}

function tiles(data: Report): Content {
  const made = list(data.headline?.tiles).map((one) =>
    h("div", { class: "tile" }, h("dt", {}, clean(one?.name)), h("dd", {}, h("b", {}, textOf(one?.figure)), h("span", {}, clean(one?.meaning, 200)))),
  );
  return made.length > 0 ? h("dl", { class: "tiles" }, made) : null;
}

export function header(data: Report): HTMLElement {
  const file = fileName(data.source?.file);
  return h(
    "header",
    { id: "top" },
    file ? h("p", { class: "file" }, bdi(file)) : null,
    h("h1", {}, headline(data)),
    list(data.segments).length > 0 ? h("div", { class: "verdicts" }, verdict(data), who(data)) : null,
    tiles(data),
  );
}
