// Readers try customers out and name segments, without the program.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { barriers } from "./accessible.mjs";
import { changed, pages } from "./pages.mjs";
import { nothing, settled, test, visit } from "./world.mjs";

const brief = pages.cards;
const opened = (page, seen, work) =>
  visit(page, { folded: true, ...seen }, async (tab) => {
    await tab.evaluate(() => document.querySelectorAll("#what-if, #names").forEach((fold) => (fold.open = true)));
    await tab.waitForFunction(() => document.querySelector("#names .names") !== null);
    if (page.data.what_if && !page.data.what_if.unsaid) await found(tab);
    return work(tab);
  });

/** Waits until the smallest change is told, and returns it. */
async function found(tab) {
  await tab.waitForFunction(() => document.querySelector(".least")?.textContent !== "");
  return tab.locator(".least").textContent();
}
const place = (tab) => tab.locator(".trial .place").textContent();
const nameOf = (page, slot) => page.data.segments[slot].name;

for (const name of ["cards", "churn"])
  test(`${name}: a typical customer of each segment is in it, and the change that is told moves them`, () =>
    opened(pages[name], {}, async (tab) => {
      for (const slot of pages[name].data.segments.keys()) {
        await tab.locator(".trial > .controls select").selectOption(String(slot));
        assert.ok((await place(tab)).includes(`in ${slot + 1} ${nameOf(pages[name], slot)}`), await place(tab));
        await tab.waitForTimeout(400);
        const button = tab.locator(".least button");
        if ((await button.count()) === 0) continue;
        const [, to] = (await found(tab)).match(/move them, to (\d+) /);
        await button.click();
        assert.ok((await place(tab)).includes(`in ${to} ${nameOf(pages[name], to - 1)}`), await place(tab));
        assert.equal(await tab.locator(".lever .what small:not(:empty)").count(), 1, "one attribute was changed");
      }
    }));

test("cards: sliders, fields and boxes do the same by keyboard", () =>
  opened(brief, { width: 360 }, async (tab) => {
    const before = await place(tab);
    const slider = tab.locator(".lever input[type=range]").first();
    await slider.focus();
    await tab.keyboard.press("Home");
    const lowest = await tab.locator(".lever input[type=number]").first().inputValue();
    assert.notEqual(await place(tab), before);
    await tab.keyboard.press("End");
    assert.notEqual(await tab.locator(".lever input[type=number]").first().inputValue(), lowest);
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Control+A");
    await tab.keyboard.type(lowest);
    assert.equal(await slider.inputValue(), "0");
    const lacking = tab.locator(".lacking input").first();
    if (await lacking.count()) {
      await lacking.focus();
      await tab.keyboard.press("Space");
      assert.equal(await tab.locator(".lever:has(.lacking) input[type=range]").first().isDisabled(), true);
    }
    await tab.getByRole("button", { name: "Start again" }).click();
    assert.equal(await place(tab), before);
    assert.equal(await tab.locator(".lever .what small:not(:empty)").count(), 0);
    assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= 360, "no sideways scrolling");
  }));

test("cards: names are kept as the file that --names takes, when each has its own", () =>
  opened(brief, {}, async (tab) => {
    const [first, second] = [tab.locator(".names input").nth(0), tab.locator(".names input").nth(1)];
    await first.fill('The "big" ones \\ all');
    await second.fill('the "BIG" ones \\ all');
    await tab.getByRole("button", { name: "Keep names.toml" }).click();
    assert.equal(await tab.locator(".fault").textContent(), "Two segments have the same name.");
    await second.fill("Shoppers");
    const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: "Keep names.toml" }).click()]);
    assert.equal(download.suggestedFilename(), "names.toml");
    const text = readFileSync(await download.path(), "utf8");
    assert.equal(text.split("[[segment]]").length - 1, brief.data.segments.length);
    assert.ok(text.startsWith('[[segment]]\nnumber = 1\nname = "The \\"big\\" ones \\\\ all"\n\n[[segment]]\nnumber = 2\nname = "Shoppers"\n'), text);
  }));

for (const [name, seen] of [["cards", { theme: "dark", width: 360 }], ["churn", {}], ["hostile", {}]])
  test(`${name}: nothing that axe finds serious where customers are tried out`, () =>
    opened(pages[name], seen, async (tab) => {
      await settled(tab);
      nothing(await barriers(tab), "axe");
    }));

test("a page says in words why customers cannot be tried out, and does without a model", () => {
  const unsaid = changed(brief, (data) => ({ ...data, what_if: { unsaid: "The model is too large." } }));
  const damaged = changed(brief, (data) => ({ ...data, what_if: { ...data.what_if, weights: "AAAA" } }));
  const older = changed(brief, ({ what_if, ...data }) => data);
  return Promise.all([
    opened(unsaid, {}, async (tab) => assert.equal(await tab.locator("#what-if .panel").textContent(), "The model is too large.")),
    visit(damaged, { folded: true }, async (tab) => {
      await tab.locator("#what-if > summary").click();
      await tab.waitForSelector("#what-if .broken");
    }),
    opened(older, {}, async (tab) => assert.equal(await tab.locator("#what-if").count(), 0)),
  ]);
});
