import type { Report } from "../data";
import type { Section } from "../section";

export function dataSection(_data: Report): Section | null {
  return null;
}
