// Every width of a window.
import { test } from "node:test";
import { pages } from "./pages.mjs";
import { nothing, settled, visit } from "./world.mjs";

export const widths = [360, 390, 768, 1024, 1440, 1920];

/** The elements that make the page wider than the window, the outermost at most three. */
export const tooWide = (tab) =>
  tab.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return null;
    const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const causes = [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
      .slice(-3)
      .map((element) => `${element.closest("section")?.id ?? ""} ${element.localName}.${element.className} ${element.textContent.slice(0, 30)}`);
    return `${wide} pixels wide in ${innerWidth}: ${causes.join(" | ")}`;
  });

export const openTables = async (tab) => {
  await tab.evaluate(() => {
    for (const button of document.querySelectorAll('.keep button[aria-expanded="false"]')) button.click();
    for (const folded of document.querySelectorAll("main details")) folded.open = true;
  });
  await settled(tab);
};

for (const [name, page] of Object.entries(pages))
  test(`${name}: no sideways scrolling at any width`, () =>
    visit(page, {}, async (tab) => {
      const wrong = [];
      for (const opened of [false, true]) {
        if (opened) await openTables(tab);
        for (const width of widths) {
          await tab.setViewportSize({ width, height: 800 });
          await settled(tab);
          const cause = await tooWide(tab);
          if (cause) wrong.push(`${opened ? "tables open, " : ""}${cause}`);
          const narrow = await tab.$$eval(".chart[data-drawn]", (all) =>
            all
              .filter((chart) => Math.abs((chart.querySelector("canvas")?.clientWidth ?? 0) - chart.clientWidth) > 2)
              .map((chart) => `${chart.closest("figure").querySelector("h3").textContent}: ${chart.querySelector("canvas")?.clientWidth} of ${chart.clientWidth}`),
          );
          for (const chart of narrow) wrong.push(`at ${width} a chart has not the width of its place: ${chart}`);
        }
      }
      nothing(wrong, "widths");
    }));
