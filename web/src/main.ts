// The page: reads its one data object and draws it, top to bottom.
import { fill, h } from "./dom";
import { readData, type Report } from "./data";
import { drawForPrint, drawInIdleTime } from "./figure";
import { header, headline } from "./sections/header";
import { chosenSections } from "./sections";
import { drawSection, type Section } from "./section";
import { mark, select, selected } from "./selection";
import { clean, fileName } from "./text";
import { setTheme, startTheme, theme } from "./theme";
import { toolbar } from "./toolbar";

// A section that fails must not take the others with it, and must not vanish either.
function madeSection({ id, heading, make }: (typeof chosenSections)[number], data: Report): Section | null {
  try {
    return make(data);
  } catch (error) {
    console.error(`section ${id}`, error);
    const body = h("p", { class: "broken" }, "This part could not be drawn from the data: ", clean(error, 300));
    return { id, heading, short: heading, body };
  }
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
  const file = fileName(data.source?.file);
  document.title = file ? `${headline(data)} – ${file}` : headline(data);
  const main = h("main", { id: "report" }, header(data));
  const bar = toolbar(data, () => setTheme(theme() === "dark" ? "light" : "dark"));
  fill(
    document.body,
    h("a", { class: "skip", href: "#report" }, "To the report"),
    bar.element,
    main,
    h("footer", {}, `Made by ilk ${clean(data.ilk?.version, 20)}. This page holds its data and loads nothing.`),
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected() !== null) select(null);
  });
  printing();
  // The first section comes with the headline, the others after that was painted.
  const waiting = [...chosenSections];
  const next = (): void => {
    const one = waiting.shift();
    if (!one) return finish();
    const section = madeSection(one, data);
    if (section) {
      bar.add(section);
      main.append(drawSection(section));
      mark(main);
    }
    if (section && main.querySelectorAll("section").length === 1) requestAnimationFrame(() => setTimeout(next));
    else setTimeout(next);
  };
  next();
}

// An address such as report.html#trust names a section that was not there when the page was opened.
function finish(): void {
  const wanted = document.getElementById(location.hash.slice(1));
  if (location.hash.length > 1) wanted?.scrollIntoView();
  drawInIdleTime();
}

try {
  start();
} catch (error) {
  console.error(error);
  fill(document.body, h("main", {}, h("h1", {}, "This report could not be drawn"), h("p", { class: "broken" }, clean(error, 300))));
}
