// The page's scorer gives what `ilk score` gives. No browser is needed: it knows no page.
import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { linesOf, outputs, table } from "./outputs.mjs";
import { pages } from "./pages.mjs";
import { test } from "./world.mjs";

const source = fileURLToPath(new URL("../../src/scorer.ts", import.meta.url));
const { text } = buildSync({ entryPoints: [source], bundle: true, format: "esm", write: false }).outputFiles[0];
const { scorerOf } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

const most = 1000;
const cellsOf = (file) => linesOf(file).slice(0, most + 1).filter(Boolean).map((line) => line.split(","));

// A cell as a model takes it; these tables write numbers plainly, and yes as 1.
function valueOf(attribute, cell) {
  if (cell === "") return NaN;
  return attribute.kind === "category" ? attribute.levels.indexOf(cell) : Number(cell);
}

const compared = { cards: ["customers.csv", 1000], churn: [table("bank-churn"), 900] };

for (const [name, [file, count]] of Object.entries(compared))
  test(`${name}: the page scores ${count} customers as ilk score does`, () => {
    const [head, ...rows] = cellsOf(file.includes("/") ? file : join(outputs, file));
    const [titles, ...scores] = cellsOf(join(outputs, `${name}-scores.csv`));
    const { what_if: model } = pages[name].data;
    const places = model.attributes.map((attribute) => head.indexOf(attribute.name));
    assert.ok(rows.length === count && scores.length === count && places.every((place) => place >= 0));
    // From the end, as names may hold commas.
    const margins = scores.map((cells) => cells.at(titles.indexOf("margin") - titles.length));
    const segments = scores.map((cells) => cells[titles.indexOf("segment")]);
    const scorer = scorerOf(model);
    const others = rows.flatMap((row, at) => {
      const found = scorer.score(model.attributes.map((attribute, a) => valueOf(attribute, row[places[a]])));
      // Sums are rounded twice where they are fused elsewhere, which shows in one of a billion.
      const same = found.segment + 1 === Number(segments[at]) && Math.abs(found.margin - Number(margins[at])) < 1e-5;
      return same ? [] : [`customer ${at + 1}: ${found.segment + 1}, ${found.margin}; ilk score: ${segments[at]}, ${margins[at]}`];
    });
    assert.deepEqual(others, []);
  });

test("every segment starts from a customer of its own", () => {
  for (const [name, { data }] of Object.entries(pages)) {
    const model = data.what_if;
    if (!model || model.unsaid) continue;
    const scorer = scorerOf(model);
    const own = Array.from({ length: model.segments }, (_, s) => scorer.score(model.attributes.map(({ starts }) => starts[s] ?? NaN)).segment);
    assert.deepEqual(own, own.map((_, s) => s), name);
  }
});
