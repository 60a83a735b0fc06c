// Profiles: where the middle of each segment lies among all customers, attribute by attribute.
import { list, type Report, type SegmentAttribute } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { exists, valueOf, withUnit } from "../numbers";
import { legend, named, numbered } from "../segments";
import { select, strength } from "../selection";
import { words, type Table } from "../table";
import { labelOf, opened } from "../text";

// Zeros and ones have no middle worth a line.
const drawable = (data: Report): number[] =>
  list(data.population)
    .map((attribute, j) => (attribute.part === "value" ? j : -1))
    .filter((j) => j >= 0 && list(data.segments).some((segment) => list(segment.attributes)[j]?.rank));

function tableOf(data: Report): Table {
  const segments = list(data.segments);
  const spread = (entry: SegmentAttribute | undefined, j: number): string => {
    const attribute = list(data.population)[j] ?? {};
    const share = attribute.part !== "value";
    if (share) return valueOf(entry?.mean, { kind: "ratio" });
    return `${valueOf(entry?.median, attribute)} (${valueOf(entry?.p10, attribute)} to ${valueOf(entry?.p90, attribute)})`;
  };
  return {
    caption: "Median (P10 to P90) by segment; of yes or no, the share",
    columns: [
      { heading: "Attribute", words: true },
      { heading: "All customers" },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
    ],
    rows: list(data.population).map((attribute, j) => [
      words(labelOf(attribute)),
      { shown: spread(attribute, j), raw: spread(attribute, j) },
      ...segments.map((segment) => {
        const shown = spread(list(segment.attributes)[j], j);
        return { shown, raw: shown };
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
  const highest = (slot: number): string => {
    const best = [...shown].sort((a, b) => (rankOf(slot, b)?.median ?? 0) - (rankOf(slot, a)?.median ?? 0))[0];
    return best === undefined ? "" : labelOf(population[best]);
  };
  return figure(() => ({
    title: "Each segment's middle customer among all customers",
    note: "The line: what share of all customers lies below the segment's median. Select a segment to see its P10 to P90 too, the middle eight customers in ten.",
    summary: `Lines over ${shown.length} attributes. ${segments.map((segment, slot) => `${numbered(segment)} is highest in ${highest(slot)}`).join("; ")}.`,
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
                      const at = rankOf(selected, j)?.[key];
                      return exists(at) ? [api.coord([at * 100, row])] : [];
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
          name: "share of all customers that lie below",
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
            const below = exists(entry.rank?.median) ? `${Math.round(entry.rank.median * 100)}% of customers` : "–";
            return tip(`${numbered(segment)}: ${opened(labelOf(attribute))}`, [
              ["median", withUnit(entry.median, attribute)],
              ["P10 to P90", `${valueOf(entry.p10, attribute)} to ${withUnit(entry.p90, attribute)}`],
              ["above", below],
              ["all customers", withUnit(attribute.median, attribute)],
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
              const at = rankOf(slot, j)?.median;
              return [exists(at) ? at * 100 : NaN, row];
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

