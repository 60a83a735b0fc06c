import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, concentrationWords, leafWords, treeTitle } from "../src/sections/compare_words";
import { middleWords } from "../src/sections/segments_drivers";
import { changeWords, exampleValue, givenWords, pairWords, ruleText, ruleWords, stabilityWords, strengthWords } from "../src/sections/segments_words";

test("an area under the curve is so many of ten pairs", () => {
  assert.equal(pairWords(0.91), "higher in 9 of 10 pairs");
  assert.equal(pairWords(0.85), "higher in 9 of 10 pairs");
  assert.equal(pairWords(0.84), "higher in 8 of 10 pairs");
  assert.equal(pairWords(0.09), "lower in 9 of 10 pairs");
  assert.equal(pairWords(0.97), "higher in 97 of 100 pairs");
  assert.equal(pairWords(0.03), "lower in 97 of 100 pairs");
  assert.equal(pairWords(1), "higher in nearly all pairs");
  assert.equal(pairWords(0), "lower in nearly all pairs");
  for (let auc = 0; auc <= 1; auc += 0.001) assert.doesNotMatch(pairWords(auc), /10 of 10 |100 of 100/, String(auc));
});

test("differences have steps", () => {
  assert.deepEqual([0.2, 0.5, 1, 2].map(strengthWords), ["slightly above average", "above average", "well above average", "far above average"]);
  assert.equal(strengthWords(-1.4), "well below average");
});

test("a rule says how often it is right and how much it finds", () => {
  assert.equal(ruleWords({ precision: 0.914, recall: 0.838 }), "right for 91% of those it picks, finds 84% of the segment");
  assert.equal(ruleWords({ recall: 1 }), "finds 100% of the segment");
  assert.equal(ruleWords({}), "");
  assert.equal(ruleText({ text: "purchases at least 500 USD" }), "purchases at least 500 USD");
  assert.equal(ruleText({ conditions: [{ text: "a below 1" }, { text: null }, { text: "b is yes" }] }), "a below 1 and b is yes");
  assert.equal(ruleText({}), "");
});

test("a name's stability is counted in redrawings", () => {
  const said = (name_stability: number | null): string => stabilityWords({ name: "Savers", made_name: "Savers", name_stability });
  assert.equal(said(0.96), "The name came back in 48 of 50 redrawings of the customers.");
  assert.equal(said(1), "The name came back in 50 of 50 redrawings of the customers.");
  assert.equal(said(0.933), "The name came back in 93% of the redrawings of the customers.");
  assert.equal(said(null), "");
  assert.equal(stabilityWords({ name: "Gold", name_stability: 1 }), "The name came back in 50 of 50 redrawings of the customers.");
});

test("of a name that was given, the one made from the data came back", () => {
  const said = stabilityWords({ name: "Gold", made_name: "Savers", name_stability: 0.96 });
  assert.equal(said, "The name made from the data came back in 48 of 50 redrawings of the customers.");
});

test("a change says the new value and the old", () => {
  const change = { name: "CASH", label: "cash advances", unit: "USD", kind: "amount", from: 1180, to: 1340 };
  assert.equal(changeWords(change), "cash advances: 1,340 USD instead of 1,180 USD");
  assert.equal(changeWords({ label: "paid in full", kind: "ratio", from: 0, to: 0.25 }), "paid in full: 25% instead of 0%");
  assert.equal(changeWords({ label: "plan", from: "basic", to: "gold" }), "plan: gold instead of basic");
  assert.equal(changeWords({ label: "paid in full", kind: "ratio", from: 0.3312, to: 0.3334 }), "paid in full: 33.3% instead of 33.1%");
  assert.equal(exampleValue("\u202egold", {}), "gold");
  assert.equal(exampleValue(undefined, {}), "–");
});

test("a name is given, goes on or has a number, and where it was made from the data nothing is said", () => {
  const plain = (segment: Parameters<typeof givenWords>[0]): string => givenWords(segment).replace(/[\u2068\u2069]/g, "");
  assert.equal(plain({ name: "Savers", made_name: "Savers" }), "");
  assert.equal(plain({ name: "Savers" }), "");
  assert.equal(plain({ name: "Gold", made_name: "Savers" }), "");
  assert.equal(plain({ name: "Gold", made_name: "Savers", name_from: "given" }), "This name was given. Made from the data it would be “Savers”.");
  assert.equal(plain({ name: "Savers, but careful", made_name: "Savers", name_from: "given" }), "This name was given. Made from the data it would be “Savers”.");
  const follows = { id: 3, name: "Gold", keeps_name: true };
  assert.equal(plain({ name: "Gold", made_name: "Gold", name_from: "followed", follows }), "The name goes on from segment 3 of the model before.");
  assert.equal(plain({ name: "Gold", made_name: "Savers", name_from: "followed", follows }), "The name goes on from segment 3 of the model before. Made from the data it would be “Savers”.");
  assert.equal(plain({ name: "Savers", made_name: "Savers", name_from: "made", follows: { ...follows, keeps_name: false } }), "");
});

