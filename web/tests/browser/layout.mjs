// Every width of a window.
import { settled } from "./world.mjs";

export const widths = [1920, 1440, 1024, 768, 390, 360];

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

/** What is wrong at any of those widths of the window. */
export async function tight(tab, at = widths) {
  const wrong = [];
  for (const width of at) {
    await tab.setViewportSize({ width, height: 800 });
    await settled(tab);
    const cause = await tooWide(tab);
    if (cause) wrong.push(cause);
    const charts = await tab.$$eval(".chart[data-drawn]", (all) =>
      all
        .filter((chart) => chart.checkVisibility())
        .map((chart) => ({ title: chart.getAttribute("aria-label").slice(0, 50), has: chart.querySelector("canvas")?.clientWidth ?? 0, place: chart.clientWidth }))
        .filter(({ has, place }) => place > 0 && Math.abs(has - place) > 2),
    );
    for (const { title, has, place } of charts) wrong.push(`at ${width}: ${title}: ${has} wide in ${place}`);
  }
  return wrong;
}
