// The data that the page was made of: what is wrong with them, what is missing, and what they hold.
import { list, type Report } from "../data";
import { counted, exists } from "../numbers";
import type { Section } from "../section";
import { explorer } from "./data_attribute";
import { attributesPanel } from "./data_attributes";
import { badRows, findings, identities } from "./data_checks";
import { correlations } from "./data_correlation";
import { missing } from "./data_missing";

export function dataSection(data: Report): Section | null {
  const attributes = list(data.attributes);
  const explored = explorer(data);
  const body = [
    findings(data),
    badRows(data),
    identities(data),
    missing(data),
    explored?.element,
    attributesPanel(data, explored ? explored.show : null),
    correlations(data),
  ].filter(Boolean);
  if (body.length === 0) return null;
  const rows = data.source?.rows;
  const size = [exists(rows) ? counted(rows, "customer", "customers") : "", attributes.length > 0 ? counted(attributes.length, "attribute", "attributes") : ""];
  return {
    id: "data",
    heading: "The data",
    short: "Data",
    lead: `${size.filter(Boolean).join(", ") || "The table"}: what to look at before believing any figure, and what each attribute holds.`,
    body,
  };
}
