// The estimate with its interval against what was expected, in a line: a scale up to 1, the expected
// part shaded. The figures stand beside it in words.
import type { ClaimPart } from "../fact_types";
import { exists } from "../numbers";
import { svg } from "./data_svg";

export function strip(part: ClaimPart): SVGElement | null {
  const [estimate, low, high] = [part.figure.estimate.value, part.figure.low.value, part.figure.high.value];
  if (!exists(estimate)) return null;
  const from = part.scale_low ?? 0;
  const x = (value: number): number => ((Math.max(from, Math.min(1, value)) - from) / (1 - from)) * 192 + 4;
  const line = (kind: string, a: number, b: number) => svg("line", { class: kind, x1: x(a), x2: x(b), y1: 10, y2: 10 });
  const [begin, end] = [part.expected_low, part.expected_high];
  const shaded = exists(begin) && exists(end) ? [svg("rect", { class: "expected", x: x(begin), y: 2, width: Math.max(2, x(end) - x(begin)), height: 16, rx: 2 })] : [];
  const zero = from < 0 ? [svg("line", { class: "scale", x1: x(0), x2: x(0), y1: 4, y2: 16 })] : [];
  const interval = exists(low) && exists(high) ? [line("interval", low, high)] : [];
  return svg(
    "svg", { class: "strip", viewBox: "0 0 200 20", width: 200, height: 20, "aria-hidden": "true" },
    ...shaded, line("scale", from, 1), ...zero, ...interval, svg("circle", { class: "estimate", cx: x(estimate), cy: 10, r: 4.5 }),
  );
}
