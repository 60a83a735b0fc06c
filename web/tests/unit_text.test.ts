import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, labelOf, labelWithUnit, opened } from "../src/text";

const bidi = ["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"];

test("controls and direction marks are taken out of text", () => {
  for (const mark of bidi) assert.equal(clean(`a${mark}b`), "ab", `U+${mark.charCodeAt(0).toString(16)}`);
  for (let code = 0; code < 0xa0; ++code) {
    if (code >= 0x20 && code < 0x7f) continue;
    const shown = clean(`a${String.fromCharCode(code)}b`);
    assert.ok(shown === "ab" || shown === "a b", `U+${code.toString(16)} gives ${JSON.stringify(shown)}`);
  }
  assert.equal(clean("\ufeffname\u{e0041}\u{e007f}\uffff"), "name");
});

test("line breaks and tabs become one blank", () => {
  assert.equal(clean('visits "per"\r\n\tmonth'), 'visits "per" month');
  assert.equal(clean("a\u2028\u2029b"), "a b");
  assert.equal(clean("  a  "), "a");
});

test("letters of all writings, accents and joined emoji stay", () => {
  for (const text of ["رصيد", "יתרה", "客户余额", "Größe", "e\u0301", "👩‍🚀 basket", "नमस्ते", "<b>bold</b> & 'so'"])
    assert.equal(clean(text), text);
  assert.equal(clean("\u200fرصيد\u202e"), "رصيد");
});

test("long text ends with an ellipsis and keeps whole letters", () => {
  assert.equal(clean("x".repeat(80)), "x".repeat(80));
  assert.equal(clean("x".repeat(81)), "x".repeat(79) + "…");
  assert.equal(clean("x".repeat(1_000_000), 10), "x".repeat(9) + "…");
  assert.equal(clean("🛒".repeat(100), 5), "🛒".repeat(4) + "…");
  assert.equal(clean("🛒".repeat(5), 5), "🛒".repeat(5));
  assert.equal(clean("one two three", 5), "one…");
});

test("what is no text is no trouble", () => {
  assert.equal(clean(null), "");
  assert.equal(clean(undefined), "");
  assert.equal(clean(12), "12");
  assert.equal(clean(false), "false");
});

test("a label is preferred to a name, and neither is ever blank", () => {
  assert.equal(labelOf({ label: "balance", name: "BALANCE" }), "balance");
  assert.equal(labelOf({ label: " ", name: "BALANCE" }), "BALANCE");
  for (const empty of [undefined, {}, { label: null, name: null }, { name: "" }, { name: "   " }, { name: "\t\r\n" }])
    assert.equal(labelOf(empty), "(no name)");
});

test("names that nobody can see count as none", () => {
  for (const unseen of ["\u202e", "\u0007", "\ufeff", "\u200b", "\u200b\u200b", "\u2060", "\u200f\u200b \u2060", "\u00a0", "\u3000"])
    assert.equal(labelOf({ name: unseen }), "(no name)", JSON.stringify(unseen));
});

test("a unit stands behind its label, cleaned and short", () => {
  assert.equal(labelWithUnit({ label: "balance", unit: "USD" }), "balance (USD)");
  assert.equal(labelWithUnit({ label: "balance", unit: null }), "balance");
  assert.equal(labelWithUnit({ label: "balance", unit: "\u202e" }), "balance");
  assert.equal(labelWithUnit({ name: "b", unit: "u".repeat(500) }), `b (${"u".repeat(23)}…)`);
  assert.ok(Array.from(labelWithUnit({ name: "n".repeat(10_000), unit: "u".repeat(10_000) }, 50)).length <= 50 + 3 + 24);
});

test("a label can open a sentence", () => {
  assert.equal(opened("balance"), "Balance");
  assert.equal(opened(""), "");
  assert.equal(opened("ärger"), "Ärger");
  assert.equal(opened("رصيد"), "رصيد");
});
