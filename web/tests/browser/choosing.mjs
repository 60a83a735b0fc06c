// Choices above charts, and the theme.
import assert from "node:assert/strict";
import { charts } from "./ink.mjs";
import { brief, pages } from "./pages.mjs";
import { nothing, settled, test, unfolded, visit } from "./world.mjs";

/** What the figure (or section) of that select shows now. */
const shownBy = async (tab, at) => {
  const figure = await tab.evaluate((at) => {
    const select = document.querySelectorAll("main select")[at];
    const holder = select.closest("figure") ?? select.closest("section");
    return {
      title: holder.querySelector("h3")?.textContent,
      words: holder.textContent,
      charts: [...holder.querySelectorAll(".chart")].map((chart) => [...document.querySelectorAll(".chart")].indexOf(chart)),
    };
  }, at);
  return `${figure.words}\n${(await charts(tab, figure.charts)).map(({ sum }) => sum)}`;
};

for (const [name, page] of Object.entries({ cards: brief, planned: pages.planned, profile: pages.profile }))
  test(`${name}: every choice changes what is shown`, () =>
    visit(page, {}, (tab) => unfolded(tab, async () => {
      const wrong = [];
      const count = await tab.locator("main select").count();
      for (let at = 0; at < count; ++at) {
        const select = tab.locator("main select").nth(at);
        const label = (await select.evaluate((element) => element.getAttribute("aria-label") || element.closest("label")?.firstChild?.textContent || "")).trim();
        if (label === "") wrong.push(`select ${at + 1} has no label`);
        const options = await select.locator("option").count();
        const first = await select.evaluate((element) => element.selectedIndex);
        let before = await shownBy(tab, at);
        for (const to of [...Array(options).keys()].filter((option) => option !== first).slice(0, 3)) {
          await select.selectOption({ index: to });
          await settled(tab);
          const now = await shownBy(tab, at);
          if (now === before) wrong.push(`${label}: option ${to + 1} shows the same as before`);
          before = now;
        }
        if ((await tab.locator(".broken").count()) > 0) wrong.push(`${label}: breaks the section`);
      }
      nothing(wrong, "choices");
    })));

test("cards: the theme's button changes all colours, and back", () =>
  visit(brief, {}, async (tab) => {
    const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = { paper: await paper(), charts: await charts(tab) };
    await tab.locator(".theme").click();
    await settled(tab);
    const dark = { paper: await paper(), charts: await charts(tab) };
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.notEqual(dark.paper, light.paper);
    nothing(light.charts.filter((chart, at) => chart.sum === dark.charts[at].sum).map(({ title }) => title), "charts that stay light");
    await tab.locator(".theme").click();
    await settled(tab);
    assert.equal(await paper(), light.paper);
    const again = await charts(tab);
    nothing(light.charts.filter((chart, at) => chart.sum !== again[at].sum).map(({ title }) => title), "charts that are not as they were");
  }));

test("the page follows the system's theme until the button is used", () =>
  visit(pages.few, {}, async (tab) => {
    const theme = async () => (await settled(tab), tab.evaluate(() => document.documentElement.dataset.theme));
    await tab.emulateMedia({ colorScheme: "dark" });
    assert.equal(await theme(), "dark");
    await tab.locator(".theme").click();
    await tab.emulateMedia({ colorScheme: "light" });
    await settled(tab);
    await tab.emulateMedia({ colorScheme: "dark" });
    assert.equal(await theme(), "light");
  }));
