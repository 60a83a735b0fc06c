// The page shows figures as the data have them. What would round or format one is looked for in its
// source; ticks of axes alone are made there.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const source = fileURLToPath(new URL("../../src", import.meta.url)); // from build/tests
const makesTicks = "numbers.ts";
const formatting = /\.to(Fixed|Precision|Exponential)\b|\.toLocale(Date|Time)?String\b|\bIntl\b|\b(percent|decimal|adaptive|signed|withUnit|pValue)\(/;
const judging = /\.(startsWith|endsWith|match|search)\(|parse(Float|Int)\(/;
const typesAndIds = ["data.ts", "sections/compare_profiles.ts"]; // of the page's own

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const findings = (pattern: RegExp, allowed: string[]): string[] =>
  files
    .filter((name) => !allowed.includes(name))
    .flatMap((name) => readFileSync(join(source, name), "utf8").split("\n").map((line, at) => ({ name, line, at })))
    .filter(({ line }) => pattern.test(line))
    .map(({ name, line, at }) => `${name}:${at + 1}: ${line.trim()}`);

test("there is a page to look at", () => assert.ok(files.length > 40, `${files.length} files in ${source}`));

test("no figure of the result is rounded or formatted on the page", () => assert.deepEqual(findings(formatting, [makesTicks]), []));

test("no words of the result are parsed on the page", () => assert.deepEqual(findings(judging, typesAndIds), []));

test("no sentence is put together of figures on the page", () => assert.deepEqual(findings(/\$\{[^}]*\btextOf\(/, []), []));

test("a tick is for an axis: no text or table has one", () => {
  const elsewhere = /(words|cell|tip|h|clean|factCell)\([^=]*\btick\(/;
  assert.deepEqual(findings(elsewhere, [makesTicks]), []);
});
