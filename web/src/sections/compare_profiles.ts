// Profiles: where the middle of each segment lies among all customers, attribute by attribute.
import { list, type PopulationAttribute, type Profiled, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { exists } from "../numbers";
import { legend, numbered } from "../segments";
import { select, strength } from "../selection";
import { at, cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean, labelOf, labelWithUnit, opened } from "../text";
import { drawnWords, mostTelling } from "./compare_most";

// Places in a spread.
const [p10, median, p90, mean] = [0, 2, 4, 5] as const;

const mostDrawn = 40;

// Zeros and ones have no middle worth a line.
const drawable = (data: Report): number[] =>
  list(data.population)
    .map((attribute, j) => (attribute.part === "value" ? j : -1))
    .filter((j) => j >= 0 && list(data.segments).some((segment) => list(segment.attributes)[j]?.rank));

function tableOf(data: Report): Table {
  const segments = list(data.segments);
  const middle = (entry: Profiled | undefined, attribute: PopulationAttribute) => cell(at(entry?.spread, attribute.part === "value" ? median : mean));
  return {
    caption: "Median by segment (of yes or no: the share), and the share of all customers below it",
    columns: [
      { heading: "Attribute", words: true },
      { heading: "All customers" },
      ...segments.flatMap((segment) => [{ heading: numbered(segment) }, { heading: `below ${segment.id ?? "–"}` }]),
    ],
    rows: list(data.population).map((attribute, j) => [
      words(labelWithUnit(attribute)),
      middle(attribute, attribute),
      ...segments.flatMap((segment) => {
        const entry = list(segment.attributes)[j];
        return [middle(entry, attribute), cell(entry?.rank?.median)];
      }),
    ]),
  };
}

export function profiles(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const population = list(data.population);
  const all = drawable(data);
  const shown = mostTelling(data, all, mostDrawn);
  if (shown.length < 2) return null;
  const rankOf = (slot: number, j: number) => list(segments[slot]?.attributes)[j]?.rank;
  return figure(() => ({
    id: "profiles",
    title: "Each segment's medians among all customers",
    note: "Where the segment's median stands among all customers: the share that lies below it, of those equal to it a half. Select a segment to see its P10 to P90 too, the middle eight customers in ten." + drawnWords(shown.length, all.length),
    summary: clean(data.compare?.profiles_summary, 300),
    height: (width) => shown.length * (width < 560 ? 40 : 34) + 56,
    table: tableOf(data),
    foot: legend(data),
    onClick: (event) => event.seriesId?.startsWith("median") && select(Number(event.seriesId.slice(6))),
    option: ({ colours: c, narrow, selected }) => {
      const labelWidth = narrow ? 118 : 230;
      const band =
        selected === null
          ? []
          : [
              {
                type: "custom",
                id: "band",
                silent: true,
                z: 1,
                data: shown.map((_, row) => [0, row]),
                renderItem: (item: { dataIndex: number }, api: { coord(at: [number, number]): [number, number] }) => {
                  const j = shown[item.dataIndex];
                  const rank = j === undefined ? undefined : rankOf(selected, j);
                  if (!rank || !exists(rank.p10) || !exists(rank.p90)) return null;
                  const [x1, y] = api.coord([rank.p10 * 100, item.dataIndex]);
                  const [x2] = api.coord([rank.p90 * 100, item.dataIndex]);
                  return { type: "rect", shape: { x: x1, y: y - 5, width: Math.max(1, x2 - x1), height: 10, r: 5 }, style: { fill: c.segment(selected), opacity: 0.3 } };
                },
              },
            ];
      return {
        grid: { left: labelWidth, right: 22, top: 8, bottom: 46 },
        xAxis: {
          ...axisStyle(c),
          type: "value",
          min: 0,
          max: 100,
          splitNumber: narrow ? 2 : 5,
          name: "share of all customers below (ties: half)",
          nameLocation: "middle",
          nameGap: 28,
          axisLabel: { color: c.soft, formatter: "{value}%" },
        },
        yAxis: {
          ...axisStyle(c),
          type: "category",
          inverse: true,
          data: shown.map((j) => labelOf(population[j], 70)),
          axisLabel: rowLabels(c, labelWidth, narrow),
          splitLine: { show: true, lineStyle: { color: c.grid } },
        },
        tooltip: {
          formatter: (item: { seriesId: string; dataIndex: number }) => {
            const slot = Number(item.seriesId.slice(6));
            const segment = segments[slot];
            const j = shown[item.dataIndex];
            const attribute = j === undefined ? undefined : population[j];
            const entry = j === undefined ? undefined : list(segment?.attributes)[j];
            if (!segment || !attribute || !entry) return "";
            const [low, middle, high] = [p10, median, p90].map((place) => textOf(at(entry.spread, place))) as [string, string, string];
            return tip(`${numbered(segment)}: ${opened(labelWithUnit(attribute))}`, [
              ["P10", low], ["median", middle], ["P90", high],
              ["customers below (ties: half)", textOf(entry.rank?.median)],
              ["median of all customers", textOf(at(attribute.spread, median))],
            ]);
          },
        },
        series: [
          ...band,
          ...segments.map((_, slot) => ({
            type: "scatter",
            id: `median${slot}`,
            z: selected === slot ? 4 : 3,
            data: shown.map((j, row) => {
              const place = valueOf(rankOf(slot, j)?.median);
              return [place === null ? NaN : place * 100, row];
            }),
            symbol: "circle",
            symbolSize: selected === slot ? 13 : 11,
            itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.15), borderColor: c.card, borderWidth: 1 },
            emphasis: { disabled: true },
          })),
        ],
      };
    },
  })).element;
}

