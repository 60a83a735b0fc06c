// The browser, and pages in it that may neither fetch nor complain.
//   CHROMIUM   the browser (default /usr/bin/chromium)
import assert from "node:assert/strict";
import { availableParallelism } from "node:os";
import { after, before, describe, test as start } from "node:test";
import { chromium } from "playwright-core";

// What the modules of a run have asked for, until all are known.
const asked = [];

/** A test that others may run beside, each with pages of its own. */
export const test = (...words) => asked.push(words);

/** Runs the tests asked for, twice as many at a time as there are processors: pages wait for frames. */
export const runAll = (name) =>
  describe(name, { concurrency: 2 * availableParallelism() }, () => {
    for (const words of asked.splice(0)) start(...words);
  });

// One browser for all tests of a process.
let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run",
    ],
  });
});
after(() => browser?.close());

/** Notes all that a page must never do. */
function watch(tab, page) {
  const faults = [];
  tab.on("request", (request) => {
    const url = request.url().split("#")[0];
    if (url !== page.url && !url.startsWith("blob:")) faults.push(`asked for ${url.slice(0, 200)}`);
  });
  tab.on("websocket", (socket) => faults.push(`opened a socket to ${socket.url()}`));
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.type()}: ${message.text().slice(0, 500)}`);
  });
  tab.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  tab.on("crash", () => faults.push("the tab crashed"));
  tab.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  tab.on("popup", () => faults.push("opened a window"));
  return faults;
}

// A page that takes longer hangs, however busy the machine is.
const patience = 120_000;

/** Waits until the page has drawn all, without asking it for frames that nothing else needs. */
export const ready = (tab) =>
  tab.evaluate(
    (patience) =>
      new Promise((done, fail) => {
        const isReady = () => document.documentElement.dataset.ready === "true";
        if (isReady()) return done();
        const watcher = new MutationObserver(() => isReady() && done(watcher.disconnect()));
        watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-ready"] });
        setTimeout(() => fail(new Error("the page does not get ready")), patience);
      }),
    patience,
  );

/** Lets the page do what it was asked for, but for what it draws in idle time. */
export const answered = (tab) =>
  tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));

/** Lets the page draw what has changed, all of it. */
export const settled = async (tab) => {
  await answered(tab);
  await ready(tab);
};

/** Opens all that is folded in, does `work`, and folds it in again. */
export async function unfolded(tab, work) {
  const folded = await tab.evaluateHandle(() => [...document.querySelectorAll("main details:not([open])")]);
  const set = (open) => folded.evaluate((all, open) => all.forEach((details) => (details.open = open)), open);
  await set(true);
  await settled(tab);
  await work();
  await set(false);
}

/** Opens what is behind the director's page. */
export async function openScientists(tab) {
  await tab.evaluate(() => document.querySelector("#scientist")?.setAttribute("open", ""));
  await tab.evaluate(() => new Promise((done) => setTimeout(done)));
  await settled(tab);
}

// Tabs whose page is done with: a browser's process starts slowly, and knows the script the second time.
const free = [];

async function opened() {
  const context = await browser.newContext({ reducedMotion: "reduce", acceptDownloads: true });
  // What is not there at once will not come (all of the page is drawn when work starts), but the machine may be busy.
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/**
 * Opens the page, waits until all of it is drawn, does `work` with it, and fails when the page asked
 * for anything, wrote a warning or threw. `anew` is for what the browser must not
 * know, `folded` for what the page shows before the part for the data scientist is opened.
 */
export async function visit(page, { theme = "light", width = 1280, height = 900, anew = false, folded = false } = {}, work = async () => {}) {
  const tab = (anew ? undefined : free.pop()) ?? (await opened());
  try {
    await tab.emulateMedia({ colorScheme: theme, media: null });
    await tab.setViewportSize({ width, height });
    const faults = watch(tab, page);
    await tab.goto(page.url, { timeout: patience });
    await ready(tab);
    await settled(tab);
    if (!folded) await openScientists(tab);
    const result = await work(tab);
    await tab.evaluate(() => localStorage.clear());
    assert.deepEqual(faults, []);
    tab.removeAllListeners();
    free.push(tab);
    return result;
  } catch (error) {
    await tab.context().close();
    throw error;
  }
}

/** A tab of its own in which pages move as they do for most readers. */
export async function movingTab(width, work) {
  const context = await browser.newContext({ reducedMotion: "no-preference", viewport: { width, height: 900 } });
  context.setDefaultTimeout(20_000);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Fails with all that was found wrong, not only with the first of it. */
export function nothing(wrong, what) {
  assert.equal(wrong.length, 0, `${what}:\n  ${wrong.join("\n  ")}`);
}
