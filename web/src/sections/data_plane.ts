// Where the customers lie in the plane of two attributes: counts in square cells.
import { list, type Attribute } from "../data";
import type { EChartsCoreOption } from "../echarts";
import type { Plane } from "../fact_types";
import { tip, type Chart, type Drawing } from "../figure";
import { figure as number, words } from "../table";
import { clean, labelOf } from "../text";
import { valueAxis } from "./data_axis";

const rangeOf = (range: (number | null)[] | null | undefined): [number, number] => [range?.[0] ?? 0, range?.[1] ?? 1];

function binEdges(range: (number | null)[] | null | undefined, bin: number, bins: number): [number, number] {
  const [low, high] = rangeOf(range);
  const width = (high - low) / bins;
  return [low + bin * width, low + (bin + 1) * width];
}

interface Cell {
  across: [number, number];
  up: [number, number];
  count: number;
  /** How the count is shown. */
  customers: string;
  /** Where it lies in words; the outer ones hold what lies beyond. */
  where: [string, string];
  /** Where it begins. */
  from: [string, string];
}

function cellsOf(plane: Plane): Cell[] {
  const bins = plane.bins;
  return list(plane.counts).flatMap((count, at) => {
    if (count === 0) return [];
    const [column, row] = [Math.floor(at / bins), at % bins];
    const [across, up] = [binEdges(plane.first_range, column, bins), binEdges(plane.second_range, row, bins)];
    return [{ across, up, count, customers: clean(plane.customers[at], 40), where: [clean(plane.first_spans[column]), clean(plane.second_spans[row])], from: [clean(plane.first_edges[column]), clean(plane.second_edges[row])] }];
  });
}

function planeOption(plane: Plane, cells: Cell[], x: Attribute, y: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const most = Math.log1p(Math.max(1, ...cells.map((cell) => cell.count)));
  type Api = { coord(at: [number, number]): [number, number] };
  return {
    grid: { left: 66, right: 16, top: 10, bottom: 48 },
    xAxis: { ...valueAxis(c, x, ...rangeOf(plane.first_range), narrow ? 3 : 5), nameGap: 28 },
    yAxis: { ...valueAxis(c, y, ...rangeOf(plane.second_range), 5), nameGap: 50 },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const cell = cells[item.dataIndex];
        if (!cell) return "";
        return tip(`Customers: ${cell.customers}`, [
          [labelOf(x, 30), cell.where[0]],
          [labelOf(y, 30), cell.where[1]],
        ]);
      },
    },
    series: [
      {
        type: "custom",
        data: cells.map((cell) => [(cell.across[0] + cell.across[1]) / 2, (cell.up[0] + cell.up[1]) / 2]),
        renderItem: (item: { dataIndex: number }, api: Api) => {
          const { across, up, count } = cells[item.dataIndex] as Cell;
          const [left, top] = api.coord([across[0], up[1]]);
          const [right, bottom] = api.coord([across[1], up[0]]);
          return {
            type: "rect",
            shape: { x: left, y: top, width: right - left, height: bottom - top },
            style: { fill: c.sequential(Math.max(0.17, Math.log1p(count) / most)), stroke: c.card, lineWidth: 1 },
          };
        },
      },
    ],
  };
}

export function planeChart(plane: Plane, x: Attribute, y: Attribute): Chart {
  const cells = cellsOf(plane);
  return {
    id: "plane",
    title: clean(plane.title, 160),
    note: "The stronger the colour, the more customers (in powers of ten); empty where nobody is. The outer cells hold what lies beyond.",
    summary: clean(plane.summary, 400),
    height: (width) => Math.min(360, Math.max(260, width * 0.8)),
    table: {
      caption: `${labelOf(x)} and ${labelOf(y)}`,
      columns: [{ heading: `${labelOf(x)} from`, words: true }, { heading: `${labelOf(y)} from` }, { heading: "Customers" }],
      rows: cells.map(({ up, count, customers, from }) => [words(from[0]), number(up[0], from[1]), number(count, customers)]),
    },
    option: (drawing) => planeOption(plane, cells, x, y, drawing),
  };
}
