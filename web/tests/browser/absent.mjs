// Everything in the data may be null or absent: sections vanish, and nothing breaks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, pages } from "./pages.mjs";
import { nothing, visit } from "./world.mjs";

/** What a page says that no reader should see. */
export const slips = (tab) =>
  tab.evaluate(() => [
    ...[...document.querySelectorAll(".broken")].map((element) => element.textContent),
    ...(document.body.innerText.match(/.{0,40}(\bundefined\b|\bNaN\b|\[object).{0,40}/g) ?? []),
    ...[...document.querySelectorAll("[aria-label]")].flatMap((element) => element.getAttribute("aria-label").match(/.{0,40}(\bundefined\b|\bNaN\b|\[object).{0,40}/) ?? []).slice(0, 3),
    ...[...document.querySelectorAll("main > section")].filter((section) => section.children.length < 2).map((section) => `section ${section.id} is empty`),
    ...[...document.querySelectorAll(".chart:not([data-drawn])")].map((chart) => `not drawn: ${chart.getAttribute("aria-label").slice(0, 60)}`),
  ]);

test("data without anything give a page", () =>
  visit(changed(pages.few, "nothing", () => ({})), {}, async (tab) => {
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

/** Some keys at a time; those that much hangs on by themselves. */
function groupsOf(keys) {
  const alone = ["segments", "population", "attributes"];
  const others = keys.filter((key) => !alone.includes(key));
  const step = Math.ceil(others.length / 4);
  return [...alone.map((key) => [key]), ...Array.from({ length: step }, (_, at) => others.filter((_, key) => key % step === at))];
}

for (const name of ["cards", "profile"])
  test(`${name}: any part may be null`, async () => {
    const wrong = [];
    for (const keys of groupsOf(Object.keys(pages[name].data))) {
      const page = changed(pages[name], "without", (data) => ({ ...data, ...Object.fromEntries(keys.map((key) => [key, null])) }));
      try {
        await visit(page, {}, async (tab) => nothing(await slips(tab), "slips"));
      } catch (error) {
        wrong.push(`without ${keys}: ${error.message}`);
      }
    }
    nothing(wrong, "parts");
  });

test("any figure inside may be null", async () => {
  const wrong = [];
  for (const keys of [
    ["median", "mean", "p10", "p25", "p75", "p90"], ["rank", "share_of_total", "strategy"], ["difference", "direction"],
    ["name", "label", "unit"], ["values", "counts", "points"], ["kind", "part", "verdict", "sentence"], ["estimate", "low", "high", "effect"],
    ["text", "reason"], ["size", "share", "silhouette", "id"], ["edges", "population", "by_segment"],
  ]) {
    const page = changed(pages.cards, "without", (data) => keys.reduce(without, data));
    try {
      await visit(page, {}, async (tab) => nothing(await slips(tab), "slips"));
    } catch (error) {
      wrong.push(`without ${keys}: ${error.message}`);
    }
  }
  nothing(wrong, "figures");
});
