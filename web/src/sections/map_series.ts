// The marks of the map: density cells, customers, numbers of segments.
import type { CustomApi } from "../custom";
import { list, type Report } from "../data";
import { tip } from "../figure";
import { exists } from "../numbers";
import { numbered, slotOf } from "../segments";
import { strength } from "../selection";
import { clean } from "../text";
import type { Colours } from "../theme";
import { cornerOf } from "./map_geometry";

/** What was chosen above the map. */
export interface View {
  density: boolean;
  border: boolean;
}

/** Whether a customer is nearly as near to another segment's middle as to that of its own. */
export function standsOnBorder(data: Report, point: number[]): boolean {
  const limit = data.borders?.margin;
  return exists(point[3]) && exists(limit) && point[3] < limit;
}

// The segment across the border, where there can be only one.
function across(data: Report, id: number | undefined): string {
  const segments = list(data.segments);
  const others = segments.filter((segment) => segment.id !== id);
  const only = others.length === 1 ? others[0] : undefined;
  return only ? ` with ${numbered(only)}` : "";
}

function marginWords(data: Report, point: number[]): string {
  const margin = point[3];
  if (!exists(margin)) return "";
  const place = list(data.borders?.places).find(({ below }) => exists(below) && margin < below);
  return clean(place?.words, 40) + (standsOnBorder(data, point) ? across(data, point[2]) : "");
}

export function pointTip(data: Report, value: number[]): HTMLElement | string {
  const at = value[3] ?? -1;
  const point = list(data.map?.points)[at];
  const segment = list(data.segments)[slotOf(data, point?.[2])];
  if (!point || !segment) return "";
  const margin = point[3];
  const id = clean(list(data.map?.ids)[at], 40);
  return tip(numbered(segment), [
    ...(id ? ([["customer", id]] as [string, string][]) : []),
    ...(exists(margin) ? ([["place", marginWords(data, point)], ["margin, 0 border to 1 middle", String(margin)]] as [string, string][]) : []),
  ]);
}

export function cellTip(data: Report, value: number[]): HTMLElement | string {
  const segment = list(data.segments)[slotOf(data, value[2])];
  if (!segment) return "";
  const text = (texts: string[] | null | undefined): string => clean(list(texts)[value[4] ?? -1], 40) || "–";
  const density = data.map?.density;
  return tip(`Customers: ${text(density?.customers)}`, [[numbered(segment), text(density?.shares)]]);
}

/** Cells of the density: opacity by the logarithm of the count. */
export function cellSeries(data: Report, view: View, c: Colours) {
  const density = data.map?.density;
  if (!view.density || !density) return [];
  const most = Math.max(...density.cells.map((cell) => cell[3] ?? 0), 2);
  const opacity = (count: number): number => 0.22 + (0.78 * Math.log(count)) / Math.log(most);
  return [
    {
      type: "custom",
      id: "cells",
      z: 2,
      encode: { x: 0, y: 1 },
      data: density.cells.map((cell, at) => [...cornerOf(density, cell[0] ?? 0, cell[1] ?? 0), cell[2] ?? 0, cell[3] ?? 0, at]),
      renderItem: (_: unknown, api: CustomApi) => {
        const [x, y] = api.coord([api.value(0), api.value(1)]);
        const [width, height] = api.size([density.step[0] ?? 0, density.step[1] ?? 0]);
        const slot = slotOf(data, api.value(2));
        const faded = strength(slot, 0.15) * (view.border ? 0.4 : 1);
        return {
          type: "rect",
          shape: { x, y: y - height, width: width + 0.4, height: height + 0.4 },
          style: { fill: c.segment(slot), opacity: opacity(api.value(3)) * faded },
        };
      },
    },
  ];
}

/** The customers; where cells are drawn, only those on a border, if they were asked for. */
export function pointSeries(data: Report, view: View, c: Colours) {
  const style = (point: number[]) => {
    const slot = slotOf(data, point[2]);
    const colour = c.segment(slot);
    const ring = view.border && standsOnBorder(data, point);
    const shown = strength(slot, 0.08);
    if (ring) return { color: c.card, borderColor: colour, borderWidth: 2, opacity: shown };
    return { color: colour, borderWidth: 0, opacity: view.border ? 0.16 * shown : 0.72 * shown };
  };
  const marks = list(data.map?.points).map((point, at) => ({
    value: [point[0], point[1], point[2], at],
    itemStyle: style(point),
    symbolSize: view.border && standsOnBorder(data, point) ? 7.5 : 5.5,
    ring: standsOnBorder(data, point),
  }));
  const drawn = view.density ? marks.filter((mark) => view.border && mark.ring) : marks;
  // The strongest last, so that they lie on top; else the random order of the sample.
  drawn.sort((a, b) => a.itemStyle.opacity - b.itemStyle.opacity);
  return { type: "scatter", id: "points", z: 3, data: drawn, emphasis: { disabled: true } };
}

/** The segments' numbers. */
export function labelSeries(data: Report, places: ([number, number] | null)[], c: Colours) {
  return {
    type: "scatter",
    id: "label",
    z: 5,
    symbolSize: 24,
    data: places.flatMap((place, slot) =>
      place
        ? [
            {
              value: [place[0], place[1], slot],
              itemStyle: { color: c.segment(slot), borderColor: c.card, borderWidth: 2, opacity: strength(slot, 0.3) },
              label: { show: true, color: c.onSegment(slot), fontWeight: "bold", fontSize: 12.5, formatter: String(list(data.segments)[slot]?.id ?? "") },
            },
          ]
        : [],
    ),
    emphasis: { disabled: true },
  };
}
