// How everybody and a segment lie along an attribute, in a line: gray is everybody. Heights are roots of
// the shares, in one scale, so that a peak at nothing does not hide the rest.
import { list, type Report } from "../data";
import { svg } from "./data_svg";

// In small steps, so that whole numbers are exact enough.
const [width, height] = [6400, 1000];

function outline(counts: number[], highest: number): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const x = (bin: number): number => Math.round((bin * width) / Math.max(1, counts.length));
  const y = (count: number): number => Math.round(height - height * Math.sqrt(count / Math.max(1, all) / highest));
  return `M0 ${height}${counts.map((count, bin) => `L${x(bin)} ${y(count)}L${x(bin + 1)} ${y(count)}`).join("")}L${width} ${height}Z`;
}

const highestOf = (counts: number[]): number => Math.max(0, ...counts) / Math.max(1, counts.reduce((sum, count) => sum + count, 0));

/** Null where the attribute's customers per bin are not kept. */
export function density(data: Report, name: string | null | undefined, slot: number): SVGElement | null {
  const bins = list(data.distributions).find((entry) => entry.name === name);
  const everybody = list(bins?.population).map((count) => count ?? 0);
  const here = (list(bins?.segments)[slot] ?? []).map((count) => count ?? 0);
  if (everybody.length < 2 || here.length !== everybody.length) return null;
  const highest = Math.max(1e-9, highestOf(everybody), highestOf(here));
  return svg(
    "svg",
    { class: "density", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { class: "everybody", d: outline(everybody, highest) }),
    svg("path", { class: "here", d: outline(here, highest) }),
  );
}
