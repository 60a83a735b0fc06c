// What would have to be different about a customer for another segment: the smallest change of one
// attribute, as src/explain/smallest_change.h has it, over the stops of the attribute. In steps, so
// that the page can answer in between.
import type { WhatIf } from "./fact_types";
import { outwards } from "./numbers";
import type { Scorer } from "./scorer";

export interface Change {
  attribute: number;
  to: number;
  /** The segment that the customer would be of, index from 0. */
  segment: number;
  /** How far that is, in standard deviations of the attribute. */
  far: number;
}

const steps = 16;
const halvings = 14;

/** One step per attribute, which returns the smallest change so far, or null. */
export function* smallestChange(model: WhatIf, scorer: Scorer, values: number[]): Generator<Change | null> {
  const tried = [...values];
  const own = scorer.score(values).segment;
  let best: Change | null = null;
  const segmentWith = (attribute: number, value: number): number => {
    tried[attribute] = value;
    const { segment } = scorer.score(tried);
    tried[attribute] = values[attribute]!;
    return segment;
  };
  const keep = (attribute: number, to: number): boolean => {
    const segment = segmentWith(attribute, to);
    if (segment === own) return false;
    const far = scorer.far(attribute, values[attribute]!, to);
    if (!best || far < best.far) best = { attribute, to, segment, far };
    return true;
  };
  // Stops on the way to one end, the nearest first, as many as are tried.
  const walk = (attribute: number, up: boolean): number[] => {
    const from = values[attribute]!;
    const all = (model.attributes[attribute]!.stops as number[]).filter((stop) => (up ? stop > from : stop < from));
    if (!up) all.reverse();
    return all.length <= steps ? all : Array.from({ length: steps }, (_, i) => all[Math.ceil(((i + 1) * all.length) / steps) - 1]!);
  };
  const look = (attribute: number, up: boolean): void => {
    const { whole, kind } = model.attributes[attribute]!;
    const from = values[attribute]!;
    const trials = walk(attribute, up);
    let first = 0;
    for (; first < trials.length && segmentWith(attribute, trials[first]!) === own; ++first)
      if (best && scorer.far(attribute, from, trials[first]!) >= best.far) return; // farther than another
    if (first === trials.length) return;
    let inner: number = trials[first - 1] ?? from;
    let outer: number = trials[first]!;
    for (let halving = 0; halving < halvings; ++halving) {
      const middle: number = (inner + outer) / 2;
      if (segmentWith(attribute, middle) === own) inner = middle;
      else outer = middle;
    }
    const end = trials[trials.length - 1]!;
    const units = whole || kind === "date";
    for (const rounded of [outwards(from, outer, units, 3), outwards(from, outer, units, 9)])
      if (keep(attribute, up ? Math.min(rounded, end) : Math.max(rounded, end))) return;
  };
  for (let attribute = 0; attribute < values.length; ++attribute) {
    const { kind, levels } = model.attributes[attribute]!;
    const value = values[attribute]!;
    if (Number.isNaN(value)) continue;
    if (kind === "category" || kind === "boolean") {
      const count = kind === "boolean" ? 2 : levels.length;
      for (let level = 0; level < count; ++level) if (level !== value) keep(attribute, level);
    } else {
      look(attribute, false);
      look(attribute, true);
    }
    yield best;
  }
}
