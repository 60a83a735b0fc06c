// What of each attribute the code keeps.
import { list, type Report, type Shown } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { tick } from "../numbers";
import { cell, textOf, valueOf } from "../shown";
import { words } from "../table";
import { clean, labelOf } from "../text";

const most = 30; // bars; the table holds all

export function faithfulness(data: Report): HTMLElement | null {
  const faith = data.certificate?.faithfulness;
  const kept = (attribute: { r2?: Shown | null }): number => valueOf(attribute.r2) ?? 0;
  const all = list(faith?.attributes).filter((attribute) => valueOf(attribute.r2) !== null);
  if (!faith || all.length === 0) return null;
  const sorted = [...all].sort((a, b) => kept(a) - kept(b));
  const drawn = sorted.slice(0, most);
  const title = clean(data.trust?.faithfulness, 200) || "What the code keeps of each attribute";
  const note = clean(data.trust?.faithfulness_note, 800);
  return figure(() => ({
    id: "faithfulness",
    title,
    note: drawn.length < all.length ? [note, "Those that are kept least are drawn; the table holds all."].join(" ") : note,
    summary: [title, note].join(". "),
    height: (width) => drawn.length * (width < 560 ? 36 : 30) + 52,
    table: {
      caption: "Share of each attribute's variance that the code keeps",
      columns: [{ heading: "Attribute", words: true }, { heading: "R²" }],
      rows: sorted.map((attribute) => [words(labelOf(attribute)), cell(attribute.r2)]),
    },
    option: ({ colours: c, narrow }) => {
      const labelWidth = narrow ? 140 : 300;
      return {
        grid: { left: labelWidth, right: 48, top: 4, bottom: 46 },
        xAxis: {
          ...axisStyle(c), type: "value", min: Math.max(-1, Math.floor(4 * Math.min(0, ...drawn.map(kept))) / 4), max: 1, interval: 0.25,
          name: "variance kept (R²)", nameLocation: "middle", nameGap: 28,
          axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => tick(v, { kind: "ratio" }) },
        },
        yAxis: {
          ...axisStyle(c), type: "category", inverse: true, data: drawn.map((attribute) => labelOf(attribute)),
          axisLabel: rowLabels(c, labelWidth, narrow),
        },
        tooltip: {
          formatter: (item: { dataIndex: number }) => {
            const attribute = drawn[item.dataIndex];
            return attribute ? tip(labelOf(attribute), [["variance kept", textOf(attribute.r2)]]) : "";
          },
        },
        series: [
          {
            type: "bar", barWidth: "58%", data: drawn.map((attribute) => Math.max(-1, kept(attribute))), itemStyle: { color: c.pale, borderRadius: [0, 3, 3, 0] }, emphasis: { disabled: true },
            label: { show: true, position: "right", color: c.ink, fontSize: 11, formatter: (item: { dataIndex: number }) => textOf(drawn[item.dataIndex]?.r2) },
          },
        ],
      };
    },
  })).element;
}
