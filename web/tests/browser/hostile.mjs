// Names that would like to be more than names.
import assert from "node:assert/strict";
import { openTables, tooWide } from "./layout.mjs";
import { brief, changed, pages } from "./pages.mjs";
import { nothing, settled, test, visit } from "./world.mjs";

const allowed = new Set(
  ("a article aside b bdi br button canvas caption code dd details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 header i input label " +
    "circle g line path rect svg text legend li main nav ol optgroup option p pre section select small span strong summary sub sup table tbody td tfoot th thead time tr ul")
    .split(" "),
);

const bait = '\u202e\u2067<img src=x onerror="window.pwned=1"></script><script>window.pwned=2</script><svg onload=pwned=3>\u0007';
const named = new Set(["name", "label", "unit", "first", "second", "column", "other", "attribute"]);
const lists = new Set(["columns", "names", "labels", "ids", "stop", "answers"]);
const sentences = new Set(["text", "sentence", "reason", "rule", "title", "x", "y", "file", "command", "expectation", "what", "claim", "measured", "equation", "level", "knee", "knee_attributes", "dropped", "words",
  "holds", "of", "side", "exact", "plain", "sure", "caution", "badge", "table", "table_note", "worth", "strategy", "name_source", "name_stability", "differences", "totals", "who", "found", "summary", "note", "doubt", "further", "mean", "range", "missing_words", "zeros_words", "patterns_words", "tally", "cautions", "best", "left_out", "limits_words", "nobody", "measured", "lead", "busiest", "meaning",
  "playbook", "currency", "action", "channel", "message", "kpi", "list", "hold_out_list", "stratum"]);

/** The data with every name 10,000 letters long, and markup in all that is shown. */
function baited(value, key = "") {
  if (typeof value === "string") {
    if (named.has(key) || lists.has(key)) return bait + value + "W".repeat(10_000);
    return sentences.has(key) ? bait + value + " and so on".repeat(100) + "\u202d" : value;
  }
  if (Array.isArray(value)) return value.map((entry) => baited(entry, key));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, baited(entry, name)]));
  return value;
}

const worse = {
  hostile: pages.hostile,
  "cards with bait": changed(brief, (data) => baited(data)),
  "plan with bait": changed(pages.planned, (data) => baited(data)),
  "profile with bait": changed(pages.profile, (data) => baited(data)),
};

async function noElements(tab) {
  const found = await tab.evaluate(() => ({
    tags: [...new Set([...document.querySelectorAll("main *, .toolbar *, footer *")].map((element) => element.localName))],
    events: [...document.querySelectorAll("body *")].flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on"))),
    links: [...document.querySelectorAll("[href], [src]")].map((element) => element.getAttribute("href") ?? element.getAttribute("src")).filter((to) => !/^#[\w-]+$/.test(to)),
    pwned: window.pwned,
    broken: [...document.querySelectorAll(".broken")].map((element) => element.textContent),
  }));
  assert.deepEqual(found.tags.filter((tag) => !allowed.has(tag)), []);
  assert.deepEqual([found.events, found.links, found.pwned, found.broken], [[], [], undefined, []]);
}

async function noControls(tab) {
  const wrong = await tab.evaluate(() => {
    const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e]/;
    const even = (text) => (text.match(/[\u2066-\u2068]/g) ?? []).length === (text.match(/\u2069/g) ?? []).length;
    const wrong = new Set();
    const look = (text, element, what) => {
      if (bad.test(text) || !even(text))
        wrong.add(`${element.closest("section, header, .toolbar")?.id || "toolbar"}: ${element.localName}.${element.className} ${what}: ${JSON.stringify(text.slice(0, 60))}`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script")) look(walk.currentNode.data, walk.currentNode.parentElement, "text");
    for (const element of document.querySelectorAll("body *"))
      for (const attribute of element.attributes) {
        // An option's value is never shown.
        if (attribute.name !== "value") look(attribute.value, element, attribute.name);
      }
    look(document.title, document.documentElement, "title");
    return [...wrong];
  });
  nothing(wrong.slice(0, 20), `${wrong.length} texts`);
}

async function noStretching(tab) {
  const wrong = [];
  const measure = () =>
    tab.evaluate(() => ({
      tall: [...document.querySelectorAll("body *")]
        .filter((element) => element.children.length === 0 && element.localName !== "canvas" && !element.closest(".chart") && element.getBoundingClientRect().height > 700)
        .map((element) => `${element.closest("section")?.id ?? ""} ${element.localName}.${element.className} of ${Math.round(element.getBoundingClientRect().height)}: ${element.textContent.slice(0, 40)}`),
      long: [...document.querySelectorAll("[aria-label], [title]")]
        .filter((element) => (element.getAttribute("title") ?? "").length > 1000 || (element.getAttribute("aria-label") ?? "").length > 12_000)
        .map((element) => `${element.localName}.${element.className}: a label of ${(element.getAttribute("aria-label") ?? "").length} letters`),
    }));
  for (const width of [360, 1024]) {
    await tab.setViewportSize({ width, height: 800 });
    await settled(tab);
    const cause = await tooWide(tab);
    if (cause) wrong.push(cause);
    if (width < 1000) continue;
    const { tall, long } = await measure();
    wrong.push(...tall.slice(0, 5), ...long.slice(0, 5));
  }
  nothing([...new Set(wrong)], "stretched");
}

for (const [name, page] of Object.entries(worse))
  test(name, (t) =>
    visit(page, {}, async (tab) => {
      await openTables(tab);
      await t.test("no element, attribute or script comes from the data", () => noElements(tab));
      await t.test("no control or direction characters but the page's own, and those in pairs", () => noControls(tab));
      await t.test("long names do not stretch the page", () => noStretching(tab));
    }));
