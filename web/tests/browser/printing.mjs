// On paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { charts } from "./ink.mjs";
import { pages } from "./pages.mjs";
import { nothing, settled, test, visit } from "./world.mjs";

export const paper = 688; // A4 between margins of 14 mm, in CSS pixels

/** The words on each page of a PDF, line by line; null without pdftotext. */
function words(pdf) {
  try {
    return execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).split("\f").map((text) => text.split("\n").map((line) => line.trim()));
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

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

/** What is wrong with the charts while the page is laid out for paper: the canvas is wider, and scaled down. */
const misprinted = (tab) =>
  tab.evaluate((paper) =>
    [...document.querySelectorAll(".chart")]
      .filter((chart) => chart.checkVisibility())
      .flatMap((chart) => {
        const title = chart.closest("figure").querySelector("h3").textContent;
        if (chart.dataset.drawn !== "true") return [`${title}: not drawn`];
        const width = Math.max(...[...chart.querySelectorAll("canvas")].map((canvas) => canvas.getBoundingClientRect().width));
        return width > paper || width < 200 ? [`${title}: ${width}`] : [];
      }), paper);

const tooWide = (tab) =>
  tab.evaluate((paper) =>
    [...document.querySelectorAll("main *")]
      .filter((element) => element.children.length === 0 && !element.closest("details:not([open])") && element.checkVisibility())
      .filter((element) => element.getBoundingClientRect().right > paper + 1)
      .map((element) => `${element.closest("section")?.id}: ${element.localName} ${element.textContent.slice(0, 40)} to ${Math.round(element.getBoundingClientRect().right)}`), paper);

const themeOf = (tab) => tab.evaluate(() => document.documentElement.dataset.theme);

/** Whose pages are laid out for paper. */
export const printed = ["cards", "planned", "hostile", "survey", "profile"];

/** Lays a dark page of the paper's width out for paper, and for the window again. */
export async function checkPaper(t, tab) {
  const before = await charts(tab);
  await tab.emulateMedia({ media: "print" });
  await tab.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await settled(tab);
  assert.equal(await themeOf(tab), "light");
  await t.test("charts are drawn in the paper's width", async () => nothing(await misprinted(tab), "charts on paper"));
  await t.test("nothing is wider than the paper", async () => {
    const wide = await tooWide(tab);
    nothing(wide.slice(0, 15), `${wide.length} beyond ${paper}`);
  });
  // As browsers do: the layout for paper ends before the page hears of it.
  await tab.emulateMedia({ media: "screen" });
  await tab.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await settled(tab);
  assert.equal(await themeOf(tab), "dark");
  const after = await charts(tab);
  nothing(before.filter((chart, at) => after[at].sum !== chart.sum).map(({ title }) => title), "charts that are not as before printing");
}

test("cards: the printed pages are neither empty nor dark", (t) =>
  visit(pages.cards, {}, async (tab) => {
    const pdf = await tab.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    const drawn = pictures(pdf);
    if (drawn === null) return t.diagnostic("pdftoppm is missing: the printed pages were not looked at");
    assert.ok(drawn.length >= 3 && drawn.length <= 80, `${drawn.length} printed pages`);
    const inks = drawn.map((picture, at) => [at + 1, inkOf(picture)]);
    nothing(inks.filter(([, ink]) => ink < 0.001).map(([at]) => `page ${at} of ${drawn.length}`), "empty pages");
    nothing(inks.filter(([, ink]) => ink > 0.6).map(([at]) => `page ${at}`), "dark pages");
  }));

for (const folded of [true, false])
  test(`the contents on paper name the pages ${folded ? "of the summary" : "of all"}`, (t) =>
    visit(pages.few, { folded }, async (tab) => {
      const before = await tab.evaluate(() => [scrollTo(0, 500), scrollY][1]);
      const told = words(await tab.pdf({ preferCSSPageSize: true }));
      if (told === null) return t.diagnostic("pdftotext is missing: the printed contents were not read");
      assert.equal(await tab.evaluate(() => scrollY), before);
      const entries = await tab.$$eval(folded ? ".listing li:not(.exact)" : ".listing li", (all) =>
        all.map((entry) => [entry.querySelector("a")?.textContent, entry.querySelector(".leaf")?.textContent]).filter(([, page]) => page !== undefined));
      assert.ok(entries.length > 1);
      const wrong = entries.filter(([heading, page]) => !told[page - 1]?.includes(heading));
      nothing(wrong.map(([heading, page]) => `${heading}: ${page}, but ${told.flatMap((lines, at) => (lines.includes(heading) ? [at + 1] : []))}`), "pages in the contents");
      nothing(told.slice(0, -1).flatMap((lines, at) => (lines.includes(`${at + 1} of ${told.length - 1}`) ? [] : [`page ${at + 1}`])), "pages without their number");
    }));

test("a choice of theme holds after printing", () =>
  visit(pages.few, { theme: "light" }, async (tab) => {
    await tab.locator(".theme").click();
    await tab.pdf();
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
  }));
