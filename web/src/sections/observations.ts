import type { Report } from "../data";
import type { Section } from "../section";

export function observationsSection(_data: Report): Section | null {
  return null;
}
