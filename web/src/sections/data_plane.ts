// Where the customers lie in the plane of two attributes: counts in square cells.
import { list, type Attribute, type Plane } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { tip, type Chart, type Drawing } from "../figure";
import { counted, percent, valueOf, whole } from "../numbers";
import { figure as number, words } from "../table";
import { isolated, labelOf } from "../text";
import { valueAxis } from "./data_axis";

const binsOf = (plane: Plane): number => plane.bins ?? 20;
const rangeOf = (range: number[] | null | undefined): [number, number] => [range?.[0] ?? 0, range?.[1] ?? 1];

function binEdges(range: number[] | null | undefined, bin: number, bins: number): [number, number] {
  const [low, high] = rangeOf(range);
  const width = (high - low) / bins;
  return [low + bin * width, low + (bin + 1) * width];
}

interface Cell {
  across: [number, number];
  up: [number, number];
  count: number;
  /** Where it lies in words; the outer ones hold what lies beyond. */
  where: [string, string];
}

function cellsOf(plane: Plane, x: Attribute, y: Attribute): Cell[] {
  const bins = binsOf(plane);
  const span = (attribute: Attribute, [from, to]: [number, number], bin: number): string =>
    `${bin === 0 ? "up to" : `${valueOf(from, attribute)} to`} ${bin === bins - 1 ? "the highest" : valueOf(to, attribute)}`;
  return list(plane.counts).flatMap((count, at) => {
    if (count === 0) return [];
    const [column, row] = [Math.floor(at / bins), at % bins];
    const [across, up] = [binEdges(plane.first_range, column, bins), binEdges(plane.second_range, row, bins)];
    return [{ across, up, count, where: [span(x, across, column), span(y, up, row)] }];
  });
}

function planeOption(plane: Plane, cells: Cell[], x: Attribute, y: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const all = Math.max(1, cells.reduce((sum, cell) => sum + cell.count, 0));
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
        return tip(`${counted(cell.count, "customer", "customers")} (${percent(cell.count / all)})`, [
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
  const bins = binsOf(plane);
  const cells = cellsOf(plane, x, y);
  return {
    title: `Customers by ${isolated(labelOf(x, 50))} and ${isolated(labelOf(y, 50))}`,
    note: "The stronger the colour, the more customers (in powers of ten); empty where nobody is. The outer cells hold what lies beyond.",
    summary: `Customers in ${bins} by ${bins} cells between the 1% and 99% quantiles of ${labelOf(x)} and ${labelOf(y)}; the fullest holds ${counted(Math.max(0, ...cells.map((cell) => cell.count)), "customer", "customers")}.`,
    height: (width) => Math.min(360, Math.max(260, width * 0.8)),
    table: {
      caption: `${labelOf(x)} and ${labelOf(y)}`,
      columns: [{ heading: `${labelOf(x)} from`, words: true }, { heading: `${labelOf(y)} from` }, { heading: "Customers" }],
      rows: cells.map(({ across, up, count }) => [words(valueOf(across[0], x)), number(up[0], valueOf(up[0], y)), number(count, whole(count))]),
    },
    option: (drawing) => planeOption(plane, cells, x, y, drawing),
  };
}
