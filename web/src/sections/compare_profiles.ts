// Profiles: where the middle of each segment lies among all customers, attribute by attribute.
import { list, type PopulationAttribute, type Profiled, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { exists } from "../numbers";
import { legend, numbered } from "../segments";
import { select, strength } from "../selection";
import { at, cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean, labelOf, labelWithUnit, opened } from "../text";

// Places in a spread.
const [p10, median, p90, mean] = [0, 2, 4, 5] as const;

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
  const shown = drawable(data);
  if (shown.length < 2) return null;
  const rankOf = (slot: number, j: number) => list(segments[slot]?.attributes)[j]?.rank;
  return figure(() => ({
    title: "Each segment's medians among all customers",
    note: "Where the segment's median stands among all customers: the share that lies below it, of those equal to it a half. Select a segment to see its P10 to P90 too, the middle eight customers in ten.",
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
                data: [0],
                renderItem: (_: unknown, api: { coord(at: [number, number]): [number, number] }) => {
                  const side = (key: "p10" | "p90"): [number, number][] =>
                    shown.flatMap((j, row) => {
                      const place = rankOf(selected, j)?.[key];
                      return exists(place) ? [api.coord([place * 100, row])] : [];
                    });
                  return {
                    type: "polygon",
                    shape: { points: [...side("p10"), ...side("p90").reverse()] },
                    style: { fill: c.segment(selected), opacity: 0.2 },
                  };
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
            type: "line",
            id: `median${slot}`,
            z: selected === slot ? 4 : 3,
            data: shown.map((j, row) => {
              const place = valueOf(rankOf(slot, j)?.median);
              return [place === null ? NaN : place * 100, row];
            }),
            symbol: "circle",
            symbolSize: 9,
            // With nothing selected, crossing lines must not drown the places that they join.
            lineStyle: { width: selected === slot ? 3 : 1.5, color: c.segment(slot), opacity: selected === null ? 0.5 : strength(slot, 0.12) },
            itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.15) },
            triggerLineEvent: true,
          })),
        ],
      };
    },
  })).element;
}

