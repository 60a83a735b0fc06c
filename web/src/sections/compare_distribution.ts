// The distribution of any attribute by segment, as ridges or as boxes.
import { list, type Distribution, type PopulationAttribute, type Profiled, type Report } from "../data";
import { axisStyle, choice, figure, rowLabels, tip } from "../figure";
import { tick } from "../numbers";
import { numbered } from "../segments";
import { select, strength } from "../selection";
import { at, cell, textOf, valueOf } from "../shown";
import { figure as number, words, type Table } from "../table";
import { clean, labelOf, labelWithUnit } from "../text";
import type { Colours } from "../theme";

type Kind = "ridge" | "box";

interface Shown {
  attribute: PopulationAttribute;
  j: number;
  bins: Distribution | undefined;
}

const edgesOf = (bins: Distribution | undefined): number[] => list(bins?.edges).map((edge) => edge ?? 0);

const sharesOf = (counts: number[]): number[] => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / Math.max(1, all));
};

// Everybody's and each segment's customers, all in one scale: the fullest bin of all is 1. Roots of the
// shares, so that a peak at nothing does not hide the rest.
function ridgesOf(bins: Distribution): { everybody: number[]; segments: number[][] } {
  const [everybody, ...segments] = [list(bins.population), ...list(bins.segments)].map(sharesOf) as [number[], ...number[][]];
  const highest = Math.max(1e-9, ...everybody, ...segments.flat());
  const scaled = (shares: number[]): number[] => shares.map((share) => Math.sqrt(share / highest));
  return { everybody: scaled(everybody), segments: segments.map(scaled) };
}

const spreadHeadings = ["P10", "P25", "Median", "P75", "P90", "Mean"];
const [p10, p25, median, p75, p90] = [0, 1, 2, 3, 4] as const;

function boxTable(data: Report, { attribute, j }: Shown): Table {
  const row = (name: string, entry: Profiled | undefined) => [words(name), ...spreadHeadings.map((_, place) => cell(at(entry?.spread, place)))];
  return {
    caption: `${labelWithUnit(attribute)} by segment`,
    columns: [{ heading: "Segment", words: true }, ...spreadHeadings.map((heading) => ({ heading }))],
    rows: [row("All customers", attribute), ...list(data.segments).map((segment) => row(numbered(segment), list(segment.attributes)[j]))],
  };
}

const spreadText = (entry: Profiled | undefined, place: number): string => textOf(at(entry?.spread, place));

// Boxes: P10 to P90 as whiskers, quartiles as the box.
function boxOption(data: Report, { attribute, j }: Shown, c: Colours, narrow: boolean) {
  const segments = list(data.segments);
  const labelWidth = narrow ? 96 : 190;
  const rows = [attribute, ...segments.map((segment) => list(segment.attributes)[j])];
  const names = ["All customers", ...segments.map((segment) => numbered(segment))];
  return {
    grid: { left: labelWidth, right: 24, top: 6, bottom: 48 },
    xAxis: {
      ...axisStyle(c), type: "value", scale: true, name: labelWithUnit(attribute, 50), nameLocation: "middle", nameGap: 30,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v, attribute) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: names,
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const entry = rows[item.dataIndex];
        return tip(names[item.dataIndex] ?? "", [
          ...([p10, p25, median, p75, p90].map((place) => [spreadHeadings[place] ?? "", spreadText(entry, place)]) as [string, string][]),
        ]);
      },
    },
    series: [
      {
        type: "boxplot",
        boxWidth: ["30%", "62%"],
        data: rows.map((entry, row) => ({
          value: [p10, p25, median, p75, p90].map((place) => valueOf(at(entry?.spread, place)) ?? NaN),
          itemStyle: {
            color: row === 0 ? c.band : c.segment(row - 1),
            borderColor: row === 0 ? c.soft : c.ink,
            borderWidth: 1.2,
            opacity: row === 0 ? 1 : strength(row - 1, 0.2),
          },
        })),
        emphasis: { disabled: true },
      },
    ],
  };
}

const edgeText = (bins: Distribution, edge: number): string => clean(list(bins.edge_texts)[edge], 40) || "–";

const countText = (texts: string[] | null | undefined, bin: number): string => clean(list(texts)[bin], 40) || "–";

// What is drawn as ridges: customers per segment and bin.
function ridgeTable(data: Report, { attribute }: Shown, bins: Distribution): Table {
  const edges = edgesOf(bins);
  return {
    caption: `${labelWithUnit(attribute)}: customers per bin`,
    columns: [
      { heading: "From" },
      { heading: "To below" },
      { heading: "All" },
      ...list(data.segments).map((segment) => ({ heading: numbered(segment) })),
    ],
    rows: edges.slice(0, -1).map((from, bin) => [
      number(from, edgeText(bins, bin)),
      number(edges[bin + 1], edgeText(bins, bin + 1)),
      number(list(bins.population)[bin], countText(bins.population_texts, bin)),
      ...list(data.segments).map((_, slot) => number(list(bins.segments)[slot]?.[bin], countText(list(bins.segment_texts)[slot], bin))),
    ]),
  };
}

