// The map: customers or their density on the two widest directions of the code.
import { h } from "../dom";
import { list, type Report } from "../data";
import { axisStyle, choice, figure, tip, type Drawing } from "../figure";
import { exists, tick } from "../numbers";
import { legend, numbered, slotOf } from "../segments";
import { select } from "../selection";
import { textOf } from "../shown";
import { clean } from "../text";
import type { Colours } from "../theme";
import { apart, extentOf, frameOf, middles, type Extent, type Frame } from "./map_geometry";
import { cellSeries, cellTip, labelSeries, pointSeries, pointTip, type View } from "./map_series";
import { mapTable } from "./map_table";

const axisName = (data: Report, axis: 0 | 1): string => clean(list(data.map?.words?.axes)[axis], 100) || `direction ${axis + 1}`;

function noteOf(data: Report, view: View): string {
  const { points, cells, rings } = data.map?.words ?? {};
  return [
    clean(view.density ? cells : points, 500),
    "A distance means the same in both directions; the numbers stand at each segment's median.",
    view.border ? clean(rings, 300) : "",
    view.border && view.density ? clean(points, 300) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function titleOf(data: Report, view: View): string {
  const onBorder = view.border ? clean(data.borders?.title, 200) : "";
  return onBorder || (view.density ? "Where all customers lie" : "Where the customers lie");
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

function axisOf(data: Report, at: 0 | 1, frame: Frame, c: Colours) {
  return {
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
      formatter: (value: number) => tick(value),
    },
  };
}

function optionOf(data: Report, view: View, extent: Extent, { colours: c, width }: Drawing) {
  const frame = frameOf(extent, width);
  const places = apart(
    middles(data).map((place) => place && [place[0] * frame.scale, place[1] * frame.scale]),
    27,
  ).map((place): [number, number] | null => place && [place[0] / frame.scale, place[1] / frame.scale]);
  return {
    grid: { left: frame.left, width: frame.width, top: frame.top, bottom: frame.bottom },
    xAxis: axisOf(data, 0, frame, c),
    yAxis: axisOf(data, 1, frame, c),
    tooltip: {
      formatter: (item: { seriesId: string; value: number[] }) => {
        if (item.seriesId === "cells") return cellTip(data, item.value);
        if (item.seriesId === "points") return pointTip(data, item.value);
        const segment = list(data.segments)[Number(item.value[2])];
        return segment ? tip(numbered(segment), [["customers", textOf(segment.size)], ["of all", textOf(segment.share)]]) : "";
      },
    },
    series: [...cellSeries(data, view, c), pointSeries(data, view, c), labelSeries(data, places, c)],
  };
}

export function mapFigure(data: Report): HTMLElement | null {
  const extent = extentOf(data);
  if (!extent || list(data.segments).length === 0) return null;
  const view: View = { density: list(data.map?.points).length === 0, border: false };
  const controls = controlsOf(data, view, () => made.redraw());
  const made = figure(() => ({
    id: "map-customers",
    title: titleOf(data, view),
    note: noteOf(data, view),
    summary: clean(data.map?.words?.summary, 200),
    height: (width) => frameOf(extent, width).height,
    controls: controls.length > 0 ? controls : undefined,
    foot: legend(data),
    get table() {
      return mapTable(data, view); // only where it is asked for: it is long
    },
    onClick: (event) => {
      const value = Array.isArray(event.value) ? (event.value as number[]) : [];
      const slot = event.seriesId === "label" ? Number(value[2]) : slotOf(data, value[2]);
      if (slot >= 0) select(slot);
    },
    option: (drawing) => optionOf(data, view, extent, drawing),
  }));
  return made.element;
}
