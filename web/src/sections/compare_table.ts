// The table that everybody expects: attributes by segments in their own units, beside everybody.
import { bdi, download, fill, h, type Content } from "../dom";
import { list, type Report } from "../data";
import { named, numbered } from "../segments";
import { mark } from "../selection";
import { at, cell, textOf } from "../shown";
import { csvOf, drawTable, words, type Cell, type Table } from "../table";
import { clean, counted, labelOf, labelWithUnit } from "../text";

const shown = 20; // rows before all are asked for
const searchedFrom = 12;
const [median, mean] = [2, 5] as const; // places in a spread

const shades = (shade: number): string => (shade === 0 ? "" : shade < 0 ? `n${-shade}` : `p${shade}`);

// Numbers stand for the segments where names have no room.
const mostNamed = 7;

function tableOf(data: Report, places: number[]): Table {
  const segments = list(data.segments);
  const population = list(data.population);
  return {
    caption: "Attributes by segments",
    columns: [
      { heading: "Attribute", words: true },
      { heading: "Everybody" },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
    ],
    rows: places.map((j) => {
      const attribute = population[j] ?? {};
      const kind = clean(attribute.typical_is, 20);
      const place = kind === "typical" ? median : mean;
      const unit = clean(attribute.unit, 40);
      const saysUnit = unit !== "" && textOf(at(attribute.spread, place)).includes(unit.replace(/s$/, "")); // "1 month"
      const label = saysUnit ? labelOf(attribute) : labelWithUnit(attribute);
      return [
        kind === "average" ? { shown: h("span", {}, bdi(label), h("small", {}, ", average")), raw: `${label}, average` } : words(label),
        cell(at(attribute.spread, place), "everybody"),
        ...segments.map((segment): Cell => {
          const entry = list(segment.attributes)[j];
          return cell(at(entry?.spread, place), shades(entry?.shade ?? 0));
        }),
      ];
    }),
  };
}

export function attributeTable(data: Report): HTMLElement | null {
  const population = list(data.population);
  const told = list(data.compare?.order).filter((j) => population[j]);
  const order = told.length === population.length ? told : population.map((_, j) => j);
  if (order.length === 0 || !population.some((attribute) => attribute.typical_is)) return null;
  let [wanted, all] = ["", order.length <= shown];
  const place = h("div", { "aria-live": "off" });
  const count = h("p", { class: "fine", role: "status" });
  const more = h("button", { type: "button", class: "quiet", onclick: () => ((all = true), draw()) }, `Show all ${order.length}`);
  function draw(): void {
    const found = order.filter((j) => labelWithUnit(population[j]).toLowerCase().includes(wanted));
    const drawn = all || wanted ? found : found.slice(0, shown);
    fill(place, drawTable(tableOf(data, drawn)));
    mark(place);
    fill(count, wanted ? counted(found.length, "attribute found", "attributes found") : null);
    more.hidden = all || wanted !== "";
  }
  draw();
  const search: Content =
    order.length > searchedFrom
      ? h(
          "div",
          { class: "controls" },
          h("label", {}, "Find an attribute ", h("input", { type: "search", oninput: (event) => ((wanted = (event.target as HTMLInputElement).value.trim().toLowerCase()), draw()) })),
        )
      : null;
  return h(
    "div",
    { class: list(data.segments).length > mostNamed ? "panel by-segment many" : "panel by-segment", id: "attributes-by-segment" },
    h("h3", {}, clean(data.compare?.table, 200) || "The segments and everybody, side by side"),
    h("p", { class: "note" }, clean(data.compare?.table_note, 900)),
    search,
    count,
    place,
    h(
      "div",
      { class: "keep" },
      more,
      h("button", { type: "button", class: "quiet", "aria-label": "CSV of attributes by segments", onclick: () => download("attributes-by-segments.csv", new Blob([csvOf(tableOf(data, order))], { type: "text/csv;charset=utf-8" })) }, "CSV"),
    ),
  );
}
