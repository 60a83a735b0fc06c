import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, concentrationWords, leafWords, treeTitle } from "../src/sections/compare_words";
import { changeWords, exampleValue, givenWords, pairWords, ruleText, ruleWords, stabilityWords, strengthWords } from "../src/sections/segments_words";

test("an area under the curve is so many of ten pairs, ties half", () => {
  assert.equal(pairWords(0.91), "higher in 9 of 10 pairs (ties half)");
  assert.equal(pairWords(0.85), "higher in 9 of 10 pairs (ties half)");
  assert.equal(pairWords(0.84), "higher in 8 of 10 pairs (ties half)");
  assert.equal(pairWords(0.09), "lower in 9 of 10 pairs (ties half)");
  assert.equal(pairWords(0.97), "higher in 97 of 100 pairs (ties half)");
  assert.equal(pairWords(0.03), "lower in 97 of 100 pairs (ties half)");
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
  assert.equal(stabilityWords(0.96), "The name came back in 48 of 50 redrawings of the customers.");
  assert.equal(stabilityWords(1), "The name came back in 50 of 50 redrawings of the customers.");
  assert.equal(stabilityWords(0.933), "The name came back in 93% of the redrawings of the customers.");
  assert.equal(stabilityWords(null), "");
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
  assert.equal(plain({ name: "Gold", made_name: "Savers" }), "This name was given. Made from the data it would be “Savers”.");
  assert.equal(plain({ name: "Savers 2", made_name: "Savers" }), "Another segment has the name “Savers”, so this one has a number.");
  const follows = { id: 3, name: "Gold", keeps_name: true };
  assert.equal(plain({ name: "Gold", made_name: "Savers", follows }), "The name goes on from segment 3 of the model before. Made from the data it would be “Savers”.");
  assert.equal(plain({ name: "Gold", made_name: "Gold", follows }), "The name goes on from segment 3 of the model before.");
  assert.equal(plain({ name: "Savers", made_name: "Savers", follows: { ...follows, keeps_name: false } }), "");
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
  assert.equal(treeTitle({ nodes, fidelity: 0.873 }), "2 questions put 87% of the customers into their segment");
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
