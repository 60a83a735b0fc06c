// How far each segment lies from the average customer: a heat map.
import { list, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { named, numbered } from "../segments";
import { select } from "../selection";
import { cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean, labelOf } from "../text";
import { drawnWords, mostTelling } from "./compare_most";

const full = 2; // standard deviations that get the strongest colour
const mostDrawn = 40;

function tableOf(data: Report): Table {
  const segments = list(data.segments);
  return {
    caption: "Differences from the average, attributes by segments",
    columns: [
      { heading: "Attribute", words: true },
      ...segments.map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
    ],
    rows: list(data.population).map((attribute, j) => [
      words(labelOf(attribute)),
      ...segments.map((segment) => cell(list(segment.attributes)[j]?.difference)),
    ]),
  };
}

export function differences(data: Report): HTMLElement {
  const segments = list(data.segments);
  const all = list(data.population);
  const places = mostTelling(data, all.map((_, j) => j), mostDrawn);
  const population = places.map((j) => all[j]);
  const shown = (slot: number, row: number): string => textOf(list(segments[slot]?.attributes)[places[row] ?? -1]?.difference);
  return figure(() => ({
    id: "differences",
    title: clean(data.compare?.differences, 300) || "How far each segment lies from the average customer",
    note: "Mean of the segment minus the mean of all customers, in standard deviations (SD) of the prepared attribute. Orange is above, blue below." + drawnWords(places.length, all.length),
    summary: clean(data.compare?.differences_summary, 500),
    height: (width) => population.length * (width < 560 ? 38 : 32) + 66,
    table: tableOf(data),
    onClick: (event) => Array.isArray(event.value) && select(Number(event.value[0])),
    option: ({ colours: c, narrow, width, selected }) => {
      const labelWidth = narrow ? 118 : 230;
      const cell = (width - labelWidth - 10) / Math.max(1, segments.length);
      const named = !narrow && cell > 84;
      return {
        grid: { left: labelWidth, right: 4, top: named ? 56 : 30, bottom: 6 },
        xAxis: {
          ...axisStyle(c),
          type: "category",
          position: "top",
          data: segments.map((segment) => (named ? numbered(segment, 60) : String(segment.id))),
          axisLine: { show: false },
          axisLabel: { color: c.ink, fontSize: 12, lineHeight: 15, interval: 0, width: cell - 8, overflow: "break", fontWeight: named ? "normal" : "bold" },
        },
        yAxis: {
          ...axisStyle(c),
          type: "category",
          inverse: true,
          data: population.map((attribute) => labelOf(attribute, 70)),
          axisLine: { show: false },
          axisLabel: rowLabels(c, labelWidth, narrow),
        },
        tooltip: {
          formatter: (item: { value: [number, number, unknown] }) => {
            const [slot, j] = item.value;
            const segment = segments[slot];
            return segment ? tip(numbered(segment), [[labelOf(population[j]), shown(slot, j)]]) : "";
          },
        },
        series: [
          {
            type: "heatmap",
            data: segments.flatMap((segment, slot) =>
              places.map((place, j) => {
                const difference = valueOf(list(segment.attributes)[place]?.difference);
                const at = difference === null ? 0 : difference / full;
                return {
                  value: [slot, j, difference ?? "-"],
                  itemStyle: {
                    color: difference === null ? c.band : c.diverging(at),
                    opacity: selected === null || selected === slot ? 1 : 0.4,
                    borderColor: c.card,
                    borderWidth: 2,
                    borderRadius: 4,
                  },
                  label: { color: c.onDiverging(at) },
                };
              }),
            ),
            label: {
              show: cell > 30,
              fontSize: cell < 44 ? 10.5 : 12,
              formatter: (item: { value: [number, number, unknown] }) => shown(item.value[0], item.value[1]),
            },
            emphasis: { disabled: true },
          },
        ],
      };
    },
  })).element;
}
