// The silhouette of every customer: per segment the sorted values as a band.
import type { CustomApi } from "../custom";
import { list, type Report, type SilhouetteBand } from "../data";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { named, numbered, slotOf } from "../segments";
import { select, strength } from "../selection";
import { at, cell, textOf, valueOf } from "../shown";
import type { Table } from "../table";
import { clean } from "../text";
import { pageFont } from "./choice_marks";

interface Band {
  slot: number;
  values: number[];
  facts: SilhouetteBand;
}

interface Place {
  top: number;
  height: number;
}

const highestOf = (band: Band): number => Math.max(...band.values);
const lowestOf = (band: Band): number => Math.min(...band.values);

function bandsOf(data: Report): Band[] {
  return list(data.silhouettes?.segments)
    .map((facts) => ({ slot: slotOf(data, facts.segment), values: list(facts.values).filter(exists), facts }))
    .filter((band) => band.slot >= 0 && band.values.length > 0);
}

// Where each band stands, in pixels from the top: as tall as its segment is large, but to be seen.
function stand(data: Report, bands: Band[]): Place[] {
  let top = 0;
  return bands.map((band) => {
    const share = list(data.segments)[band.slot]?.share?.value;
    const height = Math.max(16, Math.round((exists(share) ? share : 1 / bands.length) * 400));
    const place = { top, height };
    top += height + 10;
    return place;
  });
}

function totalOf(places: Place[]): number {
  const last = places[places.length - 1];
  return last ? last.top + last.height : 0;
}

function tableOf(data: Report, bands: Band[]): Table {
  return {
    caption: "Silhouettes of the customers, by segment",
    columns: ["Segment", "Highest", "Quarter above", "Half above", "Three quarters above", "Lowest", "Mean", "Below zero"].map((heading, i) => ({ heading, words: i === 0 })),
    rows: bands.map(({ slot, facts }) => {
      const segment = list(data.segments)[slot] ?? {};
      return [
        { shown: named(segment, slot), raw: numbered(segment) },
        ...[0, 1, 2, 3, 4].map((quarter) => cell(at(facts.quarters, quarter))),
        cell(facts.mean),
        cell(facts.below_zero),
      ];
    }),
  };
}

// One segment's band, with its name at the left.
function drawBand(data: Report, band: Band, place: Place, api: CustomApi, labelWidth: number, { colours: c, narrow, width }: Drawing) {
  const segment = list(data.segments)[band.slot];
  if (!segment) return null;
  const step = place.height / Math.max(1, band.values.length - 1);
  const edge = band.values.map((value, i) => api.coord([value, place.top + i * step]));
  const zero = (at: number) => api.coord([0, place.top + at]);
  const middle = zero(place.height / 2)[1];
  return {
    type: "group",
    children: [
      {
        type: "polygon",
        shape: { points: [zero(0), ...edge, zero(place.height)] },
        style: { fill: c.segment(band.slot), opacity: strength(band.slot, 0.15) },
      },
      {
        type: "text",
        x: 4, y: middle,
        style: {
          text: numbered(segment, 60), width: Math.min(labelWidth, width) - 14, overflow: place.height >= 36 ? "break" : "truncate", lineHeight: 14, height: place.height, lineOverflow: "truncate",
          fontFamily: pageFont(), fontSize: narrow ? 11 : 12.5, fill: c.ink, verticalAlign: "middle", opacity: strength(band.slot, 0.35),
        },
      },
    ],
  };
}

function bandSeries(data: Report, bands: Band[], labelWidth: number, drawing: Drawing) {
  const c = drawing.colours;
  const places = stand(data, bands);
  const mean = valueOf(data.silhouettes?.mean);
  return {
    type: "custom",
    encode: { x: 0, y: 1 },
    data: bands.map((band, at) => [band.values[0], places[at]?.top ?? 0]),
    markLine: {
      silent: true, symbol: "none",
      data: [
        { xAxis: 0, lineStyle: { color: c.ink, type: "solid", width: 1.2 }, label: { show: false } },
        ...(mean !== null
          ? [{ xAxis: mean, lineStyle: { color: c.ink, type: "dashed", width: 1.2 }, label: { show: true, position: "start", distance: 6, color: c.ink, fontSize: 11.5, formatter: clean(data.silhouettes?.mean_words, 40) } }]
          : []),
      ],
    },
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const [band, place] = [bands[item.dataIndex], places[item.dataIndex]];
      return band && place ? drawBand(data, band, place, api, labelWidth, drawing) : null;
    },
  };
}

function optionOf(data: Report, bands: Band[], drawing: Drawing) {
  const { colours: c, narrow } = drawing;
  const segments = list(data.segments);
  const [lowest, highest] = [Math.min(0, ...bands.map(lowestOf)), Math.max(0.1, ...bands.map(highestOf))];
  const labelWidth = narrow ? 100 : 200;
  return {
    grid: { left: labelWidth, right: 26, top: 26, bottom: 48 },
    xAxis: {
      ...axisStyle(c), type: "value", min: Math.floor(lowest * 10) / 10, max: Math.ceil(highest * 10) / 10, interval: narrow || highest - lowest > 1.1 ? 0.2 : 0.1,
      name: "silhouette", nameLocation: "middle", nameGap: 28, axisLine: { show: false },
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v) },
    },
    yAxis: { type: "value", inverse: true, min: 0, max: totalOf(stand(data, bands)), show: false },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const band = bands[item.dataIndex];
        const segment = band && segments[band.slot];
        if (!band || !segment) return "";
        return tip(numbered(segment), [
          ["mean silhouette", textOf(band.facts.mean)],
          ["from", clean(band.facts.span, 40)],
          ["below zero", textOf(band.facts.below_zero)],
        ]);
      },
    },
    series: [bandSeries(data, bands, labelWidth, drawing)],
  };
}

export function silhouettePlot(data: Report): HTMLElement | null {
  const bands = bandsOf(data);
  if (bands.length === 0) return null;
  const told = data.silhouettes;
  return figure(() => ({
    id: "choice-customers",
    title: clean(told?.title, 300),
    note: clean(told?.note, 1500),
    summary: clean(told?.summary, 1500),
    height: totalOf(stand(data, bands)) + 74,
    table: tableOf(data, bands),
    onClick: (event) => {
      const band = bands[event.dataIndex ?? -1];
      if (band) select(band.slot);
    },
    option: (drawing) => optionOf(data, bands, drawing),
  })).element;
}
