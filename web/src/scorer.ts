// What `ilk score` does to one customer, to the same bits: src/model/score.cpp and what it calls. Sums
// of floats are fused there, in the order of the inputs; a product of two floats is exact in a double,
// so that rounding once behind the sum is as good as always the same.
import type { WhatIf, WhatIfColumn } from "./fact_types";
import { fromBase64 } from "./packed";

/** Values per attribute: a category's level by its index, a day in days since 1970; NaN is missing. */
export type Values = ArrayLike<number>;

export interface Scored {
  /** Indices from 0. */
  segment: number;
  next: number;
  distance: number;
  margin: number;
}

export interface Scorer {
  score(values: Values): Scored;
  /** How far the customer would move with another value of that attribute, in standard deviations of it. */
  far(attribute: number, from: number, to: number): number;
}

const { fround, min, max, sqrt, expm1, log1p } = Math;

const mostPrepared = 1e6;
const ridgeSweeps = 5;
const clamped = (value: number, low: number, high: number): number => min(max(value, low), high);
const asPrepared = (scaled: number): number => fround(clamped(scaled, -mostPrepared, mostPrepared));
const numberOf = (value: number | null, otherwise = 0): number => value ?? otherwise;

function curve(from: (number | null)[], to: (number | null)[], x: number): number {
  const last = from.length - 1;
  if (!(x > numberOf(from[0]!))) return numberOf(to[0]!);
  if (x >= numberOf(from[last]!)) return numberOf(to[last]!);
  let above = 1;
  while (numberOf(from[above]!) <= x) ++above;
  const [x0, x1, y0, y1] = [numberOf(from[above - 1]!), numberOf(from[above]!), numberOf(to[above - 1]!), numberOf(to[above]!)];
  const share = (x - x0) / (x1 - x0);
  return share === 1 ? y1 : y0 + (y1 - y0) * share;
}

// As in src/model/transform_*.cpp.
function transformed(column: WhatIfColumn, x: number): number {
  const lambda = numberOf(column.lambda);
  const power = (log: number, p: number): number => (p === 0 ? log : expm1(p * log) / p);
  switch (column.transform) {
    case "log1p": return x >= 0 ? log1p(x) : -log1p(-x);
    case "yeo_johnson": return x >= 0 ? power(log1p(x), lambda) : -power(log1p(-x), 2 - lambda);
    case "rank_gauss": return curve(column.values, column.scores, x);
    case "winsorise": return clamped(x, numberOf(column.values[0]!), numberOf(column.values[column.values.length - 1]!));
    default: return x;
  }
}

function indicatorOf(column: WhatIfColumn, levels: number, raw: number): number {
  if (column.part === "missing") return Number.isNaN(raw) ? 1 : 0;
  if (Number.isNaN(raw)) return NaN;
  if (column.part === "zero") return raw === 0 ? 1 : 0;
  const known = raw >= 0 && raw < levels;
  return column.codes.includes(known ? raw : levels) || (column.pooled && !known) ? 1 : 0;
}

function preparedBy(column: WhatIfColumn, levels: number, raw: number): number {
  const [center, scale] = [numberOf(column.center), numberOf(column.scale, 1)];
  if (column.part !== "value") {
    const indicator = indicatorOf(column, levels, raw);
    return Number.isNaN(indicator) ? 0 : asPrepared((indicator - center) / scale);
  }
  const within = clamped(raw, numberOf(column.lowest, -Infinity), numberOf(column.highest, Infinity));
  const value = fround(Number.isNaN(raw) ? numberOf(column.fill) : within);
  return asPrepared((fround(transformed(column, value)) - center) / scale);
}

/** Bytes of floats, the lowest byte first, read one part after the other. */
function readerOf(base64: string): (count: number) => Float32Array {
  const bytes = fromBase64(base64);
  const view = new DataView(bytes.buffer);
  let at = 0;
  return (count) => {
    if (at + 4 * count > bytes.length) throw new Error("the model of this page is damaged");
    const floats = new Float32Array(count);
    for (let i = 0; i < count; ++i, at += 4) floats[i] = view.getFloat32(at, true);
    return floats;
  };
}

