import type { Report } from "../data";
import type { Section } from "../section";

export function choiceSection(_data: Report): Section | null {
  return null;
}
