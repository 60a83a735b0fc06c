// Tests of the page in a browser: node --test run.test.mjs (pages.mjs and world.mjs say what they
// take from the environment). One browser for all of them.
import { after, before } from "node:test";
import { removePages } from "./pages.mjs";
import { closeBrowser, openBrowser } from "./world.mjs";

before(openBrowser);
after(async () => {
  await closeBrowser();
  removePages();
});

await import("./every.mjs");
await import("./loading.mjs");
await import("./charts.mjs");
await import("./selecting.mjs");
await import("./choosing.mjs");
await import("./keyboard.mjs");
await import("./printing.mjs");
await import("./hostile.mjs");
await import("./absent.mjs");
