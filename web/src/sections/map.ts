// Where the customers lie, and which segments border on one another.
import { list, type Report } from "../data";
import type { Section } from "../section";
import { clean } from "../text";
import { borders } from "./map_borders";
import { mapFigure } from "./map_figure";

export function mapSection(data: Report): Section | null {
  const body = [mapFigure(data), borders(data)];
  if (list(data.segments).length === 0 || body.every((part) => part === null)) return null;
  const kept = clean(data.map?.words?.lead, 400);
  return {
    id: "map",
    heading: "The map",
    short: "Map",
    lead: [
      "Customers who behave alike lie close together. A segmentation draws borders on this map; who stands on a border could as well be in the next segment.",
      kept ? ` ${kept}` : "",
    ],
    body,
  };
}
