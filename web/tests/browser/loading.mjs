// Loading: nothing from anywhere, nothing to complain of, and small (timing.test.mjs: quick).
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { ids, pages } from "./pages.mjs";
import { test } from "./world.mjs";

export async function checkLoaded(tab, theme) {
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), theme);
  assert.deepEqual(await tab.$$eval(".broken", (all) => all.map((element) => element.textContent)), []);
  assert.ok((await tab.title()).length > 3);
  assert.equal(await tab.locator("h1").count(), 1);
}

test("the content security policy allows one script and one style by their hashes, and nothing else", () => {
  for (const [name, { html }] of Object.entries(pages)) {
    const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/) ?? [];
    assert.ok(policy, name);
    const rules = Object.fromEntries(policy.split(";").map((rule) => rule.trim().split(/ (.*)/)));
    assert.equal(rules["default-src"], "'none'", name);
    for (const [key, value] of Object.entries(rules))
      assert.match(value, /^('none'|'sha256-[A-Za-z0-9+/]{43}=')$/, `${name}: ${key} ${value}`);
    assert.deepEqual(Object.keys(rules).sort(), ["base-uri", "default-src", "form-action", "script-src", "style-src"], name);
  }
});

// What the tests put into a page stands there as it is.
const asWritten = Object.entries(pages).filter(([name]) => name !== "planned");

test("a page is 1.2 MB at most", () => {
  for (const [name, { path }] of asWritten) {
    const { size } = statSync(path);
    assert.ok(size <= 1_200_000, `${name}: ${size} bytes`);
  }
});

test("no customer's id stands in a page", () => {
  for (const [name, list] of Object.entries(ids)) {
    const { html, data } = pages[name];
    const told = { ...data, what_if: { ...data.what_if, weights: "" } }; // in base64 anything may stand
    const text = `${JSON.stringify(told).replaceAll('\\"', '"')}\n${html.replace(/id="ilk-data">[^<]*/, "")}`;
    const numbers = list.every((id) => /^\d+$/.test(id));
    // An id of digits may stand inside another number by chance, but not by itself.
    const words = numbers ? new Set(text.match(/(?<![\d.])\d+(?![\d.])/g)) : null;
    const found = list.filter((id) => (words ? words.has(id) : text.includes(id)));
    assert.deepEqual(found, [], name);
  }
});
