// The estimate with its interval against what was expected, in a line: a scale from 0 to 1, or from
// -1 to 1 of correlations, the expected part shaded. The figures stand beside it in words.
import type { ClaimPart } from "../data";
import { exists } from "../numbers";
import { svg } from "./data_svg";

const number = (digits: string | undefined, percent: string | undefined): number =>
  Number((digits ?? "").replace("−", "-")) / (percent ? 100 : 1);

/** "about 90%: 85% to 95%" as [0.85, 0.95]; null where the words name no bound. */
function expectedRange(expectation: string, low: number, high: number): [number, number] | null {
  const between = /([-−]?[\d.]+)(%?) to ([-−]?[\d.]+)(%?)/.exec(expectation);
  if (between) return [number(between[1], between[2] || between[4]), number(between[3], between[4])];
  const bound = /at (least|most) ([-−]?[\d.]+)(%?)/.exec(expectation);
  if (!bound) return null;
  const value = number(bound[2], bound[3]);
  if (!Number.isFinite(value)) return null;
  return bound[1] === "least" ? [value, high] : [low, value];
}

export function strip(part: ClaimPart): SVGElement | null {
  const { estimate, low, high } = part.figure ?? {};
  if (!exists(estimate)) return null;
  const from = part.check === "correlation" || part.check === "trend" ? -1 : 0;
  const x = (value: number): number => ((Math.max(from, Math.min(1, value)) - from) / (1 - from)) * 192 + 4;
  const expected = expectedRange(part.expectation ?? "", from, 1);
  const line = (kind: string, a: number, b: number) => svg("line", { class: kind, x1: x(a), x2: x(b), y1: 10, y2: 10 });
  const shaded = expected ? [svg("rect", { class: "expected", x: x(expected[0]), y: 2, width: Math.max(2, x(expected[1]) - x(expected[0])), height: 16, rx: 2 })] : [];
  const zero = from < 0 ? [svg("line", { class: "scale", x1: x(0), x2: x(0), y1: 4, y2: 16 })] : [];
  const interval = exists(low) && exists(high) ? [line("interval", low, high)] : [];
  return svg(
    "svg", { class: "strip", viewBox: "0 0 200 20", width: 200, height: 20, "aria-hidden": "true" },
    ...shaded, line("scale", from, 1), ...zero, ...interval, svg("circle", { class: "estimate", cx: x(estimate), cy: 10, r: 4.5 }),
  );
}
