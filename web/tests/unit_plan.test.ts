import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan, Play } from "../src/data";
import { anchorOf, assumptionWords, contactsIn, firing, idle, measurementWords, money, nearest, plainShare, playTitle, points, rangeWords, reachingNobody, unluckyWords } from "../src/sections/plan_words";

const clause = (holds: boolean) => ({ text: "purchases: 2 times its share", holds });
const play = (name: string, order: number, fires: boolean[]): Play => ({
  name,
  order,
  segments: fires.map((one, at) => ({ id: at + 1, fires: one, evidence: [clause(one), clause(at === 1)] })),
});

test("money is rounded to three figures, with its currency", () => {
  assert.equal(money(25_643.7, "USD"), "25,600 USD");
  assert.equal(money(-1234.5, "USD"), "−1,230 USD");
  assert.equal(money(0.12345, null), "0.123");
  assert.equal(money(null, "USD"), "–");
  assert.equal(money(NaN, "USD"), "–");
  assert.equal(rangeWords({ p10: 14_512, p90: 39_777 }, "USD"), "14,500 to 39,800 USD");
  assert.equal(rangeWords({}, "USD"), "– to –");
});

test("assumptions are shown as they were written", () => {
  assert.equal(
    assumptionWords({ low: 0.005, likely: 0.02, high: 0.1, unit: "share of customers contacted" }, true),
    "0.5% to 10%, most likely 2% (share of customers contacted)",
  );
  assert.equal(assumptionWords({ low: 0.2, likely: 1.5, high: 1200, unit: "USD per customer" }, false), "0.2 to 1,200, most likely 1.5 (USD per customer)");
  assert.equal(assumptionWords({ low: 3, likely: 3, high: 3, unit: "USD" }, false), "3 (USD)");
  assert.equal(assumptionWords({ low: -2, likely: 0, high: 1 }, false), "−2 to 1, most likely 0");
  assert.equal(assumptionWords({}, false), "– to –, most likely –");
  assert.equal(plainShare(0.07), "7%");
});

test("the hold-out is said to be enough, too few, or neither", () => {
  const plan: Plan = { limits: { power: 0.8 } };
  const needed = "To show the likely response in 80% of cases, 1,210 customers must be held out; 297 are.";
  const held = { needed_hold_out: 1210, held_out: 297 };
  assert.deepEqual(measurementWords({ ...held, enough: false }, plan), [`${needed} That is too few.`]);
  assert.deepEqual(measurementWords({ ...held, enough: true }, plan), [`${needed} That is enough.`]);
  assert.deepEqual(measurementWords(held, plan), [needed]);
  assert.deepEqual(measurementWords({ detectable: 0.032 }, {}), ["This hold-out can show an effect of 3.2 percentage points or more."]);
  assert.deepEqual(measurementWords({ needed_hold_out: null, enough: null, detectable: null }, plan), []);
  assert.deepEqual(measurementWords({ needed_hold_out: 1, held_out: 1, enough: true }, {}), ["To show the likely response, 1 customer must be held out; 1 is. That is enough."]);
  assert.deepEqual(measurementWords({ held_out: 9, enough: false }, plan), ["The likely response cannot be shown with so few customers, even if half of them were held out."]);
  assert.equal(points(null), "–");
});

test("plays that fit a segment come in the order of their lists, the others apart", () => {
  const plan: Plan = { plays: [play("b", 2, [true, false]), play("none", 3, [false, false]), play("a", 1, [false, true]), {}] };
  assert.deepEqual(firing(plan).map(({ name }) => name), ["a", "b"]);
  assert.deepEqual(idle(plan).map(({ name }) => name), ["none", undefined]);
  assert.deepEqual([firing({}), idle({ plays: null })], [[], []]);
});

test("a play that fits none is nearest where the fewest clauses fail", () => {
  assert.equal(nearest(play("none", 1, [false, false, false]))?.id, 2);
  assert.equal(nearest({ segments: [{ id: 1, evidence: [] }] }), null);
  assert.equal(nearest({}), null);
});

test("a play is called by its title, else by its name; its anchor holds nothing of either", () => {
  assert.equal(playTitle({ title: "Offer instalments", name: "instalments" }), "Offer instalments");
  assert.equal(playTitle({ title: "\u202e", name: "instalments" }), "instalments");
  assert.equal(playTitle({}), "(no name)");
  assert.equal(anchorOf(0), "play-1");
});

test("a play that fits and reaches nobody is told apart from those with a list", () => {
  const empty = { ...play("empty", 1, [true]), reaches: false, contacts: 0, held_out: 0, capped: 4 };
  const plan: Plan = { plays: [empty, play("full", 2, [true])] };
  assert.deepEqual(firing(plan).map(({ name }) => name), ["full"]);
  assert.deepEqual(reachingNobody(plan).map(({ name }) => name), ["empty"]);
  assert.deepEqual(idle(plan), []);
});

test("contacts are found in segments that are told in short too", () => {
  const one: Play = { segments: [{ id: 1, fires: true, contacts: 5 }, { id: 2, fires: false }], more_segments: [[3, 7]] };
  assert.deepEqual([1, 2, 3, 4, null].map((id) => contactsIn(one, id)?.contacts ?? null), [5, null, 7, null, null]);
});

test("a hold-out that chance drew badly is said to be so", () => {
  const plan: Plan = { limits: { hold_out: 0.2 } };
  assert.equal(
    unluckyWords({ held_out: 128, contacts: 373, share_p_value: 0.00252, balance_p_value: 0.3 }, plan),
    "By chance 25.5% were held out where 20% was asked (1 in 400): another seed gives another draw.",
  );
  assert.equal(unluckyWords({ held_out: 100, contacts: 400, share_p_value: 1, balance_p_value: null }, plan), "");
  assert.match(unluckyWords({ balance_p_value: 0.005 }, plan), /^By chance those held out are spread unevenly .* \(1 in 200\): another seed/);
});
