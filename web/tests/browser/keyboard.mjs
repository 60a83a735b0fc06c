// Without a mouse.
import assert from "node:assert/strict";
import { brief, pages } from "./pages.mjs";
import { nothing, ready, settled, test, visit } from "./world.mjs";

/** Numbers all that Tab should reach, in the document's order, and gives their names. */
const numberStops = (tab) =>
  tab.evaluate(() => {
    const stops = [...document.querySelectorAll('a[href], button, select, input, summary, textarea, [tabindex="0"]')].filter(
      (element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
    );
    stops.forEach((element, at) => (element.dataset.stop = at));
    return stops.map((element) => `${element.localName}.${element.className} ${(element.getAttribute("aria-label") ?? element.textContent).slice(0, 50)}`);
  });

/** The stop that has the focus, and whether that can be seen. */
const focused = (tab) =>
  tab.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const bar = element.closest(".toolbar, .skip") ? 0 : document.querySelector(".toolbar").getBoundingClientRect().bottom;
    return {
      stop: Number(element.dataset.stop ?? -1),
      ring: element.matches(":focus-visible") && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none"),
      size: box.width >= 1 && box.height >= 1,
      // Tall ones may reach beyond the window.
      within: box.height > innerHeight / 2 || (box.top >= bar - 1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.right <= innerWidth + 1),
      where: `${Math.round(box.left)}, ${Math.round(box.top)} to ${Math.round(box.right)}, ${Math.round(box.bottom)}; bar to ${Math.round(bar)}`,
    };
  });

for (const [name, page, width] of [["cards", brief, 1100], ["profile", pages.profile, 390]])
  test(`${name}, ${width} pixels: Tab reaches every control in order, with a focus that is seen`, () =>
    visit(page, { width }, async (tab) => {
      const names = await numberStops(tab);
      const wrong = [];
      const reached = [];
      for (let press = 0; press < names.length + 20; ++press) {
        await tab.keyboard.press("Tab");
        const now = await focused(tab);
        if (!now) break;
        if (now.stop < 0) continue; // what the browser lets scroll by keys
        if (reached.includes(now.stop)) break;
        reached.push(now.stop);
        if (!now.ring) wrong.push(`${names[now.stop]}: no ring`);
        if (!now.size) wrong.push(`${names[now.stop]}: no size`);
        if (!now.within) wrong.push(`${names[now.stop]}: out of the window or under the bar: ${now.where}`);
      }
      for (const [at, stop] of reached.entries()) if (at > 0 && stop < reached[at - 1]) wrong.push(`${names[stop]} comes after ${names[reached[at - 1]]}`);
      for (const [stop, name] of names.entries()) if (!reached.includes(stop)) wrong.push(`${name}: not reached`);
      nothing(wrong.slice(0, 40), "stops");
    }));

test("cards: contents", (t) =>
  visit(brief, { width: 1100 }, async (tab) => {
    await t.test("contents, segments and tables work by keys alone", async () => {
      const tabTo = async (selector) => {
        for (let press = 0; press < 400; ++press) {
          await tab.keyboard.press("Tab");
          if (await tab.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
        }
        assert.fail(`Tab does not reach ${selector}`);
      };
      await tabTo(".skip");
      await tabTo(".contents summary");
      await tab.keyboard.press("Enter");
      await tabTo(".contents li:nth-child(2) a");
      await tab.keyboard.press("Enter");
      assert.match(await tab.evaluate(() => location.hash), /^#\w+$/);
      assert.equal(await tab.evaluate(() => document.querySelector(".contents").open), false);

      await tab.evaluate(() => (document.activeElement.blur(), window.scrollTo(0, 0)));
      await tab.reload();
      await ready(tab);
      await tabTo(".pick:nth-of-type(2)");
      for (const key of ["Enter", "Space"]) {
        await tab.keyboard.press(key);
        assert.equal(await tab.locator(".pick").nth(1).getAttribute("aria-pressed"), "true", key);
        await tab.keyboard.press("Escape");
        assert.equal(await tab.locator(".pick").nth(1).getAttribute("aria-pressed"), "false");
      }
      await tabTo('.keep button[aria-expanded="false"]');
      await tab.keyboard.press("Space");
      assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
    });
    await t.test("open contents close by Escape, and by a click elsewhere", async () => {
      const open = () => tab.evaluate(() => document.querySelector(".contents").open);
      await tab.locator(".contents summary").click();
      assert.equal(await open(), true);
      await tab.keyboard.press("Escape");
      assert.equal(await open(), false, "Escape");
      await tab.locator(".contents summary").click();
      await tab.locator("h1").click();
      assert.equal(await open(), false, "a click elsewhere");
    });
  }));

for (const [name, width] of [["cards", 360], ["profile", 1100]])
  test(`${name}, ${width} pixels: the contents go to their sections`, () =>
    visit(pages[name], { width }, async (tab) => {
      const links = await tab.$$eval(".contents li:not(.exact) a", (all) => all.map((link) => link.getAttribute("href")));
      const sections = await tab.$$eval("main section", (all) => all.map((section) => `#${section.id}`));
      assert.deepEqual(links, sections);
      assert.ok(links.length >= 2, `contents of ${links.length}`);
      const wrong = [];
      for (const [at, link] of links.entries()) {
        await tab.locator(".contents summary").click();
        await tab.locator(".contents li:not(.exact) a").nth(at).click();
        await settled(tab);
        const place = await tab.evaluate((link) => ({
          hash: location.hash,
          top: document.querySelector(`${link} h2`).getBoundingClientRect().top,
          bar: document.querySelector(".toolbar").getBoundingClientRect().bottom,
          atEnd: window.scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
          height: innerHeight,
        }), link);
        if (place.hash !== link) wrong.push(`${link}: goes to ${place.hash}`);
        if (place.top < place.bar) wrong.push(`${link}: its heading lies under the bar (${Math.round(place.top)} < ${Math.round(place.bar)})`);
        if (place.top > (place.atEnd ? place.height : place.height / 2)) wrong.push(`${link}: its heading lies at ${Math.round(place.top)}`);
      }
      nothing(wrong, "links");
    }));
