import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { mark, onSelect, select, selected, strength } from "../src/selection";

/** As much of an element as the selection uses. */
class Fake {
  classes = new Set<string>();
  attributes = new Map<string, string>();
  classList = {
    toggle: (name: string, on: boolean): void => void (on ? this.classes.add(name) : this.classes.delete(name)),
  };
  constructor(readonly dataset: { slot?: string; select?: string }) {}
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
}

const rootOf = (elements: Fake[]): ParentNode =>
  ({
    querySelectorAll: (what: string) =>
      elements.filter(({ dataset }) => (what === "[data-slot]" ? dataset.slot : dataset.select) !== undefined),
  }) as unknown as ParentNode;

let elements: Fake[] = [];

beforeEach(() => {
  elements = [];
  Object.assign(globalThis, { document: rootOf([]) });
  select(null);
  elements = [new Fake({ slot: "0" }), new Fake({ slot: "1" }), new Fake({ select: "0" }), new Fake({ select: "1", slot: "1" })];
  Object.assign(globalThis, { document: rootOf(elements) });
});

const faded = (): boolean[] => elements.map((element) => element.classes.has("faded"));
const pressed = (): (string | undefined)[] => elements.map((element) => element.attributes.get("aria-pressed"));

test("selecting marks buttons as pressed and fades the others", () => {
  select(1);
  assert.equal(selected(), 1);
  assert.deepEqual(faded(), [true, false, false, false]);
  assert.deepEqual(pressed(), [undefined, undefined, "false", "true"]);
});

test("selecting what is selected lets go of it", () => {
  select(0);
  select(0);
  assert.equal(selected(), null);
  assert.deepEqual(faded(), [false, false, false, false]);
  assert.deepEqual(pressed(), [undefined, undefined, "false", "false"]);
});

test("selecting another moves the selection; null lets go", () => {
  select(0);
  select(1);
  assert.equal(selected(), 1);
  assert.deepEqual(faded(), [true, false, false, false]);
  select(null);
  assert.equal(selected(), null);
});

test("marks of all segments are strong, of others than the selected faint", () => {
  assert.equal(strength(0), 1);
  select(1);
  assert.equal(strength(1), 1);
  assert.ok(strength(0) < 0.3);
  assert.equal(strength(0, 0.2), 0.2);
});

test("listeners hear of the new selection after the page is marked", () => {
  const heard: [number | null, (string | undefined)[]][] = [];
  onSelect((slot) => heard.push([slot, pressed()]));
  select(0);
  select(null);
  assert.deepEqual(heard.map(([slot]) => slot), [0, null]);
  assert.deepEqual(heard[0]?.[1], [undefined, undefined, "true", "false"]);
});

test("what is drawn later is marked by itself", () => {
  select(1);
  const late = [new Fake({ slot: "0" }), new Fake({ select: "1" })];
  mark(rootOf(late));
  assert.ok(late[0]?.classes.has("faded"));
  assert.equal(late[1]?.attributes.get("aria-pressed"), "true");
});
