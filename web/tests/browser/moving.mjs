// Links, with motion: tests elsewhere ask for less of it, which hides what moves while it scrolls.
import assert from "node:assert/strict";
import { pages } from "./pages.mjs";
import { movingTab, nothing, ready, test } from "./world.mjs";

/** Waits until the window has come to rest, and says how far under the bar the element lies. */
const restsAt = (tab, id) =>
  tab.evaluate(async (id) => {
    let [last, still] = [NaN, 0];
    for (let frame = 0; frame < 600 && still < 12; ++frame) {
      await new Promise(requestAnimationFrame);
      still = window.scrollY === last ? still + 1 : 0;
      last = window.scrollY;
    }
    const top = document.getElementById(id).getBoundingClientRect().top;
    const end = window.scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    return { top: top - document.querySelector(".toolbar").getBoundingClientRect().bottom, end };
  }, id);

const astray = ({ top, end }) => top < -1 || (top > 60 && !end);

for (const width of [390, 1280])
  test(`cards, ${width} pixels: every address leads to its place while charts are drawn`, (t) =>
    movingTab(width, async (tab) => {
      const ids = ["segments", "compare", "trust", "choice", "nulls", "choice-tree", "data", "making"];
      const wrong = [];
      for (const id of ids) {
        await tab.goto("about:blank");
        await tab.goto(`${pages.cards.url}#${id}`);
        await ready(tab);
        const place = await restsAt(tab, id);
        if (astray(place)) wrong.push(`#${id} lies at ${Math.round(place.top)}`);
      }
      nothing(wrong, "addresses");
    }));

test("cards: a link clicked at once lands in its place, and nothing moves when charts are drawn", () =>
  movingTab(1280, async (tab) => {
    await tab.goto(pages.cards.url);
    await tab.waitForSelector("#making", { state: "attached" });
    await tab.locator(".side a[href='#making']").click();
    const first = await restsAt(tab, "making");
    await ready(tab);
    const then = await restsAt(tab, "making");
    nothing([first, then].filter(astray).map(({ top }) => `lies at ${Math.round(top)}`), "link");
    assert.ok(Math.abs(first.top - then.top) <= 1, `${first.top}, then ${then.top}`);
  }));

test("cards: an address selects a segment", () =>
  movingTab(1280, async (tab) => {
    await tab.goto(`${pages.cards.url}#segment-2`);
    await ready(tab);
    assert.equal(await tab.evaluate(() => document.querySelector('.pick[aria-pressed="true"]')?.dataset.select), "1");
    assert.ok(!astray(await restsAt(tab, "segment-2")));
  }));

test("cards: every card and figure has an address of its own", () =>
  movingTab(1280, async (tab) => {
    await tab.goto(pages.cards.url);
    await ready(tab);
    const ids = await tab.$$eval("main figure, main .card", (all) => all.map((element) => element.id));
    assert.ok(ids.every((id) => /^[a-z][a-z0-9-]*$/.test(id)), ids.join(" "));
    assert.equal(new Set(ids).size, ids.length, ids.join(" "));
  }));

test("a choice of theme is kept for the next time", () =>
  movingTab(1280, async (tab) => {
    await tab.goto(pages.few.url);
    await ready(tab);
    await tab.locator(".theme").click();
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
    await tab.reload();
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
  }));
