// What holds for every page in both themes; each page is loaded once for all of it.
import { barriers } from "./accessible.mjs";
import { slips } from "./absent.mjs";
import { checkCharts, checkKept, saved } from "./charts.mjs";
import { openTables, tight } from "./layout.mjs";
import { checkLoaded } from "./loading.mjs";
import { pages } from "./pages.mjs";
import { checkPaper, paper, printed } from "./printing.mjs";
import { nothing, settled, test, visit } from "./world.mjs";

const reachable = (t, tab) => t.test("nothing that axe finds serious", async () => nothing(await barriers(tab), "axe"));
const wide = (tab) => tab.setViewportSize({ width: 1280, height: 900 });

const look = (name, theme, width, work) =>
  test(`${name}, ${theme}: loads without a request, a warning or an error`, (t) =>
    visit(pages[name], { theme, width }, (tab) =>
      work(t, tab, async () => {
        await t.test("is whole", () => checkLoaded(tab, theme));
        await t.test("every chart is drawn and named", () => checkCharts(tab));
        await t.test("says nothing that is no word", async () => nothing(await slips(tab), "slips"));
      })));

for (const name of Object.keys(pages))
  look(name, "light", 1280, async (t, tab, whole) => {
    // A chart is drawn anew at each width: they come in the order in which fewest are new.
    await whole();
    if (name in saved) await t.test(`${name}: every chart's table, and CSV and PNG to keep`, () => checkKept(tab, saved[name]));
    await t.test("no sideways scrolling at any width", async () => nothing(await tight(tab), "widths"));
    await openTables(tab);
    await t.test("no sideways scrolling with tables open", async () => nothing(await tight(tab, [360, 1024]), "widths"));
    await reachable(t, tab);
  });

for (const name of Object.keys(pages))
  look(name, "dark", printed.includes(name) ? paper : 1280, async (t, tab, whole) => {
    if (printed.includes(name)) await t.test(`${name}: fits on paper in light colours, and returns`, (t) => checkPaper(t, tab));
    await wide(tab);
    await settled(tab);
    await whole();
    // Tables hold the same elements in both themes; other contrasts show on one page as on all.
    if (name !== "cards" && name !== "profile") return;
    await openTables(tab);
    await reachable(t, tab);
  });
