// Charts: drawn, named, with their figures as a table and both to keep.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { charts, coloursOf } from "./ink.mjs";
import { nothing, unfolded } from "./world.mjs";

export async function checkCharts(tab) {
  const all = await charts(tab);
  assert.ok(all.length > 0, "no chart at all");
  const wrong = [];
  for (const { title, label, drawn, ink, shades } of all) {
    if (!drawn) wrong.push(`${title}: not drawn`);
    else if (ink < 1000) wrong.push(`${title}: ${ink} pixels`);
    else if (shades <= 2) wrong.push(`${title}: ${shades} colours`);
    if (title.length < 8) wrong.push(`"${title}": no title`);
    if (!label.startsWith(title) || label.length < title.length + 20) wrong.push(`${title}: says no more to those who do not see it: ${label}`);
  }
  const titles = all.map(({ title }) => title);
  for (const title of titles.filter((title, at) => titles.indexOf(title) !== at)) wrong.push(`${title}: twice`);
  nothing(wrong, "charts");
}

/** The records of a CSV file (RFC 4180). */
function recordsOf(text) {
  const records = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") records.push([]);
    if (end === "") break;
  }
  records.pop();
  return records;
}

async function kept(tab, button) {
  const [download] = await Promise.all([tab.waitForEvent("download", { timeout: 10_000 }), button.click()]);
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Of each figure with a chart its title, its buttons and its table, opened by its button and closed again. */
const tablesOf = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("figure")]
      .filter((figure) => figure.querySelector(".chart"))
      .map((figure) => {
        const title = figure.querySelector("h3").textContent;
        const buttons = [...figure.querySelectorAll(".keep button")].map((button) => button.textContent);
        const button = figure.querySelector(".keep button");
        button.click();
        const open = [button.getAttribute("aria-expanded"), button.textContent];
        const table = figure.querySelector(".data table");
        if (!table) return { title, buttons, open };
        const headings = [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim());
        const rows = [...table.querySelectorAll("tbody tr")];
        const shape = {
          title,
          buttons,
          open,
          head: headings.length,
          headings,
          rows: rows.length,
          uneven: rows.filter((row) => row.children.length !== headings.length).length,
          bad: table.textContent.match(/.{0,30}(\bundefined\b|\bNaN\b|\[object).{0,30}/)?.[0],
        };
        button.click();
        return { ...shape, hidden: !figure.querySelector(".data").checkVisibility() };
      }),
  );

function checkTable(shape) {
  assert.deepEqual(shape.open, ["true", "Hide table"]);
  assert.ok(shape.rows > 0, "a table without rows");
  assert.ok(shape.head > 1, "a table of one column");
  assert.equal(shape.uneven, 0, "rows of other lengths than the head");
  assert.equal(shape.bad, undefined);
  assert.ok(shape.headings.every((heading) => heading !== ""), `a column without a heading: ${shape.headings}`);
  assert.ok(shape.hidden, "the table stays when it is hidden");
  for (const kind of ["CSV", "PNG"]) assert.ok(shape.buttons.some((word) => word.includes(kind)), `no button for ${kind}: ${shape.buttons}`);
}

async function checkCsv(tab, figure, shape) {
  const { file, bytes } = await kept(tab, figure.locator(".keep button", { hasText: "CSV" }));
  assert.match(file, /^[a-z0-9-]+\.csv$/);
  const text = bytes.toString("utf8");
  assert.equal(text[0], "\ufeff", "no byte order mark");
  const records = recordsOf(text.slice(1));
  assert.equal(records.length, shape.rows + 1, `${file}: lines`);
  assert.ok(records.every((record) => record.length === shape.head), `${file}: columns`);
  // An apostrophe keeps what starts like a formula text.
  assert.equal(records[0][0].replace(/^'(?=[=+@-])/, ""), shape.headings[0], `${file}: header`);
  const formula = records.flat().find((cell) => /^[=@]|^[+-](?!\d)/.test(cell));
  assert.equal(formula, undefined, `${file}: a formula`);
}

async function checkPicture(tab, figure, chart) {
  const { file, bytes } = await kept(tab, figure.locator(".keep button", { hasText: "PNG" }));
  assert.match(file, /^[a-z0-9-]+\.png$/);
  assert.equal(bytes.subarray(0, 8).toString("hex"), "89504e470d0a1a0a", "no PNG");
  assert.ok(bytes.readUInt32BE(16) > 400 && bytes.readUInt32BE(20) > 150, `${file}: ${bytes.readUInt32BE(16)} by ${bytes.readUInt32BE(20)}`);
  const colours = new Set(await coloursOf(tab, bytes));
  const missing = chart.colours.filter((colour) => !colours.has(colour));
  assert.equal(missing.length, 0, `${file}: ${missing.length} of the chart's ${chart.colours.length} colours are missing`);
}

/** For whose pages tables are looked at, and how many charts are saved: formulas in names are looked for where names are hostile. */
export const saved = { cards: 4, planned: 1, hostile: 1, profile: 0 };

/** Of each chart its table; of the first so many also what is kept as CSV and PNG. */
export async function checkKept(tab, saved) {
  const wrong = [];
  await unfolded(tab, async () => {
    const drawn = saved > 0 ? await charts(tab, [...Array(saved).keys()]) : [];
    for (const [at, shape] of (await tablesOf(tab)).entries()) {
      try {
        checkTable(shape);
        if (at >= saved) continue;
        const figure = tab.locator(".chart").nth(at).locator("xpath=ancestor::figure");
        await checkCsv(tab, figure, shape);
        await checkPicture(tab, figure, drawn[at]);
      } catch (error) {
        wrong.push(`${shape.title}: ${error.message}`);
      }
    }
  });
  nothing(wrong, "figures");
}
