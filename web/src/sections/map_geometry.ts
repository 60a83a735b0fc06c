// The map's frame and the places of its labels. A distance means the same in both directions.
import { list, type Report } from "../data";

/** The smallest and largest of both coordinates. */
export interface Extent {
  low: [number, number];
  high: [number, number];
}

export interface Frame {
  left: number;
  top: number;
  width: number;
  bottom: number;
  height: number;
  low: [number, number];
  high: [number, number];
  /** CSS pixels per unit, along both axes. */
  scale: number;
  /** Between ticks, along both axes. */
  interval: number;
}

/** What points and density cells cover. */
export function extentOf(data: Report): Extent | null {
  const low: [number, number] = [Infinity, Infinity];
  const high: [number, number] = [-Infinity, -Infinity];
  const add = (x: number, y: number): void => {
    low[0] = Math.min(low[0], x);
    low[1] = Math.min(low[1], y);
    high[0] = Math.max(high[0], x);
    high[1] = Math.max(high[1], y);
  };
  for (const [x, y] of list(data.map?.points)) if (x !== undefined && y !== undefined) add(x, y);
  const density = data.map?.density;
  for (const [column, row] of list(density?.cells))
    if (density && column !== undefined && row !== undefined) {
      const [x, y] = cornerOf(density, column, row);
      add(x, y);
      add(x + (density.step[0] ?? 0), y + (density.step[1] ?? 0));
    }
  return low[0] <= high[0] ? { low, high } : null;
}

/** The lower left corner of a density cell. */
export function cornerOf(density: { low: number[]; step: number[] }, column: number, row: number): [number, number] {
  return [(density.low[0] ?? 0) + column * (density.step[0] ?? 0), (density.low[1] ?? 0) + row * (density.step[1] ?? 0)];
}

// 1, 2 or 5 times a power of ten.
function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const times = [1, 2, 5, 10].find((factor) => factor * power >= atLeast) ?? 10;
  return times * power;
}

const highest = 680;

/** Fits the extent, widened to whole ticks, into the width; the scale is one, so sides may stay free. */
export function frameOf(extent: Extent, width: number): Frame {
  const margins = { left: width < 560 ? 44 : 58, right: 14, top: 10, bottom: 48 };
  const spans = ([0, 1] as const).map((axis) => Math.max(extent.high[axis] - extent.low[axis], 1e-9));
  const interval = niceStep(Math.max(...spans) / 8);
  const whole = (values: [number, number], round: (value: number) => number): [number, number] => [
    round(values[0] / interval) * interval,
    round(values[1] / interval) * interval,
  ];
  const low = whole(extent.low, Math.floor);
  const high = whole(extent.high, (value) => Math.floor(value) + 1);
  const inner = Math.max(60, width - margins.left - margins.right);
  const room = highest - margins.top - margins.bottom;
  const scale = Math.min(inner / (high[0] - low[0]), room / (high[1] - low[1]));
  const drawn = (high[0] - low[0]) * scale;
  return {
    left: margins.left + (inner - drawn) / 2,
    top: margins.top,
    width: drawn,
    bottom: margins.bottom,
    height: Math.round((high[1] - low[1]) * scale) + margins.top + margins.bottom,
    low,
    high,
    scale,
    interval,
  };
}

const middle = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 0 ? (upper + (sorted[half - 1] ?? upper)) / 2 : upper;
};

/** The median place of each segment's customers, by slot; null of a segment without any. */
export function middles(data: Report): ([number, number] | null)[] {
  const density = data.map?.density;
  const places = list(data.map?.points).length > 0
    ? list(data.map?.points)
    : list(density?.cells).map(([column, row, segment]) =>
        density ? [...cornerOf(density, (column ?? 0) + 0.5, (row ?? 0) + 0.5), segment ?? 0] : [],
      );
  return list(data.segments).map((segment) => {
    const mine = places.filter((place) => place[2] === segment.id);
    return mine.length > 0 ? [middle(mine.map((place) => place[0] ?? 0)), middle(mine.map((place) => place[1] ?? 0))] : null;
  });
}

/** Moves labels that would cover one another apart, by as little as needed. */
export function apart(places: ([number, number] | null)[], least: number): ([number, number] | null)[] {
  const moved = places.map((place) => (place ? ([...place] as [number, number]) : null));
  for (let round = 0; round < 30; ++round)
    for (const [i, a] of moved.entries())
      for (const b of moved.slice(i + 1)) {
        if (!a || !b) continue;
        const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
        const distance = Math.hypot(dx, dy);
        if (distance >= least) continue;
        const push = (least - distance) / 2;
        const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
        a[0] -= ux * push;
        a[1] -= uy * push;
        b[0] += ux * push;
        b[1] += uy * push;
      }
  return moved;
}
