// Makes the pages that are tested, by running the program as a user does:
//   ILK                 the program (default build/release/apps/cli/ilk of this repository)
//   ILK_PAGE_TEMPLATE   when set, a built template that the data are put into instead of the page
//                       that the program wrote; for work on the page without building the program
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { planned } from "./planned.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const program = resolve(process.env.ILK ?? join(root, "build/release/apps/cli/ilk"));
const template = process.env.ILK_PAGE_TEMPLATE;

const folder = mkdtempSync(join(tmpdir(), "ilk-pages-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const ilk = (...words) => execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
const table = (name) => join(root, "tests/tables", `${name}.csv`);

const dataBlock = /(<script type="application\/json" id="ilk-data">)([^]*?)(<\/script>)/;

/** The page with other data in it; the same page otherwise. */
const withData = (page, data) =>
  page.replace(dataBlock, (_, open, __, close) => open + JSON.stringify(data).replaceAll("<", "\\u003c") + close);

const described = (file, html) => ({
  html,
  path: file,
  url: pathToFileURL(file).href,
  data: JSON.parse(html.match(dataBlock)[2]),
});

function written(name, kind) {
  const file = join(folder, name, `${kind}.html`);
  if (template) {
    const data = JSON.parse(readFileSync(join(folder, name, `${kind}.json`), "utf8"));
    writeFileSync(file, withData(readFileSync(template, "utf8"), data));
  }
  return described(file, readFileSync(file, "utf8"));
}

/** A page of that page's template with the data that `change` makes of its data. */
export function changed(page, name, change) {
  const file = join(folder, `${name}.html`);
  const html = withData(page.html, change(structuredClone(page.data)));
  writeFileSync(file, html);
  return described(file, html);
}

const linesOf = (file) => readFileSync(file, "utf8").split(/\r?\n/);

function make() {
  const cards = join(folder, "customers.csv");
  const example = (name) => join(root, "examples/credit-card", name);
  const dictionary = ["--schema", example("schema.toml"), "--hypotheses", example("hypotheses.toml")];
  ilk("simulate", "credit-card", "--rows", "3000", "--seed", "1", "-o", cards);
  ilk("run", cards, ...dictionary, "-o", join(folder, "cards"), "--quiet");
  ilk("profile", cards, ...dictionary, "-o", join(folder, "profile"), "--quiet");
  const few = join(folder, "few.csv");
  writeFileSync(few, linesOf(cards).slice(0, 21).join("\n") + "\n");
  ilk("run", few, "-o", join(folder, "few"), "--quiet");
  for (const name of ["hostile", "survey", "bank-churn"]) ilk("run", table(name), "-o", join(folder, name), "--quiet");
  const cardsPage = written("cards", "report");
  return {
    cards: cardsPage,
    planned: changed(cardsPage, "planned", planned),
    profile: written("profile", "profile"),
    few: written("few", "report"),
    hostile: written("hostile", "report"),
    survey: written("survey", "report"),
    churn: written("bank-churn", "report"),
  };
}

/** By name: the example's data, these with a plan put in, `ilk profile` of them, 20 customers of them, and tables as customers have them. */
export const pages = make();

/** The ids of the customers in those tables. */
export const ids = {
  cards: linesOf(join(folder, "customers.csv")).slice(1).map((line) => line.split(",")[0]).filter(Boolean),
  churn: linesOf(table("bank-churn")).slice(1).map((line) => line.split(",")[1]).filter(Boolean),
  survey: linesOf(table("survey")).map((line) => line.split("|")[0]).filter((id) => /^R-\d+$/.test(id)),
  // What stands in ids there, whatever surrounds it.
  hostile: ["<b>c0</b>", "<b>c9</b>", "=1+1&1", "👩‍🚀-2", "abc-3", '"q" 4', "<script>id(5)</script>", "@sum(6)", "a,b;7", "break 8"],
};
