// What a reader without statistics sees first: short, in plain words, with nothing to be taught.
import assert from "node:assert/strict";
import { brief, pages } from "./pages.mjs";
import { nothing, openScientists, settled, test, visit } from "./world.mjs";

/** Words that need a course. */
const taught = [
  "silhouette", "rand", "auc", "jaccard", "sd", "r²", "r2", "bootstrap", "copula", "null", "p10", "p90", "median", "quantile", "quartile", "percentile", "deviation",
  "variance", "gini", "lorenz", "encoder", "centroid", "k-means", "ward", "p-value", "stratum", "strata", "correlation", "inertia", "log1p",
];

/** What is seen of the page, without what is folded. */
const seen = (tab) =>
  tab.evaluate(() => {
    const told = [document.querySelector("header"), ...document.querySelectorAll("main > section")].map((part) => part.innerText);
    return [...told, ...[...document.querySelectorAll("main > section .chart")].filter((chart) => chart.checkVisibility()).map((chart) => chart.getAttribute("aria-label"))].join("\n");
  });

const words = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,%-]*/gu) ?? [];

for (const name of ["cards", "planned", "survey", "churn"])
  test(`${name}: the director's page has no word that needs a course`, () =>
    visit(pages[name], { folded: true }, async (tab) => {
      const text = await seen(tab);
      const found = words(text.toLowerCase()).map((word) => word.replace(/[.,]+$/, ""));
      nothing(taught.filter((word) => found.includes(word)).map((word) => `${word}: ${text.match(new RegExp(`.{0,40}${word}.{0,30}`, "i"))?.[0]}`), "words");
    }));

test("cards: the director's page is read in five minutes", () =>
  visit(pages.cards, { folded: true }, async (tab) => {
    const text = await tab.evaluate(() => document.querySelector("main").innerText);
    const count = words(text).filter((word) => /\p{L}/u.test(word)).length;
    assert.ok(count <= 900, `${count} words`);
    const height = await tab.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 6000, `${height} pixels`);
  }));

test("cards: the first screen says who they are, what to do and how sure that is", () =>
  visit(pages.planned, { folded: true }, async (tab) => {
    const { segments, headline } = pages.planned.data;
    const below = await tab.$$eval(".overview, .sure", (all) => all.filter((part) => part.getBoundingClientRect().bottom > innerHeight).map((part) => part.className));
    assert.deepEqual(below, []);
    assert.equal(await tab.locator(".overview tbody tr").count(), segments.length);
    for (const [at, segment] of segments.entries()) {
      const row = await tab.locator(".overview tbody tr").nth(at).innerText();
      assert.ok(row.includes(segment.name) && row.includes(segment.share.text), row);
    }
    assert.equal(await tab.locator(".sure .badge span").textContent(), headline.badge);
    assert.ok((await tab.locator(".sure").innerText()).includes(headline.sure));
  }));

test("cards: attributes by segments, in their order, to be searched, with everybody beside", () =>
  visit(brief, { folded: true }, async (tab) => {
    const { population, segments, compare } = brief.data;
    const place = (attribute) => (attribute.typical_is === "typical" ? 2 : 5);
    const rows = () => tab.$$eval(".by-segment tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const all = await rows();
    const expected = compare.order.map((j) => [population[j].spread.texts[place(population[j])], ...segments.map((segment) => segment.attributes[j].spread.texts[place(population[j])])]);
    assert.deepEqual(all.map((row) => row.slice(1)), expected.slice(0, all.length));
    const shades = await tab.$$eval(".by-segment tbody tr:first-child td", (cells) => cells.map((cell) => /\b([np])([1-6])\b/.exec(cell.className)?.slice(1).join("") ?? ""));
    assert.deepEqual(shades.slice(1), segments.map(({ attributes }) => attributes[compare.order[0]].shade).map((shade) => (shade === 0 ? "" : `${shade < 0 ? "n" : "p"}${Math.abs(shade)}`)));
    await tab.locator(".by-segment input").fill("cash adv");
    const found = await rows();
    assert.ok(found.length > 0 && found.length < all.length && found.every(([label]) => label.includes("cash adv")), JSON.stringify(found.map(([label]) => label)));
  }));

test("cards: what is for the data scientist is folded, remembered when opened, and opened by links", () =>
  visit(brief, { folded: true }, async (tab) => {
    const open = () => tab.evaluate(() => document.querySelector("#scientist").open);
    assert.equal(await open(), false);
    await tab.locator(".sure .further a").first().click();
    await settled(tab);
    assert.equal(await open(), true);
    await tab.goto(brief.url.replace(/#.*$/, ""));
    await tab.reload();
    await settled(tab);
    await openScientists(tab);
    await tab.waitForTimeout(50);
    await tab.reload();
    await settled(tab);
    assert.equal(await open(), true, "after loading again");
    await tab.locator("#scientist > summary").click();
    await tab.waitForTimeout(50);
    await tab.reload();
    await settled(tab);
    assert.equal(await open(), false, "closed, and loaded again");
  }));
