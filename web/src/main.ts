// The page: reads its one data object and draws it, top to bottom.
import { fill, h } from "./dom";
import { readData, type Report } from "./data";
import { drawForPrint, drawInIdleTime } from "./figure";
import { header, headline } from "./sections/header";
import { chosenSections } from "./sections";
import { drawSection, type Section } from "./section";
import { mark, select, selected } from "./selection";
import { clean } from "./text";
import { setTheme, startTheme, theme } from "./theme";
import { toolbar } from "./toolbar";

// A section that fails must not take the others with it, and must not vanish either.
function sectionsOf(data: Report): Section[] {
  const made: Section[] = [];
  for (const { id, heading, make } of chosenSections) {
    try {
      const section = make(data);
      if (section) made.push(section);
    } catch (error) {
      console.error(`section ${id}`, error);
      made.push({
        id,
        heading,
        short: heading,
        body: h("p", { class: "broken" }, "This part could not be drawn from the data: ", clean(error, 300)),
      });
    }
  }
  return made;
}

function printing(): void {
  const before = { theme: theme(), folded: [] as HTMLDetailsElement[] };
  window.addEventListener("beforeprint", () => {
    before.theme = theme();
    before.folded = [...document.querySelectorAll<HTMLDetailsElement>("details.printed:not([open])")];
    for (const folded of before.folded) folded.open = true;
    document.documentElement.dataset.theme = "light";
    drawForPrint(true);
  });
  window.addEventListener("afterprint", () => {
    for (const folded of before.folded) folded.open = false;
    document.documentElement.dataset.theme = before.theme;
    drawForPrint(false);
  });
}

function start(): void {
  startTheme();
  const data = readData();
  const sections = sectionsOf(data);
  const file = clean(data.source?.file).split(/[/\\]/).pop() ?? "";
  document.title = file ? `${headline(data)} – ${file}` : headline(data);
  const main = h("main", { id: "report" }, header(data), sections.map(drawSection));
  fill(
    document.body,
    h("a", { class: "skip", href: "#report" }, "To the report"),
    toolbar(data, sections, () => setTheme(theme() === "dark" ? "light" : "dark")),
    main,
    h("footer", {}, `Made by ilk ${clean(data.ilk?.version, 20)}. This page holds its data and loads nothing.`),
  );
  mark(document);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected() !== null) select(null);
  });
  printing();
  drawInIdleTime();
}

start();