// Ridges: one outline per segment, above its own base line.
function ridgeOption(data: Report, { attribute, bins }: Shown & { bins: Distribution }, c: Colours, narrow: boolean) {
  const segments = list(data.segments);
  const edges = edgesOf(bins);
  const ridges = ridgesOf(bins);
  const labelWidth = narrow ? 96 : 190;
  const count = edges.length - 1;
  const single = bins.single ? list(bins.single) : null; // bins of one value each are named by it, others by their ends
  const half = single ? 0.5 : 0;
  return {
    grid: { left: labelWidth, right: 24, top: 10, bottom: 48 },
    xAxis: {
      ...axisStyle(c), name: labelWithUnit(attribute, 50), nameLocation: "middle", nameGap: 30,
      ...(single
        ? { type: "category", data: single.map((value) => clean(value, 40)) }
        : { type: "value", min: 0, max: count, interval: Math.max(1, Math.round(count / (narrow ? 4 : 8))) }),
      axisLabel: {
        color: c.soft, hideOverlap: true,
        ...(single ? {} : { formatter: (edge: number) => edgeText(bins, edge) }),
      },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: segments.map((segment) => numbered(segment)),
      axisLabel: rowLabels(c, labelWidth, narrow),
      splitLine: { show: false },
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const segment = segments[item.dataIndex];
        const [fullest, holds] = [bins.fullest, bins.fullest_holds].map((texts) => clean(list(texts)[item.dataIndex], 80) || "–") as [string, string];
        return segment ? tip(numbered(segment), [["fullest", fullest], ["holds", holds]]) : "";
      },
    },
    series: [
      {
        type: "custom",
        data: segments.map((_, slot) => [0, slot]),
        encode: { x: 0, y: 1 },
        renderItem: (item: { dataIndex: number }, api: { coord(at: [number, number]): [number, number]; size(of: [number, number]): [number, number] }) => {
          const slot = item.dataIndex;
          const rowHeight = api.size([0, 1])[1];
          const base = api.coord([0, slot])[1] + rowHeight * 0.42;
          const tall = rowHeight * 0.86;
          // A category's place is its middle, a number's the left end of its bin.
          const edge = (bin: number): number => api.coord([half ? 0 : bin, slot])[0] + (half ? (bin - half) * api.size([1, 0])[0] : 0);
          const outline = (row: number[]) => {
            const points: [number, number][] = [[edge(0), base]];
            row.forEach((share, bin) => {
              const y = base - share * tall;
              points.push([edge(bin), y], [edge(bin + 1), y]);
            });
            points.push([edge(count), base]);
            return { points };
          };
          return {
            type: "group",
            children: [
              { type: "polygon", shape: outline(ridges.everybody), style: { fill: c.pale, opacity: 0.55 } },
              {
                type: "polygon", shape: outline(ridges.segments[slot] ?? []),
                style: { fill: c.segment(slot), fillOpacity: 0.75, opacity: strength(slot, 0.15), stroke: c.segment(slot), lineWidth: 1 },
              },
            ],
          };
        },
      },
    ],
  };
}

export function distribution(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const drivers = segments.flatMap((segment) => list(segment.drivers).slice(0, 1).map((driver) => driver.name));
  const all: Shown[] = list(data.population)
    .map((attribute, j) => ({ attribute, j, bins: list(data.distributions).find((entry) => entry.name === attribute.name) }))
    .filter(({ attribute }) => attribute.part === "value");
  const first = all.find(({ attribute }) => attribute.name === (data.value?.name ?? drivers[0])) ?? all[0];
  if (!first) return null;
  let shown = first;
  let kind: Kind = first.bins ? "ridge" : "box";
  const pick = choice("Attribute", all.map(({ attribute, j }) => ({ value: String(j), shown: labelOf(attribute) })), (value) => {
    shown = all.find(({ j }) => j === Number(value)) ?? first;
    made.redraw();
  });
  const menu = pick.querySelector("select");
  if (menu) menu.value = String(first.j);
  const way = choice("Drawn as", [{ value: "ridge", shown: "ridges" }, { value: "box", shown: "boxes" }], (value) => {
    kind = value as Kind;
    made.redraw();
  });
  const made = figure(() => {
    const bins = shown.bins;
    const ridge = kind === "ridge" && bins !== undefined && edgesOf(bins).length > 1;
    const label = labelOf(shown.attribute);
    return {
      id: "distribution",
    title: ["How the segments differ in", label].join(" "),
      note: ridge && bins
        ? ["Height: root of the share of the segment's customers per bin, on one scale for all; gray behind: everybody.", clean(bins.note, 300)].join(" ")
        : "Box: the middle half of the customers, the line is the median; whiskers: P10 to P90.",
      summary: clean(shown.attribute.summary, 900),
      height: (width) => (segments.length + (ridge ? 0 : 1)) * (width < 560 ? 52 : 48) + 60,
      controls: [pick, way],
      table: ridge && bins ? ridgeTable(data, shown, bins) : boxTable(data, shown),
      onClick: (event) => {
        const slot = (event.dataIndex ?? -1) - (ridge ? 0 : 1);
        if (slot >= 0) select(slot);
      },
      option: ({ colours: c, narrow }) => (ridge && bins ? ridgeOption(data, { ...shown, bins }, c, narrow) : boxOption(data, shown, c, narrow)),
    };
  });
  return made.element;
}
