// axe-core's rules: WCAG 2 A and AA, and best practice.
import axe from "axe-core";
import { test } from "node:test";
import { openTables } from "./layout.mjs";
import { pages } from "./pages.mjs";
import { nothing, visit } from "./world.mjs";

const run = async (tab) => {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map((node) => `${id} (${nodes.length}): ${String(node.target[0]).slice(-120)}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`),
    );
};

for (const [name, page] of Object.entries(pages))
  for (const theme of ["light", "dark"])
    test(`${name}, ${theme}: nothing that axe finds serious, tables open`, () =>
      visit(page, { theme }, async (tab) => {
        await openTables(tab);
        nothing(await run(tab), "axe");
      }));
