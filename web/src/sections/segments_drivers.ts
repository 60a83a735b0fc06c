// What sets a segment apart, strongest first: in words, and behind them in figures.
import { bdi, h, type Content } from "../dom";
import { list, type Driver, type Report, type Segment } from "../data";
import { clean, labelOf, opened } from "../text";
import { density } from "./segments_density";

function driverEntry(driver: Driver, slot: number, data: Report): Content {
  const plain = clean(driver.plain, 200);
  return h(
    "li",
    {},
    h("span", { class: driver.high ? "up" : "down", "aria-hidden": "true" }, driver.high ? "▲" : "▼"),
    h("b", {}, bdi(opened(labelOf(driver)))),
    plain ? h("span", { class: "plain" }, bdi(plain)) : null,
    density(data, driver.name, slot),
  );
}

export function drivers(segment: Segment, slot: number, data: Report): HTMLElement {
  const told = list(segment.drivers);
  return told.length > 0
    ? h("ul", { class: "drivers" }, told.map((driver) => driverEntry(driver, slot, data)))
    : h("p", { class: "fine" }, "Nothing sets it apart from the average customer.");
}

/** The same in terms of statistics. */
export function driverFigures(segment: Segment): Content {
  const told = list(segment.drivers).filter((driver) => clean(driver.exact));
  if (told.length === 0) return null;
  return [
    h(
      "p",
      { class: "fine" },
      "Higher in 9 of 10 pairs: of a customer of the segment and one outside it, its own has more 9 times in 10; where both have the same, that counts half (AUC 0.9). SD: how far its mean lies from all customers', in standard deviations of the prepared attribute.",
    ),
    h(
    "ul",
    { class: "behind" },
    told.map((driver) =>
      h("li", {}, bdi(opened(labelOf(driver))), `: ${clean(driver.side, 80)} `, h("small", { class: "whole" }, clean(driver.exact, 30))),
    ),
    ),
  ];
}
