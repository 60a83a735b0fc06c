// The map: customers or their density on the two widest directions of the code.
import { h } from "../dom";
import { list, type Report } from "../data";
import { axisStyle, choice, figure, tip } from "../figure";
import { adaptive, counted, decimal, exists, percent, whole } from "../numbers";
import { legend, named, numbered, slotOf } from "../segments";
import { select } from "../selection";
import { figure as number, type Table } from "../table";
import { apart, extentOf, frameOf, middles } from "./map_geometry";
import { cellSeries, cellTip, labelSeries, pointSeries, pointTip, standsOnBorder, type View } from "./map_series";

function tableOf(data: Report): Table {
  const points = list(data.map?.points);
  const places = middles(data);
  return {
    caption: "Where each segment's middle lies on the map",
    columns: [
      { heading: "Segment", words: true },
      { heading: "Median, direction 1" },
      { heading: "Median, direction 2" },
      { heading: "Customers drawn" },
      { heading: "of them on a border" },
    ],
    rows: list(data.segments).map((segment, slot) => {
      const mine = points.filter((point) => point[2] === segment.id);
      const known = mine.some((point) => exists(point[3]));
      const border = known ? mine.filter((point) => standsOnBorder(data, point)).length : null;
      return [
        { shown: named(segment, slot), raw: numbered(segment) },
        number(places[slot]?.[0], adaptive(places[slot]?.[0])),
        number(places[slot]?.[1], adaptive(places[slot]?.[1])),
        number(mine.length, whole(mine.length)),
        number(border, whole(border)),
      ];
    }),
  };
}

const axisName = (data: Report, axis: 0 | 1): string => {
  const share = list(data.map?.explained)[axis];
  return `direction ${axis + 1}${exists(share) ? ` (${percent(share, 0)} of the code's variance)` : ""}`;
};

function noteOf(data: Report, view: View): string {
  const points = list(data.map?.points);
  const all = data.source?.rows;
  const sample = exists(all) && all > points.length ? `a random sample of ${whole(points.length)} customers` : "one customer each";
  const parts = view.density
    ? ["Cells count all customers: the fuller, the stronger; the colour is that of the segment that most of the cell's customers are of."]
    : [`Points are ${sample}.`];
  parts.push("A distance means the same in both directions; the numbers stand at each segment's median.");
  if (view.border) parts.push("Rings stand on a border: nearly as near to the middle of another segment as to their own.");
  return parts.join(" ");
}

function titleOf(data: Report, view: View): string {
  const points = list(data.map?.points);
  const known = points.filter((point) => exists(point[3]));
  if (!view.border || known.length === 0) return view.density ? "Where all customers lie" : "Where the customers lie";
  const share = known.filter((point) => standsOnBorder(data, point)).length / known.length;
  return `About ${percent(share, 0)} of the customers stand on a border`;
}

function summaryOf(data: Report): string {
  const places = middles(data);
  return `Map of ${counted(list(data.segments).length, "segment", "segments")} on two directions. Middles: ${list(data.segments)
    .map((segment, slot) => `${numbered(segment)} at ${adaptive(places[slot]?.[0])}, ${adaptive(places[slot]?.[1])}`)
    .join("; ")}.`;
}

// The choices above the map: only those that the data allow.
function controlsOf(data: Report, view: View, changed: () => void): HTMLElement[] {
  const made: HTMLElement[] = [];
  const points = list(data.map?.points);
  if (points.length > 0 && list(data.map?.density?.cells).length > 0)
    made.push(
      choice("Show", [{ value: "points", shown: "a sample of customers" }, { value: "density", shown: "density of all customers" }], (value) => {
        view.density = value === "density";
        changed();
      }),
    );
  if (points.some((point) => exists(point[3])))
    made.push(
      h(
        "label",
        {},
        h("input", {
          type: "checkbox",
          onchange: (event) => {
            view.border = (event.target as HTMLInputElement).checked;
            changed();
          },
        }),
        " Show border customers",
      ),
    );
  return made;
}

export function mapFigure(data: Report): HTMLElement | null {
  const extent = extentOf(data);
  if (!extent || list(data.segments).length === 0) return null;
  const view: View = { density: list(data.map?.points).length === 0, border: false };
  const controls = controlsOf(data, view, () => made.redraw());
  const made = figure(() => ({
    title: titleOf(data, view),
    note: noteOf(data, view),
    summary: summaryOf(data),
    height: (width) => frameOf(extent, width).height,
    controls: controls.length > 0 ? controls : undefined,
    foot: legend(data),
    table: tableOf(data),
    onClick: (event) => {
      const value = Array.isArray(event.value) ? (event.value as number[]) : [];
      const slot = event.seriesId === "label" ? Number(value[2]) : slotOf(data, value[2]);
      if (slot >= 0) select(slot);
    },
    option: ({ colours: c, width }) => {
      const frame = frameOf(extent, width);
      const axis = (at: 0 | 1) => ({
        ...axisStyle(c),
        type: "value",
        min: frame.low[at],
        max: frame.high[at],
        interval: frame.interval,
        name: axisName(data, at),
        nameLocation: "middle",
        nameGap: at === 0 ? 28 : 38,
        axisLine: { show: false },
        splitLine: { lineStyle: { color: c.grid } },
        axisLabel: {
          color: c.soft,
          hideOverlap: true,
          formatter: (value: number) => decimal(value, Math.max(0, -Math.floor(Math.log10(frame.interval)))),
        },
      });
      const places = apart(
        middles(data).map((place) => place && [place[0] * frame.scale, place[1] * frame.scale]),
        27,
      ).map((place): [number, number] | null => place && [place[0] / frame.scale, place[1] / frame.scale]);
      return {
        grid: { left: frame.left, width: frame.width, top: frame.top, bottom: frame.bottom },
        xAxis: axis(0),
        yAxis: axis(1),
        tooltip: {
          formatter: (item: { seriesId: string; value: number[] }) => {
            if (item.seriesId === "cells") return cellTip(data, item.value);
            if (item.seriesId === "points") return pointTip(data, item.value);
            const segment = list(data.segments)[Number(item.value[2])];
            return segment ? tip(numbered(segment), [["customers", whole(segment.size)], ["of all", percent(segment.share)]]) : "";
          },
        },
        series: [...cellSeries(data, view, c), pointSeries(data, view, c), labelSeries(data, places, c)],
      };
    },
  }));
  return made.element;
}
