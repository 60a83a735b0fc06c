// What holds for every page in both themes; each page is loaded once for all of it.
import { barriers } from "./accessible.mjs";
import { slips } from "./absent.mjs";
import { checkCharts } from "./charts.mjs";
import { openTables, tight } from "./layout.mjs";
import { checkLoaded } from "./loading.mjs";
import { pages } from "./pages.mjs";
import { nothing, test, visit } from "./world.mjs";

for (const [name, page] of Object.entries(pages))
  for (const theme of ["light", "dark"])
    test(`${name}, ${theme}: loads without a request, a warning or an error`, (t) =>
      visit(page, { theme }, async (tab) => {
        await t.test("is whole", () => checkLoaded(tab, theme));
        await t.test("every chart is drawn and named", () => checkCharts(tab));
        await t.test("says nothing that is no word", async () => nothing(await slips(tab), "slips"));
        if (theme === "light") await t.test("no sideways scrolling at any width", async () => nothing(await tight(tab), "widths"));
        await tab.setViewportSize({ width: 1280, height: 900 });
        await openTables(tab);
        // Tables hold the same elements in both themes; other contrasts show on one page as on all.
        if (theme === "light" || name === "cards" || name === "profile") await t.test("nothing that axe finds serious", async () => nothing(await barriers(tab), "axe"));
        if (theme === "light") await t.test("no sideways scrolling with tables open", async () => nothing(await tight(tab, [360, 1024]), "widths"));
      }));
