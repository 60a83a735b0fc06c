// Lying bars with their figures at the ends, which several sections draw: names stay readable.
import type { EChartsCoreOption } from "../echarts";
import { axisStyle, tip, type Drawing } from "../figure";
import { exists, tick, type Figure } from "../numbers";
import { clean } from "../text";
import type { Colours } from "../theme";

export interface BarRow {
  label: string;
  value: Figure;
  /** The value as it is shown at the bar's end. */
  shown: string;
  /** Further lines of the tooltip. */
  more?: [string, string][];
}

export interface BarAxes {
  /** What the bars' length is, with its unit. */
  value: string;
  /** What the bars are names of; nothing where the title says it. */
  names?: string;
  tick?(value: number): string;
  /** The values are shares: the axis is in per cent, and ends at 100% where a bar comes near it. */
  share?: boolean;
  min?: number;
  max?: number;
  colour?(c: Colours, value: number): string;
}

export const barsHeight = (rows: number, names = false): number => rows * 28 + 50 + (names ? 24 : 8);

// Wide enough for the longest name, and never more than two fifths of the chart.
function nameWidth(rows: BarRow[], width: number): number {
  const longest = Math.max(0, ...rows.map((row) => row.label.length));
  return Math.round(Math.min(width * 0.4, Math.max(56, longest * 7.4 + 18)));
}

/** A tick of an axis of shares. */
export const shareTick = (value: number): string => tick(value, { kind: "ratio" });

const shareEnd = (rows: BarRow[]): number | undefined => (rows.some((row) => (row.value ?? 0) > 0.8) ? 1 : undefined);

export function barsOption({ colours: c, width }: Drawing, rows: BarRow[], axes: BarAxes): EChartsCoreOption {
  const left = nameWidth(rows, width);
  const colourOf = (value: number): string => axes.colour?.(c, value) ?? c.line;
  return {
    grid: { left, right: 62, top: axes.names ? 28 : 8, bottom: 44 },
    xAxis: {
      ...axisStyle(c), type: "value", min: axes.share ? 0 : axes.min, max: axes.share ? shareEnd(rows) : axes.max, splitNumber: width < 420 ? 3 : 5,
      name: axes.value, nameLocation: "middle", nameGap: 28, nameTruncate: { maxWidth: width - 30 },
      nameTextStyle: { color: c.soft, fontSize: 12, align: "center" },
      axisLine: { show: false },
      axisLabel: { color: c.soft, fontSize: 11.5, hideOverlap: true, formatter: axes.share ? shareTick : axes.tick },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: rows.map((row) => clean(row.label, width < 560 ? 34 : 60)),
      name: axes.names, nameLocation: "start", nameGap: 8, nameTruncate: { maxWidth: width - 20 },
      nameTextStyle: { color: c.soft, fontSize: 12, align: "left", padding: [0, 0, 0, 4 - left] },
      axisLine: { onZero: false, lineStyle: { color: c.soft } },
      axisLabel: { color: c.ink, fontSize: 12, interval: 0, width: left - 12, overflow: width < 560 ? "break" : "truncate", lineHeight: 12.5 },
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const row = rows[item.dataIndex];
        return row ? tip(row.label, [[axes.value, row.shown], ...(row.more ?? [])]) : "";
      },
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 18,
        barCategoryGap: "28%",
        data: rows.map((row) => ({
          value: exists(row.value) ? row.value : null,
          itemStyle: { color: exists(row.value) ? colourOf(row.value) : c.band, borderRadius: 2 },
          label: { position: exists(row.value) && row.value < 0 ? "left" : "right" },
        })),
        label: { show: true, color: c.ink, fontSize: 12, distance: 6, formatter: (item: { dataIndex: number }) => rows[item.dataIndex]?.shown ?? "" },
        emphasis: { disabled: true },
      },
    ],
  };
}
