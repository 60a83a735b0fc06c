// Charts of attributes one under the other have room for some; the table has all.
import { list, type Report } from "../data";

/** Of those attributes (places in the population) the ones in which segments differ most. */
export function mostTelling(data: Report, places: number[], most: number): number[] {
  if (places.length <= most) return places;
  const among = new Set(places);
  const order = list(data.compare?.order).filter((j) => among.has(j));
  const drawn = new Set((order.length < most ? places : order).slice(0, most));
  return places.filter((j) => drawn.has(j));
}

/** Says so; nothing where all are drawn. */
export const drawnWords = (drawn: number, all: number): string =>
  drawn < all ? ` Of ${all} the ${drawn} are drawn in which segments differ most; the table has all.` : "";
