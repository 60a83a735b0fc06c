// From the plan's table to its plays, and from a segment's card to what is to be done.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { changed, pages } from "./pages.mjs";
import { nothing, settled, test, visit } from "./world.mjs";

/** Clicks those links and says which do not bring the play of that name into the window. */
async function astray(tab, links) {
  const wrong = [];
  for (const link of await tab.locator(links).all()) {
    await link.click();
    await settled(tab);
    const place = await tab.evaluate(() => {
      const play = document.getElementById(location.hash.slice(1));
      const bar = document.querySelector(".toolbar").getBoundingClientRect().bottom;
      return play && { top: play.getBoundingClientRect().top - bar, room: innerHeight, title: play.querySelector("h3 bdi").textContent };
    });
    const words = (await link.textContent()).replace(/…$/, "");
    if (!place?.title.startsWith(words)) wrong.push(`${words}: goes to ${place?.title}`);
    else if (place.top < -1 || place.top > place.room / 2) wrong.push(`${words}: lies at ${Math.round(place.top)}`);
  }
  return wrong;
}

test("planned: its plan", (t) =>
  visit(pages.planned, {}, async (tab) => {
    await t.test("planned: the table's plays and those on cards lead to their own place", async () => {
      assert.equal(await tab.locator(".matrix tbody a").count(), 4);
      nothing(await astray(tab, ".matrix tbody a"), "links of the table");
      nothing(await astray(tab, ".card:nth-child(-n + 2) .todo a"), "links of cards");
    });
    await t.test("planned: cards begin with the move of the first screen", async () => {
      const texts = (selector) => tab.$$eval(selector, (all) => all.map((one) => one.textContent));
      const moves = await texts(".overview .move a");
      assert.ok(moves.length >= 2);
      assert.deepEqual(await texts(".card .todo li:first-child a"), moves);
    });
    await t.test("planned: plays stand in the order in which lists were filled, with their segments' contacts", async () => {
      const { plays } = pages.planned.data.plan;
      const fit = plays.filter((play) => play.reaches);
      const { segments } = pages.planned.data;
      const rows = await tab.$$eval(".matrix tbody tr", (all) => all.map((row) => [...row.querySelectorAll(".fires")].map((cell) => [Number(cell.dataset.slot), cell.textContent])));
      assert.deepEqual(
        rows,
        fit.map((play) => play.segments.map((entry) => [segments.findIndex(({ id }) => id === entry.id), entry.contacts.text])),
      );
      assert.equal(await tab.locator("article.play").count(), fit.length);
      assert.equal(await tab.locator(".idle > li").count(), plays.length - fit.length);
    });
    await t.test("planned: the table of plays by segments can be kept", async () => {
      const [download] = await Promise.all([tab.waitForEvent("download"), tab.locator(".matrix .keep button").click()]);
      const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
      assert.equal(lines.length, 6);
      assert.match(lines[0], /^\ufeffPlay,.*,To contact,Held out$/);
      assert.equal(lines[5], "");
    });
    await t.test("planned: an exclusive play says so, and what it keeps from other lists is counted", async () => {
      const { plays } = pages.planned.data.plan;
      const exclusive = await tab.locator("article.play", { hasText: "Its customers are in no other list." }).locator("h3 bdi").allTextContents();
      assert.deepEqual(exclusive, plays.filter((play) => play.exclusive).map((play) => play.title));
      assert.equal(await tab.locator("#plan .tally").textContent(), "4 of 7 plays reach customers. 1 fits, but reaches nobody.");
      assert.equal(await tab.locator(".idle > li", { hasText: "Kept from everybody" }).locator("p").textContent(), "Of those who would fit, 3 are kept for an exclusive play and 4 are in 2 lists already.");
      assert.equal(await tab.locator(".card .todo", { hasText: "Kept from everybody" }).count(), 0);
    });
    await t.test("planned: what the plays brought stands below the plan, each with what to do now, and is printed whole", async () => {
      const { plays, tally } = pages.planned.data.brought;
      assert.equal(await tab.locator("#plan + #brought .tally").textContent(), tally);
      const rows = await tab.$$eval("#brought tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.deepEqual(rows, plays.map((play) => [play.title, play.contacted.text, play.held_out.text, play.effect, play.left || "–", play.decision]));
      assert.equal(await tab.locator("#brought details.printed article").count(), plays.length);
    });
    await t.test("planned: on a phone the table of plays is a list that needs no scrolling", async () => {
      await tab.setViewportSize({ width: 390, height: 800 });
      await settled(tab);
      assert.equal(await tab.locator(".matrix .scroll").isVisible(), false);
      assert.equal(await tab.locator(".by-play > li").count(), 4);
      const wide = await tab.$$eval(".by-play *", (all) => all.filter((element) => element.getBoundingClientRect().right > innerWidth).length);
      assert.equal(wide, 0);
      nothing(await astray(tab, ".by-play a"), "links of the list");
    });
  }));

test("without a playbook there is no plan, and a card has its line by rule of thumb", () =>
  visit(changed(pages.planned, (data) => ({ ...data, plan: null })), {}, async (tab) => {
    assert.equal(await tab.locator("#plan, .todo, .contents a[href='#plan']").count(), 0);
    const lines = pages.planned.data.segments.filter((segment) => segment.strategy).length;
    assert.equal(await tab.locator(".card .strategy").count(), lines);
  }));

test("a playbook of which no play fits says so", () =>
  visit(
    changed(pages.planned, (data) => ({ ...data, plan: { ...data.plan, tally: "None of 2 plays fits a segment.", plays: data.plan.plays.slice(4, 6) } })),
    {},
    async (tab) => {
      assert.equal(await tab.locator("#plan .tally").textContent(), "None of 2 plays fits a segment.");
      assert.equal(await tab.locator("article.play, .matrix").count(), 0);
      assert.equal(await tab.locator(".idle > li").count(), 2);
    },
  ));
