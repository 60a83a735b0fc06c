// Colours, sizes and words, whoever reads: contrast with a selection, segments' hues in both themes,
// places for fingers, and words that stay whole.
import assert from "node:assert/strict";
import { barriers } from "./accessible.mjs";
import { brief, pages } from "./pages.mjs";
import { nothing, openScientists, settled, test, visit } from "./world.mjs";

for (const theme of ["light", "dark"])
  test(`planned, ${theme}: nothing that axe finds serious while a segment is selected`, () =>
    visit(pages.planned, { theme }, async (tab) => {
      await tab.locator(".pick").nth(1).click();
      await settled(tab);
      nothing(await barriers(tab), "axe");
    }));

/** The hue of a colour in degrees (OKLCH), and how much of it there is. */
function hueOf(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const [l, m, s] = [0.4122 * r + 0.5363 * g + 0.0514 * b, 0.2119 * r + 0.6807 * g + 0.1074 * b, 0.0883 * r + 0.2817 * g + 0.63 * b].map(Math.cbrt);
  const [x, y] = [1.978 * l - 2.4286 * m + 0.4506 * s, 0.0259 * l + 0.7828 * m - 0.8087 * s];
  return { hue: (Math.atan2(y, x) * 180) / Math.PI, chroma: Math.hypot(x, y) };
}

test("a segment has the same hue in light, in the dark and on paper", () =>
  visit(pages.few, {}, async (tab) => {
    const read = () => tab.evaluate(() => [...Array(12).keys()].map((slot) => getComputedStyle(document.documentElement).getPropertyValue(`--s${slot + 1}`).trim()));
    const light = await read();
    await tab.locator(".theme").click();
    const dark = await read();
    const wrong = light.flatMap((colour, slot) => {
      const [a, b] = [hueOf(colour), hueOf(dark[slot])];
      const apart = Math.abs(((a.hue - b.hue + 540) % 360) - 180);
      return a.chroma > 0.05 && apart > 16 ? [`segment ${slot + 1}: ${colour} and ${dark[slot]}, ${Math.round(apart)} degrees apart`] : [];
    });
    nothing(wrong, "hues");
  }));

for (const width of [360, 1280])
  test(`planned, ${width} pixels: every control has room for a finger`, () =>
    visit(pages.planned, { width }, async (tab) => {
      await tab.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
      await settled(tab);
      const small = await tab.$$eval("a[href], button, summary, select, input", (all) =>
        all
          .filter((element) => element.checkVisibility() && !element.closest(".skip"))
          .map((element) => ({ element, box: ((element.localName === "input" && element.closest("label")) || element).getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
          .map(({ element, box }) => `${element.localName}.${element.className} in ${element.closest("section, header, nav")?.id}: ${element.textContent.slice(0, 30)}: ${Math.round(box.width)} by ${Math.round(box.height)}`));
      nothing([...new Set(small)].slice(0, 20), "small");
    }));

/** Words that stand on two lines though they would fit on one. */
const broken = (tab) =>
  tab.evaluate(() => {
    const wrong = new Set();
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode;
      // What is only heard has no width.
      if (!parentElement.checkVisibility() || parentElement.getBoundingClientRect().width < 2 || parentElement.closest("code, .code, pre, script, svg")) continue;
      for (const word of data.matchAll(/[\p{L}\p{N}]{3,16}/gu)) {
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (lines.size > 1) wrong.add(`${parentElement.closest("section, header")?.id}: ${word[0]}`);
      }
    }
    return [...wrong];
  });

test("planned: no word breaks, at any width and on paper", () =>
  visit(pages.planned, { width: 1280 }, async (tab) => {
    for (const width of [360, 768, 1280, 1920]) {
      await tab.setViewportSize({ width, height: 800 });
      await settled(tab);
      nothing(await broken(tab), `words at ${width}`);
    }
    await tab.setViewportSize({ width: 688, height: 800 });
    await tab.emulateMedia({ media: "print" });
    await tab.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await settled(tab);
    nothing(await broken(tab), "words on paper");
    await tab.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  }));

test("charts begin at zero, and show what chance does to the figure that decides", () =>
  visit(brief, {}, async (tab) => {
    await openScientists(tab);
    const label = (id) => tab.locator(`#${id} .chart`).getAttribute("aria-label");
    assert.match(await label("choice-decides"), /The figure that decides|cannot be told apart/);
    assert.match(await tab.locator("#choice-decides .note").textContent(), /one standard deviation/);
    assert.match(await tab.locator("#choice-silhouette .note").textContent(), /Shaded: .* without segments/);
  }));
