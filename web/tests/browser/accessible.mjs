// axe-core's rules: WCAG 2 A and AA, and best practice.
import axe from "axe-core";
import { settled } from "./world.mjs";

/** Takes the rows out of tables that are made like one before them, element by element, whatever they say. */
const thin = (tab) =>
  tab.evaluate(() => {
    const attribute = ({ name, value }) => (/^(class|style|data-)/.test(name) ? `${name}=${value}` : `${name} ${value.trim() !== ""}`);
    const made = (node) =>
      node.nodeType === Node.ELEMENT_NODE
        ? `<${node.localName} ${[...node.attributes].map(attribute)}>${[...node.childNodes].map(made).join("")}</>`
        : String(node.data.trim() !== "");
    for (const body of document.querySelectorAll("tbody")) {
      const seen = new Set();
      for (const row of [...body.rows]) {
        const kind = made(row);
        if (seen.has(kind)) row.remove();
        seen.add(kind);
      }
    }
  });

/** What axe finds serious or critical; of rows made alike one is looked at, and the others are gone then. */
export const barriers = async (tab) => {
  await thin(tab);
  await settled(tab);
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
