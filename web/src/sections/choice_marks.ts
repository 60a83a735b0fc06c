// What charts over the number of segments share: kinds of lines, their legend, error bars, the band
// behind the chosen number, and the axis.
import { h, type Content } from "../dom";
import { errorBar, type CustomApi } from "../custom";
import type { Num } from "../data";
import { axisStyle, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
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

/** Error bars from low to high of [x, low, high]. */
export function whiskers(data: (number | null)[][], colour: string, cap = 4) {
  return {
    type: "custom",
    silent: true,
    z: 3,
    encode: { x: 0, y: [1, 2] },
    data,
    renderItem: (_: unknown, api: CustomApi) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      if (![...low, ...high].every(Number.isFinite)) return null;
      return { type: "group", children: errorBar(low, high, colour, cap) };
    },
  };
}

/** The page's font, for text that a custom series draws. */
export const pageFont = (): string => getComputedStyle(document.body).fontFamily;

/** The band behind the chosen number of segments. */
export const chosenBand = (chosen: Num, c: Colours) =>
  exists(chosen) ? { silent: true, itemStyle: { color: c.wash, opacity: 0.75 }, data: [[{ xAxis: chosen - 0.45 }, { xAxis: chosen + 0.45 }]] } : undefined;

// Every number that has room for its label; the chosen one always has.
function labelled(all: number[], width: number, chosen: Num): number[] {
  const room = (width - 66) / (Math.max(...all) - Math.min(...all) + 1.2);
  const step = Math.max(1, Math.ceil(19 / Math.max(1, room)));
  const from = exists(chosen) ? Math.max(0, all.indexOf(chosen)) : 0;
  return all.filter((_, at) => (at - from) % step === 0);
}

/** The axis of numbers of segments. */
export function kAxis(rows: { k?: Num }[], chosen: Num, { colours: c, width }: Drawing) {
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
    axisLabel: { color: c.soft, fontSize: 11.5, hideOverlap: false, customValues: labelled(all, width, chosen), formatter: (k: number) => tick(k) },
  };
}
