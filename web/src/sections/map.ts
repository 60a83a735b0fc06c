// Where the customers lie, and which segments border on one another.
import { list, type Report } from "../data";
import { exists, percent } from "../numbers";
import type { Section } from "../section";
import { borders } from "./map_borders";
import { mapFigure } from "./map_figure";

export function mapSection(data: Report): Section | null {
  const body = [mapFigure(data), borders(data)];
  if (list(data.segments).length === 0 || body.every((part) => part === null)) return null;
  const [first, second] = list(data.map?.explained);
  const kept = exists(first) ? first + (exists(second) ? second : 0) : null;
  return {
    id: "map",
    heading: "The map",
    short: "Map",
    lead: [
      "Customers who behave alike lie close together. A segmentation draws borders on this map; who stands on a border could as well be in the next segment.",
      exists(kept) ? ` Paper has two directions and the customers differ in more: this map holds ${percent(kept, 0)} of the variance of the code, so segments that overlap here may still lie apart.` : "",
    ],
    body,
  };
}
