import assert from "node:assert/strict";
import { test } from "node:test";
import { exists, isRound, tick } from "../src/numbers";

test("what is no number does not exist", () => {
  for (const value of [null, undefined, NaN, Infinity, -Infinity]) assert.equal(exists(value), false);
  assert.equal(exists(0), true);
});

test("ticks are short", () => {
  assert.equal(tick(0), "0");
  assert.equal(tick(-0), "0");
  assert.equal(tick(0.5), "0.5");
  assert.equal(tick(-0.5), "−0.5");
  assert.equal(tick(0.00123), "0.0012");
  assert.equal(tick(12.5), "12.5");
  assert.equal(tick(100), "100");
  assert.equal(tick(9999), "9,999");
  assert.equal(tick(10_000), "10k");
  assert.equal(tick(-25_500), "−25.5k");
  assert.equal(tick(1_200_000), "1.2M");
  assert.equal(tick(3e9), "3B");
});

test("ticks show steps that were added up as they are meant", () => {
  assert.equal(tick(0.1 + 0.2), "0.3");
  assert.equal(tick(0.1 + 0.2, { kind: "ratio" }), "30%");
  assert.equal(tick(0.25), "0.25");
});

test("ticks follow the kind of their column", () => {
  assert.equal(tick(0.25, { kind: "ratio" }), "25%");
  assert.equal(tick(0.025, { kind: "ratio" }), "2.5%");
  assert.equal(tick(0, { kind: "ratio" }), "0%");
  assert.equal(tick(0.5, { kind: "ratio", unit: "of the limit" }), "0.5");
  assert.equal(tick(1, { kind: "boolean" }), "yes");
  assert.equal(tick(0.5, { kind: "boolean" }), "0.5");
  assert.equal(tick(0, { kind: "date" }), "1970-01-01");
  assert.equal(tick(20521.49, { kind: "date", unit: "days" }), "2026-03-09");
  assert.equal(tick(1e12, { kind: "date" }), "–");
});

test("the ends of an axis have a label where they are round", () => {
  for (const value of [0, 7, 0.5, 300]) assert.equal(isRound(value), true, String(value));
  for (const value of [0.37, 13, 1234]) assert.equal(isRound(value), false, String(value));
});
