// The plot of an observation: its bars, in the scale of their kind.
import { list } from "../data";
import type { Observation, ObservationPlot } from "../fact_types";
import { figure } from "../figure";
import { tick } from "../numbers";
import { figure as number, words } from "../table";
import { clean } from "../text";
import { barsHeight, barsOption, type BarAxes } from "./data_bars";

const mostBars = 14;

function axesOf(plot: ObservationPlot, kind: string): BarAxes {
  const axes: BarAxes = {
    value: clean(plot.y, 70),
    names: clean(plot.x, 60),
    share: kind === "share",
    tick: (value) => tick(value, { kind }),
  };
  if (kind !== "correlation") return axes;
  return { ...axes, min: -1, max: 1, colour: (c, value) => c.diverging(value) };
}

export function observationPlot(observation: Observation, place: number): HTMLElement | null {
  const plot = observation.plot;
  const bars = list(plot.bars).filter((bar) => bar.value.value !== null).slice(0, mostBars);
  if (bars.length === 0) return null;
  const kind = plot.kind;
  const rows = bars.map(({ label, value }) => ({ label: clean(label, 40) || "(no name)", value: value.value, shown: clean(value.text, 40) }));
  const axes = axesOf(plot, kind);
  return figure(() => ({
    id: `observation-${place + 1}`,
    title: clean(plot.title, 120),
    summary: clean(plot.summary, 900),
    height: barsHeight(rows.length, true),
    table: {
      caption: clean(plot.title, 120),
      columns: [{ heading: axes.names || "Group", words: true }, { heading: axes.value || "Value" }],
      rows: rows.map((row) => [words(row.label), number(row.value, row.shown)]),
    },
    option: (drawing) => barsOption(drawing, rows, axes),
  })).element;
}
