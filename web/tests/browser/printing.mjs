// On paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { charts } from "./ink.mjs";
import { pages } from "./pages.mjs";
import { nothing, settled, visit } from "./world.mjs";

const paper = 688; // A4 between margins of 14 mm, in CSS pixels

/** Notes what the charts are like when the page has made itself ready to be printed. */
const noteOnPrint = (tab) =>
  tab.evaluate(() => {
    window.addEventListener("beforeprint", () => {
      window.noted = {
        theme: document.documentElement.dataset.theme,
        charts: [...document.querySelectorAll(".chart")].map((chart) => ({
          title: chart.closest("figure").querySelector("h3").textContent,
          drawn: chart.dataset.drawn === "true",
          width: parseFloat(chart.querySelector("canvas")?.style.width ?? "0"),
        })),
      };
    });
  });

/** The pages of a PDF as gray pictures: width, height and pixels of each; null without pdftoppm. */
function pictures(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "ilk-print-"));
  try {
    writeFileSync(join(folder, "page.pdf"), pdf);
    execFileSync("pdftoppm", ["-gray", "-r", "36", join(folder, "page.pdf"), join(folder, "p")]);
    return readdirSync(folder).filter((name) => name.endsWith(".pgm")).sort().map((name) => {
      const bytes = readFileSync(join(folder, name));
      const [head, width, height] = bytes.subarray(0, 40).toString("latin1").match(/^P5\s+(\d+)\s+(\d+)\s+\d+\s/);
      return { width: Number(width), height: Number(height), pixels: bytes.subarray(head.length) };
    });
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inkOf = ({ pixels }) => pixels.reduce((sum, gray) => sum + (gray < 200 ? 1 : 0), 0) / pixels.length;

for (const [name, theme] of [["cards", "light"], ["cards", "dark"], ["hostile", "light"], ["profile", "dark"]])
  test(`${name}, ${theme}: prints all charts in the paper's width and in light colours, and returns`, async (t) =>
    visit(pages[name], { theme }, async (tab) => {
      const before = await charts(tab);
      await noteOnPrint(tab);
      const pdf = await tab.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true });
      const noted = await tab.evaluate(() => window.noted);
      assert.ok(noted, "the page does not hear that it is printed");
      assert.equal(noted.theme, "light");
      nothing(
        noted.charts.filter(({ drawn, width }) => !drawn || width > 680 || width < 200).map(({ title, drawn, width }) => `${title}: ${drawn ? width : "not drawn"}`),
        "charts on paper",
      );

      assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
      const drawn = pictures(pdf);
      if (drawn === null) t.diagnostic("pdftoppm is missing: the printed pages were not looked at");
      else {
        assert.ok(drawn.length >= 3, `${drawn.length} printed pages`);
        assert.ok(drawn.length <= 80, `${drawn.length} printed pages`);
        nothing(drawn.map((picture, at) => [at + 1, inkOf(picture)]).filter(([, ink]) => ink < 0.001).map(([at]) => `page ${at} of ${drawn.length}`), "empty pages");
        nothing(drawn.map((picture, at) => [at + 1, inkOf(picture)]).filter(([, ink]) => ink > 0.6).map(([at]) => `page ${at}`), "dark pages");
      }

      await settled(tab);
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), theme);
      const after = await charts(tab);
      nothing(before.filter((chart, at) => after[at].sum !== chart.sum).map(({ title }) => title), "charts that are not as before printing");
    }));

test("a choice of theme holds after printing", () =>
  visit(pages.few, { theme: "light" }, async (tab) => {
    await tab.locator(".theme").click();
    await tab.pdf();
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
  }));

for (const name of ["cards", "hostile", "survey", "profile"])
  test(`${name}: nothing is wider than the paper`, () =>
    visit(pages[name], { width: paper }, async (tab) => {
      await tab.emulateMedia({ media: "print" });
      await tab.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      await settled(tab);
      const wide = await tab.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1 && element.children.length === 0)
          .map((element) => `${element.closest("section")?.id}: ${element.localName} ${element.textContent.slice(0, 40)} to ${Math.round(element.getBoundingClientRect().right)}`),
      );
      nothing(wide.slice(0, 15), `${wide.length} beyond ${paper}`);
    }));
