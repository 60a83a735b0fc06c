import type { Report } from "../data";
import type { Section } from "../section";

export function hypothesesSection(_data: Report): Section | null {
  return null;
}
