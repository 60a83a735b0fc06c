// The segments beside one another: what each is like, and what it holds.
import { list, type Report } from "../data";
import type { Section } from "../section";
import { concentration } from "./compare_concentration";
import { differences } from "./compare_differences";
import { distribution } from "./compare_distribution";
import { profiles } from "./compare_profiles";
import { attributeTable } from "./compare_table";
import { totals } from "./compare_totals";
import { tree } from "./compare_tree";

const comparable = (data: Report): boolean => list(data.segments).length > 0 && list(data.population).length > 0;

export function compareSection(data: Report): Section | null {
  if (!comparable(data)) return null;
  return {
    id: "compare",
    heading: data.certificate?.verdict?.passed === false ? "Compare the groups" : "Compare the segments",
    short: "Compare",
    body: [attributeTable(data), totals(data)],
  };
}

/** The same in charts, for those who want every figure. */
export function chartsSection(data: Report): Section | null {
  if (!comparable(data)) return null;
  return {
    id: "charts",
    heading: "The segments in charts",
    short: "In charts",
    lead: "The segments side by side, attribute by attribute.",
    body: [differences(data), profiles(data), distribution(data), concentration(data), tree(data)],
  };
}
