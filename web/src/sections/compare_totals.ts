// What each segment holds of every total: bars that add up to all of it.
import { list, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { exists, percent, percentWords } from "../numbers";
import { legend, named, numbered } from "../segments";
import { select, strength } from "../selection";
import { figure as number, words, type Table } from "../table";
import { labelOf, opened } from "../text";

interface Total {
  label: string;
  shares: (number | null | undefined)[];
}

function totalsOf(data: Report): Total[] {
  const segments = list(data.segments);
  const shares = list(data.population).map((attribute, j) => ({
    label: labelOf(attribute, 70),
    shares: segments.map((segment) => list(segment.attributes)[j]?.share_of_total),
  }));
  const known = shares.filter((total) => total.shares.some(exists));
  return [{ label: "customers", shares: segments.map((segment) => segment.share) }, ...known];
}

function tableOf(data: Report, totals: Total[]): Table {
  return {
    caption: "Share of every total, by segment",
    columns: [
      { heading: "Total", words: true },
      ...list(data.segments).map((segment, slot) => ({ heading: numbered(segment), shown: named(segment, slot) })),
    ],
    rows: totals.map((total) => [
      words(total.label),
      ...total.shares.map((share, slot) => {
        const size = list(data.segments)[slot]?.share;
        const much = exists(share) && exists(size) && share > 1.5 * size;
        return number(share, percent(share), much ? "strong" : undefined);
      }),
    ]),
  };
}

// The largest part of a total that a segment holds beyond its share of the customers.
function finding(data: Report, totals: Total[]): string {
  let best = { more: 1.25, words: "" };
  totals.forEach((total) =>
    list(data.segments).forEach((segment, slot) => {
      const share = total.shares[slot];
      if (!exists(share) || !exists(segment.share) || segment.share <= 0 || share < 0.25) return;
      const more = share / segment.share;
      if (more > best.more)
        best = { more, words: `${percentWords(segment.share)} of the customers hold ${percentWords(share)} of all ${total.label}` };
    }),
  );
  return best.words || "What each segment holds of the totals";
}

export function totals(data: Report): HTMLElement | null {
  const segments = list(data.segments);
  const all = totalsOf(data);
  if (all.length < 2) return null;
  return figure(() => ({
    title: finding(data, all),
    note: "Each bar is the whole of one total. A segment that is wider there than among the customers holds more than its share.",
    summary: `Stacked bars of ${all.length} totals. ${all
      .map((total) => {
        const most = total.shares.reduce<number>((best, share, slot) => ((share ?? 0) > (total.shares[best] ?? 0) ? slot : best), 0);
        const segment = segments[most];
        return segment ? `${opened(total.label)}: most, ${percent(total.shares[most])}, with ${numbered(segment)}` : "";
      })
      .join("; ")}.`,
    height: (width) => all.length * (width < 560 ? 42 : 34) + 44,
    table: tableOf(data, all),
    foot: legend(data),
    onClick: (event) => event.seriesIndex !== undefined && select(event.seriesIndex),
    option: ({ colours: c, narrow, width }) => {
      const labelWidth = narrow ? 118 : 210;
      const perShare = width - labelWidth - 20;
      return {
        grid: { left: labelWidth, right: 18, top: 4, bottom: 30 },
        xAxis: { ...axisStyle(c), type: "value", min: 0, max: 1, splitNumber: narrow ? 2 : 5, axisLabel: { color: c.soft, formatter: (v: number) => percent(v, 0) } },
        yAxis: {
          ...axisStyle(c),
          type: "category",
          inverse: true,
          data: all.map((total) => total.label),
          axisLine: { show: false },
          axisLabel: rowLabels(c, labelWidth, narrow),
        },
        tooltip: {
          formatter: (item: { seriesIndex: number; dataIndex: number; value: number }) => {
            const segment = segments[item.seriesIndex];
            const total = all[item.dataIndex];
            return segment && total
              ? tip(numbered(segment), [
                  [`of all ${total.label}`, percent(item.value)],
                  ["of the customers", percent(segment.share)],
                ])
              : "";
          },
        },
        series: segments.map((_, slot) => ({
          type: "bar",
          stack: "total",
          barWidth: "72%",
          data: all.map((total) => total.shares[slot] ?? 0),
          itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.2), borderColor: c.card, borderWidth: 1 },
          emphasis: { disabled: true },
          label: {
            show: true,
            color: c.onSegment(slot),
            opacity: strength(slot, 0),
            fontSize: 11,
            formatter: (item: { value: number }) => (item.value * perShare > 34 ? percent(item.value, 0) : ""),
          },
        })),
      };
    },
  })).element;
}