test("of a name that gave way nobody is said to have given it", () => {
  const plain = (segment: Parameters<typeof givenWords>[0]): string => givenWords(segment).replace(/[\u2068\u2069]/g, "");
  const name_from = "gave way";
  assert.equal(plain({ name: "Savers 2", made_name: "Savers", name_from }), "Another segment has the name “Savers”, so this one has a number.");
  assert.equal(plain({ name: "Savers, rare shoppers", made_name: "Savers", name_from }), "Another segment has the name “Savers”, so this one says more.");
  assert.equal(plain({ name: "Savers, rare shoppers 2", made_name: "Savers", name_from }), "Another segment has the name “Savers”, so this one says more.");
  const long = "x".repeat(58);
  assert.equal(plain({ name: `${long}, rare shoppers`, made_name: long, name_from: "gave way" }), `Another segment has the name “${long}”, so this one says more.`);
});

test("a driver's middles are medians; where those are the same, means", () => {
  const all = { name: "ADVANCES", kind: "ratio", part: "value", median: 0, mean: 0.135 };
  assert.equal(middleWords({ median: 0.25, mean: 0.3 }, all), "median 25%; all customers 0%");
  assert.equal(middleWords({ median: 0, mean: 0.011 }, all), "mean 1.1%; all customers 14%");
  assert.equal(middleWords({ median: 0, mean: null }, all), "median 0%; all customers 0%");
  assert.equal(middleWords({ median: 0, mean: 0.135 }, all), "median 0%; all customers 0%");
  assert.equal(middleWords({ median: 100.4, mean: 1 }, { kind: "count", unit: "visits", part: "value", median: 100.3, mean: 1 }), "median 100.4 visits; all customers 100.3 visits");
  assert.equal(middleWords({ median: 1, mean: 0.8 }, { kind: "ratio", part: "boolean", median: 1, mean: 0.5 }), "80%; all customers 50%");
  assert.equal(middleWords({}, all), "");
});

test("a tree's questions have two answers, the one that leads to below first", () => {
  assert.deepEqual(answers({ label: "balance", unit: "USD", kind: "amount", relation: "below", limit: 90 }), ["balance below 90 USD", "balance at least 90 USD"]);
  assert.deepEqual(answers({ label: "plan", relation: "is", level: "gold" }), ["plan is not gold", "plan is gold"]);
  assert.deepEqual(answers({ label: "plan", relation: "is", level: "gold", takes_missing: true }), ["plan is not gold (or missing)", "plan is gold"]);
  assert.deepEqual(answers({ label: "income", relation: "is", level: "missing" }), ["income is not missing", "income is missing"]);
  assert.deepEqual(answers({ label: "rate", relation: "below", limit: 1234.5678 }), ["rate below 1,234.5678", "rate at least 1,234.5678"]);
  assert.deepEqual(answers({ label: "has a loan", relation: "is" }), ["has a loan: no", "has a loan: yes"]);
});

test("a tree's title counts its questions, a leaf its customers", () => {
  const nodes = [{ name: "a", below: 1, rest: 2 }, { segment: 1 }, { name: "b", below: 3, rest: 4 }, { segment: 2 }, { segment: 1 }];
  assert.equal(treeTitle({ nodes, fidelity: 0.873 }), "At most 2 questions each put 87% of the customers into their segment");
  const wide = [{ below: 1, rest: 2 }, { below: 3, rest: 4 }, { below: 5, rest: 6 }, { segment: 1 }, { segment: 2 }, { segment: 1 }, { segment: 2 }];
  assert.equal(treeTitle({ nodes: wide, fidelity: 0.9 }), "At most 2 questions each, of 3 in all, put 90% of the customers into their segment");
  const round = [{ below: 0, rest: 1 }, { below: 0, rest: 0 }, { below: 9, rest: null }];
  assert.equal(treeTitle({ nodes: round, fidelity: 0.5 }), "At most 2 questions each, of 3 in all, put 50% of the customers into their segment");
  assert.equal(treeTitle({ nodes: nodes.slice(0, 2), fidelity: 0.5 }), "1 question puts 50% of the customers into their segment");
  assert.equal(treeTitle({ nodes }), "The segments as a few questions");
  assert.equal(leafWords({ customers: 2030, right: 1999 }), "2,030 customers, 98% right");
  assert.equal(leafWords({ customers: 0, right: 0 }), "0 customers");
  assert.equal(leafWords({}), "");
});

test("a concentration says what the top tenth holds", () => {
  const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, "");
  assert.equal(plain(concentrationWords({ label: "purchases", gini: 0.623, top_tenth: 0.481 })), "The top tenth of the customers holds 48% of all purchases (Gini 0.62)");
  assert.equal(plain(concentrationWords({ label: "purchases" })), "How unevenly purchases lies with the customers");
});
