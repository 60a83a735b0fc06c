// What the map draws, as a table: customers, or cells.
import { list, type Report } from "../data";
import { exists } from "../numbers";
import { numbered, slotOf } from "../segments";
import { figure as number, words, type Cell, type Table } from "../table";
import { clean } from "../text";
import { cornerOf } from "./map_geometry";
import type { View } from "./map_series";

const plain = (value: number | undefined): Cell => number(value, exists(value) ? String(value) : "–");

function segmentCell(data: Report, id: number | undefined): Cell {
  const segment = list(data.segments)[slotOf(data, id)];
  return { shown: segment ? numbered(segment) : String(id ?? "–"), raw: id ?? null };
}

function pointTable(data: Report): Table {
  const points = list(data.map?.points);
  const ids = list(data.map?.ids);
  return {
    caption: "The customers on the map",
    columns: [
      { heading: "Customer", words: true }, { heading: "Direction 1" }, { heading: "Direction 2" }, { heading: "Segment", words: true },
      { heading: "Margin, 0 border to 1 middle" },
    ],
    rows: points.map((point, at) => [
      words(clean(ids[at], 60) || String(at + 1)), plain(point[0]), plain(point[1]), segmentCell(data, point[2]), plain(point[3]),
    ]),
  };
}

function cellTable(data: Report): Table {
  const density = data.map?.density;
  return {
    caption: "The cells of the map, by their lower left corner",
    columns: [
      { heading: "Cell", words: true }, { heading: "Direction 1, from" }, { heading: "Direction 2, from" }, { heading: "Segment of most", words: true },
      { heading: "Customers" }, { heading: "of that segment" },
    ],
    rows: list(density?.cells).map((cell, at) => {
      const [column, row] = [cell[0] ?? 0, cell[1] ?? 0];
      const [x, y] = density ? cornerOf(density, column, row) : [];
      const text = (texts: string[] | null | undefined, place: number): string => clean(list(texts)[place], 40) || "–";
      return [
        words(String(at + 1)), number(x, text(density?.columns, column)), number(y, text(density?.rows, row)), segmentCell(data, cell[2]),
        number(cell[3], text(density?.customers, at)), words(text(density?.shares, at)),
      ];
    }),
  };
}

export const mapTable = (data: Report, view: View): Table => (view.density ? cellTable(data) : pointTable(data));
