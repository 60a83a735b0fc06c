// The page: reads its one data object and draws it, top to bottom.
import { fill, h } from "./dom";
import { readData, type Report } from "./data";
import { drawForPrint, drawInIdleTime, placeFigures } from "./figure";
import { keep, kept } from "./kept";
import { arrive, startNavigation } from "./navigate";
import { listed, listedUnprinted, numberContents } from "./paper";
import { header, headline } from "./sections/header";
import { list } from "./data";
import { chosenSections } from "./sections";
import { drawSection, type Section } from "./section";
import { mark, select, selected } from "./selection";
import { clean, fileName } from "./text";
import { setTheme, startTheme, theme } from "./theme";
import { forScientists, toolbar } from "./toolbar";

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

// What the page rests on: folded, and open the next time when it was left open.
function scientistsPart(): HTMLDetailsElement {
  const part = h(
    "details",
    { id: "scientist", open: kept("scientist") === "open" },
    h("summary", {}, h("h2", {}, forScientists), h("span", {}, "The evidence, all charts, the data and how it was made. Printed too when it is open.")),
  );
  part.addEventListener("toggle", () => keep("scientist", part.open ? "open" : null));
  return part;
}

function printing(listing: HTMLElement): void {
  const before = { theme: theme(), folded: [] as HTMLDetailsElement[] };
  window.addEventListener("beforeprint", () => {
    before.theme = theme();
    before.folded = [...document.querySelectorAll<HTMLDetailsElement>("details.printed:not([open])")];
    for (const folded of before.folded) folded.open = true;
    document.documentElement.dataset.theme = "light";
    drawForPrint(true);
    numberContents(listing);
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
    h("div", { class: "page" }, bar.side, main),
    h("footer", {}, `Made by ilk ${clean(data.ilk?.version, 20)}. This page holds its data and loads nothing.`),
  );
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected() !== null) select(null);
  });
  startNavigation(data);
  // The first section comes with the headline, the others after that was painted.
  const waiting = [...chosenSections];
  const folds = list(data.segments).length > 0;
  let exactPart: HTMLElement | null = null;
  const listing = h("ul", { class: "listing" });
  main.append(listing);
  printing(listing);
  const next = (): void => {
    const one = waiting.shift();
    if (!one) {
      if (exactPart) listing.append(listedUnprinted());
      return finish(data);
    }
    const section = madeSection(one, data);
    if (section) {
      const exact = folds && one.exact === true;
      bar.add(section, exact);
      listing.append(listed(one, section.heading, exact));
      if (exact && !exactPart) main.append((exactPart = scientistsPart()));
      (exact && exactPart ? exactPart : main).append(drawSection(section));
      placeFigures();
      mark(main);
    }
    if (section && main.querySelectorAll("section").length === 1) requestAnimationFrame(() => setTimeout(next));
    else setTimeout(next);
  };
  next();
}

// An address such as report.html#trust names a section that was not there when the page was opened.
function finish(data: Report): void {
  arrive(data);
  drawInIdleTime();
}

try {
  start();
} catch (error) {
  console.error(error);
  fill(document.body, h("main", {}, h("h1", {}, "This report could not be drawn"), h("p", { class: "broken" }, clean(error, 300))));
}
