// What charts over the number of segments share: kinds of lines, their legend, error bars, the band
// behind the chosen number, and the axis.
import { h, type Content } from "../dom";
import type { Num } from "../data";
import { axisStyle } from "../figure";
import { exists, whole } from "../numbers";
import type { Colours } from "../theme";

/** How a line is told from others: colour, dash and mark together. */
export type Kind = "first" | "second" | "third" | "null";

export const kindColour = (kind: Kind, c: Colours): string =>
  ({ first: c.line, second: c.accent, third: c.line, null: c.soft })[kind];
/** Dash and mark of each kind of line. */
export const dashes: Record<Kind, string | number[]> = { first: "solid", second: "solid", third: [6, 4], null: [2, 3] };
export const symbols: Record<Kind, string> = { first: "circle", second: "diamond", third: "triangle", null: "rect" };

/** The legend of curves: a stroke in their colour and dash, or a dot. */
export function keys(curves: { name: string; kind: Kind }[], mark: "stroke" | "dot" = "stroke"): Content {
  if (curves.length < 2) return null;
  return h("div", { class: "keys" }, curves.map((curve) => h("span", {}, h("i", { class: `${mark} ${curve.kind}`, "aria-hidden": "true" }), curve.name)));
}

type Coord = { value(at: number): number; coord(at: [number, number]): [number, number] };

/** Error bars from low to high of [x, low, high]. */
export function whiskers(data: (number | null)[][], colour: string, cap = 4) {
  return {
    type: "custom",
    silent: true,
    z: 3,
    encode: { x: 0, y: [1, 2] },
    data,
    renderItem: (_: unknown, api: Coord) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      if (![x, low, high].every(Number.isFinite)) return null;
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.5 },
      });
      return { type: "group", children: [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)] };
    },
  };
}

/** The page's font, for text that a custom series draws. */
export const pageFont = (): string => getComputedStyle(document.body).fontFamily;

/** The band behind the chosen number of segments. */
export const chosenBand = (chosen: Num, c: Colours) =>
  exists(chosen) ? { silent: true, itemStyle: { color: c.wash, opacity: 0.75 }, data: [[{ xAxis: chosen - 0.45 }, { xAxis: chosen + 0.45 }]] } : undefined;

/** The axis of numbers of segments. */
export function kAxis(rows: { k?: Num }[], c: Colours) {
  const all = rows.map((row) => row.k).filter(exists);
  return {
    ...axisStyle(c),
    type: "value",
    min: Math.min(...all) - 0.6,
    max: Math.max(...all) + 0.6,
    interval: 1,
    name: "number of segments",
    nameLocation: "middle",
    nameGap: 26,
    splitLine: { show: false },
    axisLabel: { color: c.soft, fontSize: 11.5, hideOverlap: true, customValues: all, formatter: (k: number) => whole(k) },
  };
}
