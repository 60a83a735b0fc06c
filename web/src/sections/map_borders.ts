// Who borders on whom: customers on a border, by segment and by the segment across it.
import { h } from "../dom";
import { list, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { counted, exists, percent, whole } from "../numbers";
import { named, numbered, slotOf } from "../segments";
import { select } from "../selection";
import { figure as number, type Table } from "../table";
import { isolated } from "../text";
import type { Colours } from "../theme";
import { fitted } from "./map_geometry";

interface Border {
  from: number;
  to: number;
  customers: number;
}

function bordersOf(data: Report): Border[] {
  return list(data.borders?.pairs)
    .map((pair) => ({ from: slotOf(data, pair.segment), to: slotOf(data, pair.next), customers: pair.customers ?? 0 }))
    .filter((border) => border.from >= 0 && border.to >= 0 && border.customers > 0);
}

// Customers on any border, and their share; null where they were not counted.
function onBorders(data: Report): { customers: number; share: number | null } | null {
  const customers = data.borders?.customers;
  if (!exists(customers)) return null;
  const all = fitted(data);
  return { customers, share: all > 0 ? customers / all : null };
}

/** "1,238 customers, 14%, stand on a border". */
export function onBordersWords(data: Report): string | null {
  const found = onBorders(data);
  if (!found) return null;
  const share = found.share === null ? "" : `, ${percent(found.share, found.share < 0.1 ? 1 : 0)},`;
  return `${counted(found.customers, "customer", "customers")}${share} ${found.customers === 1 ? "stands" : "stand"} on a border`;
}

// Both sides of a border together.
function busiest(all: Border[]): Border | null {
  const both = all.map(({ from, to, customers }) => ({
    from,
    to,
    customers: customers + (all.find((other) => other.from === to && other.to === from)?.customers ?? 0),
  }));
  return both.sort((a, b) => b.customers - a.customers)[0] ?? null;
}

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
    rows: all.flatMap(({ from, to, customers }) => {
      const [a, b] = [segments[from], segments[to]];
      if (!a || !b) return [];
      const share = a.size?.value ? customers / a.size.value : null;
      return [
        [
          { shown: named(a, from), raw: numbered(a) },
          { shown: named(b, to), raw: numbered(b) },
          number(customers, whole(customers)),
          number(share, percent(share)),
        ],
      ];
    }),
  };
}

// The cells: the fuller, the darker.
function heat(data: Report, all: Border[], c: Colours, selected: number | null, cell: number) {
  const segments = list(data.segments);
  const most = Math.max(...all.map((border) => border.customers));
  const fill = (customers: number): number => 0.1 + (0.9 * customers) / most;
  const entry = (from: number, to: number) => {
    const customers = all.find((border) => border.from === from && border.to === to)?.customers;
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
    label: { show: cell > 26, fontSize: 12, formatter: (item: { value: unknown[] }) => (typeof item.value[2] === "number" ? whole(item.value[2]) : "") },
    emphasis: { disabled: true },
  };
}

function optionOf(data: Report, all: Border[], { colours: c, narrow, width, selected }: Drawing) {
  const segments = list(data.segments);
  const labelWidth = narrow ? 110 : 230;
  const cell = (width - labelWidth - 12) / segments.length;
  const wide = !narrow && cell > 84;
  return {
    grid: { left: labelWidth, top: wide ? 52 : 40, bottom: 6, width: cell * segments.length },
    xAxis: {
      ...axisStyle(c), type: "category", position: "top", data: segments.map((segment) => (wide ? numbered(segment, 34) : String(segment.id))),
      name: wide ? "" : "across the border", nameLocation: "middle", nameGap: 20, axisLine: { show: false },
      axisLabel: { color: c.ink, interval: 0, width: cell - 8, overflow: "break", fontSize: 12, lineHeight: 13 },
      splitLine: { show: false },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: segments.map((segment) => numbered(segment, 60)), axisLine: { show: false },
      axisLabel: rowLabels(c, labelWidth, narrow),
      splitLine: { show: false },
    },
    tooltip: {
      formatter: (item: { value: [number, number, number | string] }) => {
        const [to, from, customers] = item.value;
        const [inside, next] = [segments[from], segments[to]];
        if (!inside || !next || typeof customers !== "number") return "";
        return tip(numbered(inside), [
          ["across the border", numbered(next)],
          ["customers", whole(customers)],
          ["of the segment", inside.size?.value ? percent(customers / inside.size.value) : "–"],
        ]);
      },
    },
    series: [heat(data, all, c, selected, cell)],
  };
}

export function borders(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const all = bordersOf(data);
  const top = busiest(all);
  if (!top || segments.length < 2) return null;
  const [a, b] = [segments[top.from], segments[top.to]];
  if (!a || !b) return null;
  const margin = data.borders?.margin ?? 0.1;
  const between = `${isolated(numbered(a))} and ${isolated(numbered(b))}`;
  const total = onBordersWords(data);
  const busy = `${counted(top.customers, "customer", "customers")} between ${between}`;
  const found = total && segments.length === 2 ? total : total ? `${total}; the busiest border: ${busy}` : `The busiest border: ${busy}`;
  const meaning = `A customer stands on a border when the middle of another segment is at most ${percent(margin / (1 - margin), 0)} farther away than that of the own segment (margin under ${margin}).`;
  // A matrix of one or two figures would be an empty one.
  if (segments.length === 2 || all.length < 3) return h("div", { class: "panel" }, h("h3", {}, found), h("p", { class: "note" }, meaning));
  return figure(() => ({
    title: found,
    note: `${meaning} Rows: the segment they are in; columns: the one across the border.${total ? " Empty cells hold nobody." : ""}`,
    summary: `Heat map of segments by the segment across the border. ${all
      .slice(0, 5)
      .map(({ from, to, customers }) => `${whole(customers)} of segment ${segments[from]?.id} next to segment ${segments[to]?.id}`)
      .join("; ")}.`,
    height: segments.length * 40 + 62,
    table: tableOf(data, all),
    onClick: (event) => Array.isArray(event.value) && select(Number(event.value[1])),
    option: (drawing) => optionOf(data, all, drawing),
  })).element;
}
