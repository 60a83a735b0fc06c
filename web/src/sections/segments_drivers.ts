// What sets a segment apart, strongest first.
import { bdi, h, type Content } from "../dom";
import { list, type Driver, type Segment } from "../data";
import { clean, labelOf, opened } from "../text";

function driverEntry(driver: Driver): Content {
  const [side, exact, middle] = [clean(driver.side, 80), clean(driver.exact, 80), clean(driver.middle, 200)];
  return h(
    "li",
    {},
    h("span", { class: driver.high ? "up" : "down", "aria-hidden": "true" }, driver.high ? "▲" : "▼"),
    h("b", {}, bdi(opened(labelOf(driver)))),
    side ? ` ${side}` : null,
    exact ? [" ", h("small", { class: "whole" }, clean(exact, 30))] : null,
    middle ? h("div", { class: "figures" }, bdi(middle)) : null,
  );
}

export function drivers(segment: Segment): HTMLElement {
  const told = list(segment.drivers);
  return told.length > 0
    ? h("ul", { class: "drivers" }, told.map(driverEntry))
    : h("p", { class: "fine" }, "Nothing sets it apart from the average customer.");
}
