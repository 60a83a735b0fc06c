// What of each attribute the code keeps.
import { list, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip } from "../figure";
import { decimal, exists, percent, whole } from "../numbers";
import { figure as number, words } from "../table";
import { isolated, labelOf } from "../text";

const most = 30; // bars; the table holds all

function neighbourWords(data: Report): string {
  const faith = data.certificate?.faithfulness;
  if (!exists(faith?.trustworthiness) || !exists(faith.continuity)) return "";
  const of = exists(faith.neighbours) ? ` (among the ${whole(faith.neighbours)} nearest)` : "";
  return ` Trustworthiness ${decimal(faith.trustworthiness, 4)}: falls when customers who are far apart become neighbours in the code${of}; continuity ${decimal(faith.continuity, 4)}: the reverse; 1 is best, 0.5 as by chance (Venna and Kaski, by ranks).`;
}

export function faithfulness(data: Report): HTMLElement | null {
  const faith = data.certificate?.faithfulness;
  const all = list(faith?.attributes).filter((attribute) => exists(attribute.r2));
  if (!faith || all.length === 0) return null;
  const sorted = [...all].sort((a, b) => (a.r2 ?? 0) - (b.r2 ?? 0));
  const drawn = sorted.slice(0, most);
  const least = sorted[0];
  const whose = faith.held_out ? `${whole(faith.held_out)} customers that no encoder trained on` : "the customers it was fitted on";
  return figure(() => ({
    title: exists(faith.r2)
      ? `The code keeps ${percent(faith.r2)} of the attributes' variance${least ? `, least of ${isolated(labelOf(least, 40))} (${percent(least.r2)})` : ""}`
      : "What the code keeps of each attribute",
    note: `Segments are made on a short code that an encoder learnt from the attributes. Bars: the share of each attribute's variance that can be read back from it (R²), of ${whose}.${drawn.length < all.length ? ` The ${most} that are kept least are drawn; the table holds all.` : ""}${neighbourWords(data)}`,
    summary: `R² overall ${decimal(faith.r2)}, least ${decimal(least?.r2)} (${labelOf(least, 40)}).${neighbourWords(data)}`,
    height: (width) => drawn.length * (width < 560 ? 36 : 30) + 52,
    table: {
      caption: "Share of each attribute's variance that the code keeps",
      columns: [{ heading: "Attribute", words: true }, { heading: "R²" }],
      rows: sorted.map((attribute) => [words(labelOf(attribute)), number(attribute.r2, decimal(attribute.r2))]),
    },
    option: ({ colours: c, narrow }) => {
      const labelWidth = narrow ? 140 : 300;
      return {
        grid: { left: labelWidth, right: 48, top: 4, bottom: 46 },
        xAxis: {
          ...axisStyle(c), type: "value", min: Math.max(-1, Math.floor(4 * Math.min(0, ...drawn.map((attribute) => attribute.r2 ?? 0))) / 4), max: 1, interval: 0.25,
          name: "variance kept (R²)", nameLocation: "middle", nameGap: 28,
          axisLabel: { color: c.soft, hideOverlap: true, formatter: (v: number) => percent(v, 0) },
        },
        yAxis: {
          ...axisStyle(c), type: "category", inverse: true, data: drawn.map((attribute) => labelOf(attribute)),
          axisLabel: rowLabels(c, labelWidth, narrow),
        },
        tooltip: {
          formatter: (item: { dataIndex: number }) => {
            const attribute = drawn[item.dataIndex];
            return attribute ? tip(labelOf(attribute), [["variance kept", percent(attribute.r2)], ["R²", decimal(attribute.r2)]]) : "";
          },
        },
        series: [
          {
            type: "bar", barWidth: "58%", data: drawn.map((attribute) => Math.max(-1, attribute.r2 ?? 0)), itemStyle: { color: c.pale, borderRadius: [0, 3, 3, 0] }, emphasis: { disabled: true },
            label: { show: true, position: "right", color: c.ink, fontSize: 11, formatter: (item: { dataIndex: number }) => percent(drawn[item.dataIndex]?.r2) },
          },
        ],
      };
    },
  })).element;
}
