// How large the segments are, and a card that says what makes each.
import { bdi, h, type Content } from "../dom";
import { list, type Driver, type Outcome, type PopulationAttribute, type Report, type Segment } from "../data";
import { exists, percent, signed, decimal, valueOf, whole, withUnit } from "../numbers";
import type { Section } from "../section";
import { chip, colourClass, legend, numbered, segmentName } from "../segments";
import { select } from "../selection";
import { drawTable, figure as number, words, type Table } from "../table";
import { clean, labelOf, opened } from "../text";

const yesOrNo = (attribute: PopulationAttribute | undefined): boolean =>
  ["level", "missing", "boolean"].includes(attribute?.part ?? "");

/** "well above average": steps at 0.5, 1 and 2 standard deviations. */
export function strengthWords(difference: number): string {
  const size = Math.abs(difference);
  const side = difference >= 0 ? "above average" : "below average";
  return size >= 2 ? `far ${side}` : size >= 1 ? `well ${side}` : size >= 0.5 ? side : `slightly ${side}`;
}

function sizes(data: Report): HTMLElement {
  const segments = list(data.segments);
  return h(
    "div",
    { class: "sizes" },
    h(
      "div",
      { class: "bar", role: "img", "aria-label": `Share of customers: ${segments.map((s) => `${numbered(s)} ${percent(s.share)}`).join("; ")}` },
      segments.map((segment, slot) => {
        const part = h("div", { class: colourClass(slot), "data-slot": slot, onclick: () => select(slot) });
        part.style.flexGrow = String(exists(segment.share) ? segment.share : 0);
        return part;
      }),
    ),
    legend(data, (segment) => percent(segment.share)),
  );
}

function driverEntry(driver: Driver, segment: Segment, data: Report): Content {
  const overall = list(data.population).find((entry) => entry.name === driver.name);
  const here = list(segment.attributes).find((entry) => entry.name === driver.name);
  const high = exists(driver.difference) ? driver.difference >= 0 : driver.direction !== "low";
  const share = yesOrNo(overall);
  const [mine, all] = share ? [here?.mean, overall?.mean] : [here?.median, overall?.median];
  const figures =
    overall && exists(mine) && exists(all)
      ? `${share ? "" : "median "}${withUnit(mine, overall)}; all customers ${withUnit(all, overall)}`
      : "";
  return h(
    "li",
    {},
    h("span", { class: high ? "up" : "down", "aria-hidden": "true" }, high ? "▲" : "▼"),
    h("b", {}, bdi(opened(labelOf(driver)))),
    " ",
    exists(driver.difference) ? strengthWords(driver.difference) : high ? "above average" : "below average",
    exists(driver.difference) ? h("small", { class: "whole" }, ` ${signed(driver.difference)} SD`) : null,
    figures ? h("div", { class: "figures" }, figures) : null,
  );
}

// The segment's part of what customers are worth; without such a column, of what it holds most of.
function holding(segment: Segment, data: Report): Content {
  const value = list(segment.attributes).find((entry) => entry.name === data.value?.name);
  if (data.value && exists(value?.share_of_total))
    return h("p", { class: "holds" }, h("b", {}, percent(value.share_of_total)), " of all ", bdi(labelOf(data.value)));
  const share = exists(segment.share) ? segment.share : 1;
  const held = list(segment.attributes)
    .filter((entry) => exists(entry.share_of_total) && entry.share_of_total > 1.25 * share)
    .sort((a, b) => (b.share_of_total ?? 0) - (a.share_of_total ?? 0))[0];
  if (!held) return null;
  const overall = list(data.population).find((entry) => entry.name === held.name);
  return h("p", { class: "holds" }, h("b", {}, percent(held.share_of_total)), " of all ", bdi(labelOf(overall ?? held)));
}

const strategyHeadings: Record<string, string> = { keep: "Keep", offer: "Offer", grow: "Grow", activate: "Activate" };

