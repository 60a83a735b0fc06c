// What each segment holds of every total: bars that add up to all of it.
import { list, type Report, type Shown } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { tick } from "../numbers";
import { legend, named, numbered } from "../segments";
import { select, strength } from "../selection";
import { cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean, labelOf } from "../text";

interface Total {
  label: string;
  shares: { share: Shown | null | undefined; much: boolean }[];
}

const mostDrawn = 12;

function totalsOf(data: Report): Total[] {
  const segments = list(data.segments);
  const known = list(data.population)
    .map((attribute, j) => ({
      label: labelOf(attribute, 70),
      shares: segments.map((segment) => {
        const entry = list(segment.attributes)[j];
        return { share: entry?.share_of_total, much: entry?.much === true };
      }),
    }))
    .filter((total) => total.shares.some(({ share }) => share));
  return [{ label: "customers", shares: segments.map((segment) => ({ share: segment.share, much: false })) }, ...known];
}

// The customers, and of many totals those of which a segment holds most beyond its share.
function mostUnequal(data: Report, totals: Total[]): Total[] {
  const segments = list(data.segments);
  const excess = (total: Total): number => Math.max(...total.shares.map(({ share }, slot) => (valueOf(share) ?? 0) - (valueOf(segments[slot]?.share) ?? 0)));
  const [customers, ...rest] = totals;
  const drawn = new Set(rest.slice().sort((a, b) => excess(b) - excess(a)).slice(0, mostDrawn));
  return [customers!, ...rest.filter((total) => drawn.has(total))];
}

function tableOf(data: Report, totals: Total[]): Table {
  return {
    caption: "Share of every total, by segment",
    columns: [
      { heading: "Total", words: true },
      ...list(data.segments).map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
    ],
    rows: totals.map((total) => [words(total.label), ...total.shares.map(({ share, much }) => cell(share, much ? "strong" : undefined))]),
  };
}

export function totals(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const every = totalsOf(data);
  if (every.length < 2) return null;
  const all = mostUnequal(data, every);
  return figure(() => ({
    id: "totals",
    title: clean(data.compare?.totals, 300) || "What each segment holds of the totals",
    note: "Each bar is the whole of one total. A segment that is wider there than among the customers holds more than its share." + (all.length < every.length ? ` The ${all.length - 1} of ${every.length - 1} totals that are shared most unequally are drawn; the table has all.` : ""),
    summary: clean(data.compare?.totals_summary, 500),
    height: (width) => all.length * (width < 560 ? 42 : 34) + 44,
    table: tableOf(data, every),
    foot: legend(data),
    onClick: (event) => event.seriesIndex !== undefined && select(event.seriesIndex),
    option: ({ colours: c, narrow, width }) => {
      const labelWidth = narrow ? 118 : 210;
      const perShare = width - labelWidth - 20;
      return {
        grid: { left: labelWidth, right: 18, top: 4, bottom: 30 },
        xAxis: { ...axisStyle(c), type: "value", min: 0, max: 1, splitNumber: narrow ? 2 : 5, axisLabel: { color: c.soft, formatter: (v: number) => tick(v, { kind: "ratio" }) } },
        yAxis: {
          ...axisStyle(c),
          type: "category",
          inverse: true,
          data: all.map((total) => total.label),
          axisLine: { show: false },
          axisLabel: rowLabels(c, labelWidth, narrow),
        },
        tooltip: {
          formatter: (item: { seriesIndex: number; dataIndex: number }) => {
            const segment = segments[item.seriesIndex];
            const total = all[item.dataIndex];
            return segment && total
              ? tip(numbered(segment), [
                  [`of all ${total.label}`, textOf(total.shares[item.seriesIndex]?.share)],
                  ["of the customers", textOf(segment.share)],
                ])
              : "";
          },
        },
        series: segments.map((_, slot) => ({
          type: "bar",
          stack: "total",
          barWidth: "72%",
          data: all.map((total) => valueOf(total.shares[slot]?.share) ?? 0),
          itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.2), borderColor: c.card, borderWidth: 1 },
          emphasis: { disabled: true },
          label: {
            show: true,
            color: c.onSegment(slot),
            opacity: strength(slot, 0),
            fontSize: 11,
            formatter: (item: { dataIndex: number; value: number }) => (item.value * perShare > 40 ? textOf(all[item.dataIndex]?.shares[slot]?.share) : ""),
          },
        })),
      };
    },
  })).element;
}
