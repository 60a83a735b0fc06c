// Everything in the data may be null or absent: sections vanish, and nothing breaks.
import assert from "node:assert/strict";
import { brief, changed, pages } from "./pages.mjs";
import { nothing, test, visit } from "./world.mjs";

/** What a page says that no reader should see. */
export const slips = (tab) =>
  tab.evaluate(() => [
    ...[...document.querySelectorAll(".broken")].map((element) => element.textContent),
    ...(document.body.innerText.match(/.{0,40}(\bundefined\b|\bNaN\b|\[object).{0,40}/g) ?? []),
    ...[...document.querySelectorAll("[aria-label]")].flatMap((element) => element.getAttribute("aria-label").match(/.{0,40}(\bundefined\b|\bNaN\b|\[object).{0,40}/) ?? []).slice(0, 3),
    ...[...document.querySelectorAll("main section")].filter((section) => section.querySelector(".opening").nextElementSibling === null && section.querySelector(".opening").lastElementChild.matches("h2, .lead")).map((section) => `section ${section.id} is empty`),
    ...[...document.querySelectorAll(".chart:not([data-drawn])")].map((chart) => `not drawn: ${chart.getAttribute("aria-label").slice(0, 60)}`),
  ]);

test("data without anything give a page", () =>
  visit(changed(pages.few, () => ({})), {}, async (tab) => {
    assert.equal(await tab.locator("h1").count(), 1);
    nothing(await slips(tab), "slips");
  }));

/** The data with every object and list of that key, at any depth, gone. */
const without = (value, key) =>
  Array.isArray(value)
    ? value.map((entry) => without(entry, key))
    : value && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, name === key ? null : without(entry, key)]))
      : value;

/** Parts that much hangs on, every second of the others, and figures inside. */
const some = (data, rest) =>
  Object.keys(data).filter((key, at) => !["segments", "population", "attributes"].includes(key) && at % 2 === rest);
const dropped = (keys) => (data) => ({ ...data, ...Object.fromEntries(keys(data).map((key) => [key, null])) });
const emptied = (keys) => (data) => keys.reduce(without, data);

for (const [what, name, page, change] of [
  ["the segments", "cards", brief, dropped(() => ["segments", "attributes"])],
  ["half of the parts", "cards", brief, dropped((data) => some(data, 0))],
  ["the other half", "profile", pages.profile, dropped((data) => [...some(data, 1), "population"])],
  ["what the plan says", "planned", pages.planned, emptied(["title", "evidence", "expected", "response", "stop", "contacts", "held_out", "balance", "limits", "list", "typical", "shares", "tally", "change", "words", "answers"])],
  ["names, values and lists of the plan", "planned", pages.planned, emptied(["name", "id", "value", "segments", "values", "texts", "lorenz", "playbook", "currency", "per_customer", "worth", "below"])],
  ["figures inside", "cards", brief, emptied(["spread", "median", "p10", "p90", "rank", "strategy", "difference", "label", "unit", "points", "verdict", "estimate", "effect", "reason", "share", "edges", "edge_texts", "value"])],
])
  test(`${name}: ${what} may be null`, () =>
    visit(changed(page, change), {}, async (tab) => nothing(await slips(tab), "slips")));