/** out += in * weights, inputs x outputs row by row. */
function addProduct(from: Float32Array, weights: Float32Array, out: Float32Array): void {
  const width = out.length;
  for (let i = 0; i < from.length; ++i) {
    const factor = from[i]!;
    const row = i * width;
    for (let o = 0; o < width; ++o) out[o] = out[o]! + factor * weights[row + o]!; // rounded as it is kept
  }
}

interface Layer { weights: Float32Array; bias: Float32Array; out: Float32Array; relu: boolean }

/** Makes the model that the page holds ready. Throws where it is damaged. */
export function scorerOf(model: WhatIf): Scorer {
  const { attributes, columns, ridges, hidden, code, members, axes, segments } = model;
  const read = readerOf(model.weights);
  const inputs = columns.length;
  const layer = (from: number, to: number, relu: boolean): Layer => ({ weights: read(from * to), bias: read(to), out: new Float32Array(to), relu });
  const encoders = Array.from({ length: members }, () => {
    if (hidden.length === 0) return [{ weights: new Float32Array(0), bias: read(code), out: new Float32Array(code), relu: false }];
    const widths = [inputs, ...hidden, code];
    return widths.slice(1).map((to, l) => layer(widths[l]!, to, l + 2 < widths.length));
  });
  const path = model.linear_path ? read(code * inputs) : null;
  // The other way round, as other weights are.
  const linear = path && path.map((_, at) => path[(at % code) * inputs + Math.floor(at / code)]!);
  const offset = read(axes);
  const mixing = Array.from({ length: members }, () => read(code * axes));
  const centroids = read(segments * axes);
  const row = new Float32Array(inputs);
  const final = new Float32Array(axes);

  const prepared = (j: number, raw: number): number => {
    const column = columns[j]!;
    return preparedBy(column, attributes[column.attribute]!.levels.length, fround(raw));
  };
  const prepare = (values: Values): void => {
    for (let j = 0; j < inputs; ++j) row[j] = prepared(j, values[columns[j]!.attribute]!);
    const lacking = ridges.filter((ridge) => Number.isNaN(values[columns[ridge.column]!.attribute]!));
    for (let sweep = 0; sweep < ridgeSweeps && lacking.length > 0; ++sweep)
      for (const ridge of lacking) {
        let value = numberOf(ridge.intercept);
        for (let j = 0; j < inputs; ++j) value += numberOf(ridge.weights[j]!) * row[j]!;
        row[ridge.column] = clamped(value, numberOf(ridge.low), numberOf(ridge.high));
      }
  };
  const encode = (): void => {
    final.set(offset);
    encoders.forEach((layers, member) => {
      let from: Float32Array = row;
      for (const { weights, bias, out, relu } of layers) {
        out.set(bias);
        if (weights.length > 0) addProduct(from, weights, out);
        if (relu) for (let o = 0; o < out.length; ++o) out[o] = max(out[o]!, 0);
        from = out;
      }
      if (linear) addProduct(row, linear, from);
      addProduct(from, mixing[member]!, final);
    });
  };
  const squareTo = (segment: number): number => {
    let sum = 0;
    for (let j = 0; j < axes; ++j) {
      const off = fround(final[j]! - centroids[segment * axes + j]!);
      sum = fround(off * off + sum);
    }
    return sum;
  };
  const score = (values: Values): Scored => {
    prepare(values);
    encode();
    let [segment, next, nearest, second] = [0, 0, Infinity, Infinity];
    for (let s = 0; s < segments; ++s) {
      const square = squareTo(s);
      if (square < nearest) [next, second, segment, nearest] = [segment, nearest, s, square];
      else if (square < second) [next, second] = [s, square];
    }
    const [distance, other] = [fround(sqrt(nearest)), fround(sqrt(second))];
    return { segment, next, distance, margin: other > 0 ? fround(1 - fround(distance / other)) : 0 };
  };
  const far = (attribute: number, from: number, to: number): number => {
    let [squares, variances] = [0, 0];
    columns.forEach((column, j) => {
      if (column.attribute !== attribute) return;
      squares += (prepared(j, to) - prepared(j, from)) ** 2;
      variances += numberOf(column.deviation) ** 2;
    });
    return variances > 0 ? sqrt(squares / variances) : Infinity;
  };
  return { score, far };
}
