// Who borders on whom: customers on a border, by segment and by the segment across it.
import { h } from "../dom";
import { list, type Report, type Shown } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { named, numbered, slotOf } from "../segments";
import { select } from "../selection";
import { cell, textOf, valueOf } from "../shown";
import type { Table } from "../table";
import { clean } from "../text";
import type { Colours } from "../theme";

interface Border {
  from: number;
  to: number;
  customers: Shown | null | undefined;
  share: Shown | null | undefined;
}

const bordersOf = (data: Report): Border[] =>
  list(data.borders?.pairs)
    .map(({ segment, next, customers, share }) => ({ from: slotOf(data, segment), to: slotOf(data, next), customers, share }))
    .filter((border) => border.from >= 0 && border.to >= 0 && valueOf(border.customers) !== null);

function tableOf(data: Report, all: Border[]): Table {
  const segments = list(data.segments);
  return {
    caption: "Customers on a border, by segment and by the segment across",
    columns: [
      { heading: "Segment", words: true },
      { heading: "Across the border", words: true },
      { heading: "Customers" },
      { heading: "of the segment" },
    ],
    rows: all.flatMap(({ from, to, customers, share }) => {
      const [a, b] = [segments[from], segments[to]];
      if (!a || !b) return [];
      return [
        [
          { shown: named(a, from), raw: numbered(a) },
          { shown: named(b, to), raw: numbered(b) },
          cell(customers),
          cell(share),
        ],
      ];
    }),
  };
}

const borderAt = (all: Border[], from: number, to: number): Border | undefined => all.find((border) => border.from === from && border.to === to);

// The cells: the fuller, the darker.
function heat(data: Report, all: Border[], c: Colours, selected: number | null, room: number) {
  const segments = list(data.segments);
  const most = Math.max(...all.map((border) => valueOf(border.customers) ?? 0));
  const fill = (customers: number): number => 0.1 + (0.9 * customers) / most;
  const entry = (from: number, to: number) => {
    const customers = valueOf(borderAt(all, from, to)?.customers);
    return {
      value: [to, from, customers ?? "-"],
      itemStyle: {
        color: customers ? c.sequential(fill(customers)) : from === to ? c.paper : c.band,
        opacity: selected === null || selected === from || selected === to ? 1 : 0.25,
        borderColor: c.card, borderWidth: 2, borderRadius: 4,
      },
      label: { color: customers ? c.onDiverging(fill(customers)) : c.soft },
    };
  };
  return {
    type: "heatmap",
    data: segments.flatMap((_, from) => segments.map((_, to) => entry(from, to))),
    label: { show: room > 26, fontSize: 12, formatter: ({ value }: { value: unknown[] }) => (typeof value[2] === "number" ? textOf(borderAt(all, Number(value[1]), Number(value[0]))?.customers) : "") },
    emphasis: { disabled: true },
  };
}

function optionOf(data: Report, all: Border[], { colours: c, narrow, width, selected }: Drawing) {
  const segments = list(data.segments);
  const labelWidth = narrow ? 110 : 230;
  const room = (width - labelWidth - 12) / segments.length;
  const wide = !narrow && room > 84;
  return {
    grid: { left: labelWidth, top: wide ? 52 : 40, bottom: 6, width: room * segments.length },
    xAxis: {
      ...axisStyle(c), type: "category", position: "top", data: segments.map((segment) => (wide ? numbered(segment, 34) : String(segment.id))),
      name: wide ? "" : "across the border", nameLocation: "middle", nameGap: 20, axisLine: { show: false },
      axisLabel: { color: c.ink, interval: 0, width: room - 8, overflow: "break", fontSize: 12, lineHeight: 13 },
      splitLine: { show: false },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: segments.map((segment) => numbered(segment, 60)), axisLine: { show: false },
      axisLabel: rowLabels(c, labelWidth, narrow),
      splitLine: { show: false },
    },
    tooltip: {
      formatter: (item: { value: [number, number, unknown] }) => {
        const [to, from] = item.value;
        const [inside, next] = [segments[from], segments[to]];
        const border = borderAt(all, from, to);
        if (!inside || !next || !border) return "";
        return tip(numbered(inside), [["across the border", numbered(next)], ["customers", textOf(border.customers)], ["of the segment", textOf(border.share)]]);
      },
    },
    series: [heat(data, all, c, selected, room)],
  };
}

export function borders(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const all = bordersOf(data);
  if (all.length === 0 || segments.length < 2) return null;
  const { found: title, meaning, note, summary } = data.borders ?? {};
  const found = clean(title, 500);
  // A matrix of one or two figures would be an empty one.
  if (segments.length === 2 || all.length < 3) return h("div", { class: "panel" }, h("h3", {}, found), h("p", { class: "note" }, clean(meaning, 300)));
  return figure(() => ({
    id: "borders",
    title: found,
    note: clean(note, 600),
    summary: clean(summary, 600),
    height: segments.length * 40 + 62,
    table: tableOf(data, all),
    onClick: (event) => Array.isArray(event.value) && select(Number(event.value[1])),
    option: (drawing) => optionOf(data, all, drawing),
  })).element;
}
