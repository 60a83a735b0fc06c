import assert from "node:assert/strict";
import { test } from "node:test";
import { answers, concentrationWords, leafWords, treeTitle } from "../src/sections/compare_words";
import { aboveWords, changeWords, exampleValue, ruleText, ruleWords, stabilityWords, strengthWords } from "../src/sections/segments_words";

test("a chance of lying above is so many in ten", () => {
  assert.equal(aboveWords(0.91), "above 9 in 10 of the others");
  assert.equal(aboveWords(0.85), "above 9 in 10 of the others");
  assert.equal(aboveWords(0.84), "above 8 in 10 of the others");
  assert.equal(aboveWords(0.09), "below 9 in 10 of the others");
  assert.equal(aboveWords(0.97), "above 97 in 100 of the others");
  assert.equal(aboveWords(0.03), "below 97 in 100 of the others");
  assert.equal(aboveWords(1), "above nearly all of the others");
  assert.equal(aboveWords(0), "below nearly all of the others");
  for (let auc = 0; auc <= 1; auc += 0.001) assert.doesNotMatch(aboveWords(auc), /10 in 10|100 in 100/, String(auc));
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
  assert.equal(exampleValue("\u202egold", {}), "gold");
  assert.equal(exampleValue(undefined, {}), "–");
});

test("a tree's questions have two answers, the one that leads to below first", () => {
  assert.deepEqual(answers({ label: "balance", unit: "USD", kind: "amount", relation: "below", limit: 90 }), ["balance below 90 USD", "balance at least 90 USD"]);
  assert.deepEqual(answers({ label: "plan", relation: "is", level: "gold" }), ["plan is not gold", "plan is gold"]);
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
