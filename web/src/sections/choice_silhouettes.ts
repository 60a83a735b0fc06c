// The silhouette of every customer: per segment the sorted values as a band.
import type { CustomApi } from "../custom";
import { list, type Report } from "../data";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { decimal, exists, percent, whole } from "../numbers";
import { named, numbered, slotOf } from "../segments";
import { select, strength } from "../selection";
import { figure as number, type Table } from "../table";
import { clean, isolated, opened } from "../text";
import { pageFont } from "./choice_marks";
import { fitted } from "./map_geometry";

interface Band {
  slot: number;
  values: number[];
  below: number | null;
}

interface Place {
  top: number;
  height: number;
}

const highestOf = (band: Band): number => Math.max(...band.values);
const lowestOf = (band: Band): number => Math.min(...band.values);

function bandsOf(data: Report): Band[] {
  return list(data.silhouettes?.segments)
    .map((entry) => ({
      slot: slotOf(data, entry.segment),
      values: list(entry.values).filter(exists),
      below: exists(entry.below_zero) ? entry.below_zero : null,
    }))
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
  const at = (values: number[], share: number): number | undefined => values[Math.round(share * (values.length - 1))];
  return {
    caption: "Silhouettes of the customers, by segment",
    columns: ["Segment", "Highest", "Quarter above", "Half above", "Three quarters above", "Lowest", "Mean", "Below zero"].map((heading, i) => ({ heading, words: i === 0 })),
    rows: bands.map((band) => {
      const segment = list(data.segments)[band.slot] ?? {};
      return [
        { shown: named(segment, band.slot), raw: numbered(segment) },
        ...[0, 0.25, 0.5, 0.75, 1].map((share) => number(at(band.values, share), decimal(at(band.values, share)))),
        number(segment.silhouette, decimal(segment.silhouette)),
        number(band.below, percent(band.below)),
      ];
    }),
  };
}

// The share of all customers that lie nearer to another segment.
function belowOf(data: Report, bands: Band[]): number | null {
  let below = 0;
  let all = 0;
  for (const band of bands) {
    const share = list(data.segments)[band.slot]?.share?.value;
    if (!exists(share) || band.below === null) return null;
    below += share * band.below;
    all += share;
  }
  return all > 0 ? below / all : null;
}

const spaces: Record<string, string> = { code: "the code", attributes: "your attributes", "principal axes": "the principal axes" };

// "in the code, taken on a sample of 2,000 of 1,000,000 customers".
function whereTaken(data: Report): string {
  const space = clean(data.certificate?.space, 40);
  const all = fitted(data);
  const rows = data.silhouettes?.rows;
  const sample = exists(rows) && rows < all ? `, taken on a sample of ${whole(rows)} of ${whole(all)} customers` : "";
  return `in ${spaces[space] ?? (space || "the space where segments were made")}${sample}`;
}

function titleOf(data: Report, bands: Band[]): string {
  const below = belowOf(data, bands);
  if (below === null) return "How well each customer sits in the segment";
  const sampled = exists(data.silhouettes?.rows) && data.silhouettes.rows < fitted(data);
  const share = below >= 0.0005 ? percent(below) : "no share to speak of";
  return opened(`${sampled && below >= 0.0005 ? "about " : ""}${share} of the customers are, on average, nearer to another segment's customers`);
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
  const mean = data.quality?.silhouette_code;
  return {
    type: "custom",
    encode: { x: 0, y: 1 },
    data: bands.map((band, at) => [band.values[0], places[at]?.top ?? 0]),
    markLine: {
      silent: true, symbol: "none",
      data: [
        { xAxis: 0, lineStyle: { color: c.ink, type: "solid", width: 1.2 }, label: { show: false } },
        ...(exists(mean)
          ? [{ xAxis: mean, lineStyle: { color: c.ink, type: "dashed", width: 1.2 }, label: { show: true, position: "start", distance: 6, color: c.ink, fontSize: 11.5, formatter: `mean ${decimal(mean, 2)}` } }]
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
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => decimal(v, 1) },
    },
    yAxis: { type: "value", inverse: true, min: 0, max: totalOf(stand(data, bands)), show: false },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const band = bands[item.dataIndex];
        const segment = band && segments[band.slot];
        if (!band || !segment) return "";
        return tip(numbered(segment), [
          ["mean silhouette", decimal(segment.silhouette)],
          ["from", `${decimal(band.values[0])} to ${decimal(band.values[band.values.length - 1])}`],
          ["below zero", percent(band.below)],
        ]);
      },
    },
    series: [bandSeries(data, bands, labelWidth, drawing)],
  };
}

export function silhouettePlot(data: Report): HTMLElement | null {
  const bands = bandsOf(data);
  if (bands.length === 0) return null;
  const segments = list(data.segments);
  const worst = [...bands].sort((a, b) => (b.below ?? 0) - (a.below ?? 0))[0];
  const worstSegment = worst && segments[worst.slot];
  const most = worstSegment && exists(worst.below) && worst.below >= 0.005 ? ` The largest share to the left: ${percent(worst.below, 0)} of segment ${isolated(numbered(worstSegment))}.` : "";
  return figure(() => ({
    title: titleOf(data, bands),
    note: `Each band holds one segment's customers, the best placed on top; it is as tall as the segment is large. To the right of zero a customer is, on average, nearer to the customers of the own segment than to those of the next; to the left it is the other way round. Distances are ${whereTaken(data)}.${most}`,
    summary: `Silhouettes ${whereTaken(data)}. ${bands.map((band) => `${numbered(segments[band.slot] ?? {})}: mean ${decimal(segments[band.slot]?.silhouette, 2)}, ${percent(band.below)} below zero`).join("; ")}.`,
    height: totalOf(stand(data, bands)) + 74,
    table: tableOf(data, bands),
    onClick: (event) => {
      const band = bands[event.dataIndex ?? -1];
      if (band) select(band.slot);
    },
    option: (drawing) => optionOf(data, bands, drawing),
  })).element;
}
