// axe-core's rules: WCAG 2 A and AA, and best practice.
import axe from "axe-core";

/** What axe finds serious or critical. */
export const barriers = async (tab) => {
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
