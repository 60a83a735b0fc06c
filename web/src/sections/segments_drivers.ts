// What sets a segment apart, strongest first.
import { bdi, h, type Content } from "../dom";
import { list, type Driver, type PopulationAttribute, type Profiled, type Report, type Segment } from "../data";
import { apart, decimal, exists, signed } from "../numbers";
import { labelOf, opened } from "../text";
import { pairWords, strengthWords } from "./segments_words";

const asGoodAsOne = 0.8; // correlation from which two attributes say the same thing
const mostDrivers = 3;

const yesOrNo = (attribute: PopulationAttribute | undefined): boolean =>
  ["level", "missing", "boolean"].includes(attribute?.part ?? "");

// The strongest drivers, of those that go together the strongest one.
function tellingDrivers(segment: Segment, data: Report): Driver[] {
  const names = list(data.correlation?.names);
  const correlation = (a: Driver, b: Driver): number =>
    list(data.correlation?.values)[names.indexOf(a.name ?? "")]?.[names.indexOf(b.name ?? "")] ?? 0;
  const kept: Driver[] = [];
  for (const driver of list(segment.drivers)) {
    const repeats = driver.goes_with || (driver.goes_with === undefined && kept.some((other) => Math.abs(correlation(driver, other)) > asGoodAsOne));
    if (kept.length < mostDrivers && !repeats) kept.push(driver);
  }
  return kept;
}

/** "AUC 0.91, +1.3 SD": a driver's figures as a data scientist reads them. */
export function exactFigures(driver: Pick<Driver, "auc" | "difference">): string {
  return [exists(driver.auc) ? `AUC ${decimal(driver.auc, 2)}` : "", exists(driver.difference) ? `${signed(driver.difference)} SD` : ""].filter(Boolean).join(", ");
}

/** "median 1,200 USD; all customers 870 USD"; means where the medians are the same, and shares. */
export function middleWords(here: Profiled, overall: PopulationAttribute): string {
  const share = yesOrNo(overall);
  const tied = here.median === overall.median && here.mean !== overall.mean && exists(here.mean) && exists(overall.mean);
  const [mine, all] = share || tied ? [here.mean, overall.mean] : [here.median, overall.median];
  if (!exists(mine) || !exists(all)) return "";
  const [shown, others] = apart(mine, all, overall);
  return `${share ? "" : tied ? "mean " : "median "}${shown}; all customers ${others}`;
}

function isHigh(driver: Driver): boolean {
  if (exists(driver.auc)) return driver.auc >= 0.5;
  return exists(driver.difference) ? driver.difference >= 0 : driver.direction !== "low";
}

function driverEntry(driver: Driver, segment: Segment, data: Report): Content {
  const overall = list(data.population).find((entry) => entry.name === driver.name);
  const here = list(segment.attributes).find((entry) => entry.name === driver.name);
  const high = isHigh(driver);
  const figures = here && overall ? middleWords(here, overall) : "";
  const side = exists(driver.auc) ? pairWords(driver.auc) : exists(driver.difference) ? strengthWords(driver.difference) : high ? "above average" : "below average";
  const exact = exactFigures(driver);
  return h(
    "li",
    {},
    h("span", { class: high ? "up" : "down", "aria-hidden": "true" }, high ? "▲" : "▼"),
    h("b", {}, bdi(opened(labelOf(driver)))),
    ` ${side}`,
    exact ? [" ", h("small", { class: "whole" }, exact)] : null,
    figures ? h("div", { class: "figures" }, figures) : null,
  );
}

export function drivers(segment: Segment, data: Report): HTMLElement {
  const telling = tellingDrivers(segment, data);
  return telling.length > 0
    ? h("ul", { class: "drivers" }, telling.map((driver) => driverEntry(driver, segment, data)))
    : h("p", { class: "fine" }, "Nothing sets it apart from the average customer.");
}
