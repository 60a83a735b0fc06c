// The data that the page was made of: what is wrong with them, what is missing, and what they hold.
import type { Report } from "../data";
import type { Section } from "../section";
import { clean } from "../text";
import { explorer } from "./data_attribute";
import { attributesPanel } from "./data_attributes";
import { badRows, findings, identities, notes } from "./data_checks";
import { correlations } from "./data_correlation";
import { missing } from "./data_missing";

export function dataSection(data: Report): Section | null {
  const explored = explorer(data);
  const body = [
    findings(data),
    notes(data),
    badRows(data),
    identities(data),
    missing(data),
    explored?.element,
    attributesPanel(data, explored ? explored.show : null),
    correlations(data),
  ].filter(Boolean);
  if (body.length === 0) return null;
  return {
    id: "data",
    heading: "The data",
    short: "Data",
    lead: [clean(data.table?.size, 80) || "The table", ": what to look at before believing any figure, and what each attribute holds."],
    body,
  };
}
