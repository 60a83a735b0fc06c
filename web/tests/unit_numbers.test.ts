import assert from "node:assert/strict";
import { test } from "node:test";
import { adaptive, counted, date, decimal, exists, percent, signed, tick, valueOf, whole, withUnit } from "../src/numbers";

const none = [null, undefined, NaN, Infinity, -Infinity];

test("a number that does not exist is a dash, without a unit", () => {
  for (const value of none) {
    assert.equal(exists(value), false);
    for (const show of [whole, percent, decimal, signed, adaptive]) assert.equal(show(value), "–", `${show.name}(${value})`);
    for (const kind of ["amount", "count", "ratio", "duration", "date", "boolean", "category", null, undefined])
      assert.equal(withUnit(value, { kind, unit: "USD" }), "–", `${kind} of ${value}`);
  }
});

test("negative zero, and what rounds to it, has no sign", () => {
  assert.equal(whole(-0), "0");
  assert.equal(whole(-0.4), "0");
  assert.equal(decimal(-0.0004), "0.000");
  assert.equal(signed(-0), "0.0");
  assert.equal(signed(-0.04), "0.0");
  assert.equal(signed(0.04), "0.0");
  assert.equal(percent(-0), "0.0%");
  assert.equal(percent(-0.0001), "0.0%");
  assert.equal(adaptive(-0), "0");
  assert.equal(tick(-0), "0");
  assert.equal(valueOf(-0, { kind: "ratio" }), "0%");
  assert.equal(valueOf(-0, { kind: "count" }), "0");
  assert.equal(valueOf(-0, { kind: "boolean" }), "no");
});

test("whole numbers have their thousands apart and a true minus", () => {
  assert.equal(whole(0), "0");
  assert.equal(whole(1234), "1,234");
  assert.equal(whole(-1234567.5), "−1,234,568");
  assert.equal(whole(999_999_999_999), "999,999,999,999");
});

test("huge and tiny numbers stay short and say their size", () => {
  for (const show of [whole, decimal, signed, adaptive, (v: number) => valueOf(v, { kind: "count" }), (v: number) => valueOf(v, {})])
    for (const value of [1e12, -1e12, 1.7976931348623157e308, 123456789012345680000]) {
      const shown = show(value);
      assert.ok(shown.length <= 12, `${value} is shown as ${shown}`);
      assert.match(shown, /e\+\d+$/);
    }
  assert.equal(adaptive(0.00123), "0.0012");
  assert.equal(adaptive(-0.00123), "−0.0012");
  assert.equal(adaptive(5e-324), "5e-324");
  assert.equal(adaptive(1e-10), "1e-10");
  assert.equal(percent(1e-9), "<0.1%");
});

test("shares are per cent", () => {
  assert.equal(percent(0), "0.0%");
  assert.equal(percent(0.12345), "12.3%");
  assert.equal(percent(0.12345, 0), "12%");
  assert.equal(percent(1), "100.0%");
  assert.equal(percent(0.0004), "<0.1%");
  assert.equal(percent(-0.25), "−25.0%");
});

test("decimals and signs", () => {
  assert.equal(decimal(0.2171), "0.217");
  assert.equal(decimal(0.2171, 2), "0.22");
  assert.equal(decimal(-3.14159, 2), "−3.14");
  assert.equal(signed(1.25, 2), "+1.25");
  assert.equal(signed(-1.25, 2), "−1.25");
  assert.equal(signed(1234.5), "+1,234.5");
});

test("about three figures, whatever the size", () => {
  assert.equal(adaptive(12345.678), "12,346");
  assert.equal(adaptive(123.456), "123");
  assert.equal(adaptive(12.3456), "12.3");
  assert.equal(adaptive(1.23456), "1.23");
  assert.equal(adaptive(0.123456), "0.123");
  assert.equal(adaptive(7), "7");
  assert.equal(adaptive(-12345), "−12,345");
});

test("day numbers are dates", () => {
  assert.equal(date(0), "1970-01-01");
  assert.equal(date(-1), "1969-12-31");
  assert.equal(date(20521), "2026-03-09");
  assert.equal(date(20521.49), "2026-03-09");
  assert.equal(date(11016), "2000-02-29");
  assert.equal(date(1e12), "–");
  assert.equal(date(NaN), "–");
  assert.equal(valueOf(20521, { kind: "date", unit: "days" }), "2026-03-09");
});

test("a date beyond the year 9999 is whole or a dash, never cut", () => {
  for (const days of [2_932_896 + 1, 3_000_000, -800_000]) assert.match(date(days), /^(–|[+−-]?\d{4,6}-\d\d-\d\d)$/, date(days));
});

test("values follow the kind of their column", () => {
  assert.equal(valueOf(1, { kind: "boolean" }), "yes");
  assert.equal(valueOf(0, { kind: "boolean" }), "no");
  assert.equal(valueOf(0.25, { kind: "boolean" }), "0.250");
  assert.equal(valueOf(0.5, { kind: "ratio" }), "50%");
  assert.equal(valueOf(0.0833, { kind: "ratio" }), "8.3%");
  assert.equal(valueOf(0.08, { kind: "ratio" }), "8%");
  assert.equal(valueOf(1.5, { kind: "ratio" }), "150%");
  assert.equal(valueOf(0.5, { kind: "ratio", unit: "of the limit" }), "0.500");
  assert.equal(valueOf(12, { kind: "count" }), "12");
  assert.equal(valueOf(12.25, { kind: "count" }), "12.3");
  assert.equal(valueOf(1234.5, { kind: "duration" }), "1,235");
  assert.equal(valueOf(12.25, { kind: "amount" }), "12.3");
});

test("units stand behind their figures, short and clean", () => {
  assert.equal(withUnit(12, { kind: "count", unit: "orders" }), "12 orders");
  assert.equal(withUnit(12.5, { kind: "amount", unit: "%" }), "12.5%");
  assert.equal(withUnit(12, { kind: "count", unit: "" }), "12");
  assert.equal(withUnit(12, { kind: "count", unit: null }), "12");
  assert.ok(Array.from(withUnit(12, { unit: "u".repeat(10_000) })).length <= 27);
  assert.equal(withUnit(12, { unit: "\u202eUSD\n" }), "12 USD");
  assert.equal(withUnit(12, { unit: "\u202e" }), "12");
  assert.doesNotMatch(withUnit(12, { unit: "🛒".repeat(13) + "x".repeat(9) }), /[\ud800-\udbff](?![\udc00-\udfff])/);
});

test("ticks are short", () => {
  assert.equal(tick(0), "0");
  assert.equal(tick(0.5), "0.5");
  assert.equal(tick(0.1 + 0.2), "0.3");
  assert.equal(tick(0.025, { kind: "ratio" }), "2.5%");
  assert.equal(tick(9999), "9,999");
  assert.equal(tick(10_000), "10k");
  assert.equal(tick(-25_500), "−25.5k");
  assert.equal(tick(1_200_000), "1.2M");
  assert.equal(tick(3e9), "3B");
  assert.equal(tick(0.25, { kind: "ratio" }), "25%");
  assert.equal(tick(20521, { kind: "date" }), "2026-03-09");
  assert.equal(tick(1, { kind: "boolean" }), "yes");
});

test("one and many", () => {
  assert.equal(counted(1, "segment", "segments"), "1 segment");
  assert.equal(counted(0, "segment", "segments"), "0 segments");
  assert.equal(counted(1234, "customer", "customers"), "1,234 customers");
});
