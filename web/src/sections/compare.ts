// The segments side by side.
import type { Report } from "../data";
import { list } from "../data";
import type { Section } from "../section";
import { concentration } from "./compare_concentration";
import { differences } from "./compare_differences";
import { distribution } from "./compare_distribution";
import { profiles } from "./compare_profiles";
import { totals } from "./compare_totals";
import { tree } from "./compare_tree";

export function compareSection(data: Report): Section | null {
  if (list(data.segments).length === 0 || list(data.population).length === 0) return null;
  return {
    id: "compare",
    heading: "Compare the segments",
    short: "Compare",
    lead: "The segments side by side, attribute by attribute.",
    body: [differences(data), profiles(data), distribution(data), totals(data), concentration(data), tree(data)],
  };
}
