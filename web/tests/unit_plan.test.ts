import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan, Play } from "../src/data";
import { emptyWords, limitWords, losingWords, tallyWords } from "../src/sections/plan_counts";
import { anchorOf, assumptionWords, contactsIn, firing, idle, measurementWords, money, nearest, partsWords, plainShare, playTitle, points, rangeWords, reachingNobody, sizesWords, unluckyWords } from "../src/sections/plan_words";

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

test("a segment that a play fits without reaching anybody there has no contacts", () => {
  const one: Play = {
    segments: [{ id: 1, fires: true, contacts: 0, held_out: 0 }, { id: 2, fires: true, contacts: 0, held_out: 1 }, { id: 3, fires: true }],
    more_segments: [[4, 0], [5, 1]],
  };
  assert.deepEqual([1, 2, 3, 4, 5].filter((id) => contactsIn(one, id)), [2, 3, 5]);
});

test("customers to contact and held out are said together", () => {
  assert.equal(sizesWords({ contacts: 1194, held_out: 52 }), "1,194 to contact, 52 held out");
  assert.equal(sizesWords({ contacts: 0, held_out: 1 }), "0 to contact, 1 held out");
  assert.equal(sizesWords({ contacts: 0, held_out: 0 }), "fits, but reaches nobody");
  assert.equal(sizesWords({}), "");
});

test("plays are counted by whether they reach customers", () => {
  const full = (at: number): Play => ({ ...play(`full ${at}`, at, [true]), contacts: 3, held_out: 1 });
  const empty = (at: number): Play => ({ ...play(`empty ${at}`, at, [true]), reaches: false, contacts: 0, held_out: 0 });
  const unfit = (at: number): Play => play(`unfit ${at}`, at, [false]);
  const said = (...plays: Play[]): string => tallyWords({ plays });
  assert.equal(said(full(1), full(2), empty(3), unfit(4)), "2 of 4 plays reach customers. 1 fits, but reaches nobody.");
  assert.equal(said(full(1), empty(2), empty(3)), "1 of 3 plays reaches customers. 2 fit, but reach nobody.");
  assert.equal(said(full(1), full(2)), "All 2 plays reach customers.");
  assert.equal(said(full(1)), "The one play reaches customers.");
  assert.equal(said(full(1), unfit(2)), "1 of 2 plays reaches customers.");
  assert.equal(said(empty(1)), "The one play fits, but reaches nobody.");
  assert.equal(said(empty(1), unfit(2)), "None of 2 plays reaches customers. 1 fits, but reaches nobody.");
  assert.equal(said(unfit(1)), "The one play fits no segment.");
  assert.equal(said(unfit(1), unfit(2)), "None of 2 plays fits a segment.");
});

test("plays that lose always are told apart from those that lose more often than not", () => {
  const said = (...losses: (number | null)[]): string =>
    losingWords({ plays: losses.map((loss, at) => ({ ...play(String(at), at, [true]), expected: { loss } })) });
  assert.equal(said(0, 0.5, null), "");
  assert.equal(said(0.51, 0.9999), "By your assumptions 2 plays lose money more often than not.");
  assert.equal(said(1), "By your assumptions 1 play loses money in every draw.");
  assert.equal(said(1, 0.93, 1, 0), "By your assumptions 2 plays lose money in every draw, 1 more often than not.");
});

test("a play that fits and reaches nobody says where its customers are", () => {
  assert.equal(emptyWords({ kept_apart: 3, capped: 4 }), "Of those who would fit, 3 are kept for an exclusive play and 4 are in enough lists already.");
  assert.equal(emptyWords({ kept_apart: 1 }), "Of those who would fit, 1 is kept for an exclusive play.");
  assert.equal(emptyWords({ kept_apart: 0, capped: 1200 }), "Of those who would fit, 1,200 are in enough lists already.");
  assert.equal(emptyWords({ kept_apart: 0, capped: 0 }), "Nobody in its segments meets its condition on customers.");
});

test("places that were not given are counted over all plays, also those that reach nobody", () => {
  const empty: Play = { ...play("empty", 2, [true]), reaches: false, kept_apart: 5, capped: 1 };
  const full: Play = { ...play("full", 1, [true]), kept_apart: 564, capped: 0 };
  assert.equal(
    limitWords({ limits: { most_contacts: 2 }, plays: [full, empty] }),
    "Nobody is in more than 2 lists: lists are filled in the order of the plays. For that limit 1 place was not given. " +
      "An exclusive play keeps its customers out of all other lists: for it 569 places were not given.",
  );
  assert.equal(limitWords({ plays: [] }), "");
});

test("the parts that lots were drawn in are counted", () => {
  assert.equal(partsWords(5, 5), "Held out in each of 5 parts");
  assert.equal(partsWords(40, 200), "Held out in 40 of 200 parts");
  assert.equal(partsWords(1, 1), "How many are held out");
  assert.equal(partsWords(1, null), "How many are held out");
  assert.equal(partsWords(1, 6), "Held out in 1 of 6 parts");
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