function strategyLine(segment: Segment, data: Report): Content {
  const text = clean(segment.strategy?.text, 300);
  if (!text || data.certificate?.verdict?.kind === "too few customers") return null; // nothing to act on
  const heading = strategyHeadings[segment.strategy?.kind ?? ""] ?? "";
  return h("p", { class: "strategy" }, bdi(heading && !text.startsWith(heading) ? `${heading}: ${text}` : text));
}

const asGoodAsOne = 0.8; // correlation from which two attributes say the same thing
const mostDrivers = 3;

// The strongest drivers, of those that go together the strongest one.
function tellingDrivers(segment: Segment, data: Report): Driver[] {
  const names = list(data.correlation?.names);
  const correlation = (a: Driver, b: Driver): number =>
    list(data.correlation?.values)[names.indexOf(a.name ?? "")]?.[names.indexOf(b.name ?? "")] ?? 0;
  const kept: Driver[] = [];
  for (const driver of list(segment.drivers))
    if (kept.length < mostDrivers && !kept.some((other) => Math.abs(correlation(driver, other)) > asGoodAsOne)) kept.push(driver);
  return kept;
}

function card(segment: Segment, slot: number, data: Report): HTMLElement {
  const drivers = tellingDrivers(segment, data);
  return h(
    "article",
    { class: `card ${colourClass(slot)}`, "data-slot": slot },
    h(
      "h3",
      {},
      h(
        "button",
        { type: "button", class: "title", "data-select": slot, "aria-pressed": "false", onclick: () => select(slot) },
        chip(segment, slot),
        " ",
        bdi(segmentName(segment, 60)),
      ),
    ),
    h("p", { class: "size" }, h("b", {}, percent(segment.share)), " of customers ", h("span", {}, whole(segment.size))),
    holding(segment, data),
    drivers.length > 0
      ? h("ul", { class: "drivers" }, drivers.map((driver) => driverEntry(driver, segment, data)))
      : h("p", { class: "fine" }, "Nothing sets it apart from the average customer."),
    strategyLine(segment, data),
  );
}

const outcomeFigure = (outcome: Outcome, value: number | null | undefined): string =>
  outcome.is_share ? percent(value) : valueOf(value, outcome);

// Labels by segment: no segment was made from them.
function outcomes(data: Report): Content {
  const segments = list(data.segments);
  const all = list(data.outcomes);
  if (all.length === 0) return null;
  const table: Table = {
    caption: "Labels by segment",
    columns: [
      { heading: "Label", words: true },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: chip(segment, slot) })),
      { heading: "All" },
      { heading: "Strength" },
    ],
    rows: all.flatMap((outcome) =>
      list(outcome.figures).map((row) => [
        words(`${labelOf(outcome)}: ${clean(row.what, 60)}`),
        ...segments.map((_, slot) => number(list(row.by_segment)[slot], outcomeFigure(outcome, list(row.by_segment)[slot]))),
        number(row.overall, outcomeFigure(outcome, row.overall)),
        number(outcome.effect, decimal(outcome.effect, 2)),
      ]),
    ),
  };
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, "Labels by segment"),
    h(
      "p",
      { class: "note" },
      "Label columns, which no segment is made from. Strength: 0 when the segments have nothing to do with it, 1 when they tell it wholly.",
    ),
    drawTable(table),
  );
}

export function segmentsSection(data: Report): Section | null {
  const segments = list(data.segments);
  if (segments.length === 0) return null;
  const refuted = data.certificate?.verdict?.passed === false;
  return {
    id: "segments",
    heading: refuted ? "The groups" : "The segments",
    short: refuted ? "Groups" : "Segments",
    lead: [
      "What sets each apart, strongest first; of attributes that go together, the strongest. SD: how far its mean lies from all customers', in standard deviations of the prepared attribute. ",
      "Select one, and it is selected in every chart.",
    ],
    body: [sizes(data), h("div", { class: "cards" }, segments.map((segment, slot) => card(segment, slot, data))), outcomes(data)],
  };
}
