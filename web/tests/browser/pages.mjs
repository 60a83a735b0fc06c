// The pages that are tested, as the program wrote them (outputs.mjs) and with other data put in.
//   ILK_PAGE_TEMPLATE   when set, a built template that the data are put into instead of the page
//                       that the program wrote; for work on the page without building the program
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { linesOf, outputs, table } from "./outputs.mjs";
import { planned } from "./planned.mjs";

const template = process.env.ILK_PAGE_TEMPLATE && readFileSync(process.env.ILK_PAGE_TEMPLATE, "utf8");

const folder = mkdtempSync(join(tmpdir(), "ilk-pages-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const dataBlock = /(<script type="text\/plain" id="ilk-data">)([^]*?)(<\/script>)/;

/** What stands in the page, which is packed where the program wrote it. */
function dataOf(page) {
  const text = page.match(dataBlock)[2].trim();
  return JSON.parse(text.startsWith("{") ? text : gunzipSync(Buffer.from(text, "base64")).toString());
}

/** The page with other data in it, as they are; the same page otherwise. */
const withData = (page, data) =>
  page.replace(dataBlock, (_, open, __, close) => open + JSON.stringify(data).replaceAll("<", "\\u003c") + close);

const described = (file, html) => ({
  html,
  path: file,
  url: pathToFileURL(file).href,
  data: dataOf(html),
});

let count = 0;

/** That page with those data, in a file of its own. */
function put(data, html) {
  const file = join(folder, `${++count}.html`);
  const page = withData(html, data);
  writeFileSync(file, page);
  return described(file, page);
}

function written(name, kind = "report") {
  const file = join(outputs, name, kind);
  if (template) return put(JSON.parse(readFileSync(`${file}.json`, "utf8")), template);
  return described(`${file}.html`, readFileSync(`${file}.html`, "utf8"));
}

/** A page of that page's template with the data that `change` makes of its data. */
export const changed = (page, change) => put(change(structuredClone(page.data)), page.html);

const cards = written("cards");

/** The first two observations of each kind and each kind of plot: there are dozens, and one is drawn as another. */
function fewer(data) {
  const met = {};
  const observations = data.observations.filter(({ kind, plot }) => (met[`${kind} ${plot?.kind}`] = (met[`${kind} ${plot?.kind}`] ?? 0) + 1) <= 2);
  return { ...data, observations };
}

/** The page of the example's data with fewer observations, for what is looked at in one chart after the other. */
export const brief = changed(cards, fewer);

/** By name: the example's data, the brief page with a plan put in, `ilk profile` of them, 20 customers of them, and tables as customers have them. */
export const pages = {
  cards,
  planned: changed(brief, planned),
  profile: written("profile", "profile"),
  few: written("few"),
  hostile: written("hostile"),
  survey: written("survey"),
  churn: written("bank-churn"),
};

/** The ids of the customers in those tables. */
export const ids = {
  cards: linesOf(join(outputs, "customers.csv")).slice(1).map((line) => line.split(",")[0]).filter(Boolean),
  churn: linesOf(table("bank-churn")).slice(1).map((line) => line.split(",")[1]).filter(Boolean),
  survey: linesOf(table("survey")).map((line) => line.split("|")[0]).filter((id) => /^R-\d+$/.test(id)),
  // What stands in ids there, whatever surrounds it.
  hostile: ["<b>c0</b>", "<b>c9</b>", "=1+1&1", "👩‍🚀-2", "abc-3", '"q" 4', "<script>id(5)</script>", "@sum(6)", "a,b;7", "break 8"],
};
