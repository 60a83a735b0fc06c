// The top of the Ward tree, lying on its side: leaves at the right, joins to the left.
import type { CustomApi } from "../custom";
import { list, type Dendrogram, type Report } from "../data";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { tick } from "../numbers";
import { cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean } from "../text";
import { numbered, slotOf } from "../segments";
import { select, strength } from "../selection";
import type { Colours } from "../theme";

type Leaf = NonNullable<NonNullable<Dendrogram["leaves"]>[number]>;
type Join = NonNullable<NonNullable<Dendrogram["merges"]>[number]>;

interface Node {
  /** Leaves as numbers; of a join, its two parts. */
  parts: [number, number] | null;
  height: number;
  size: number;
  /** What is told of it; of a join also how the two came together. */
  facts: Leaf & Partial<Join>;
  /** Its row: a leaf's own, or the middle of its parts. */
  row: number;
}

/** Leaves and joins with their places; null where the tree is broken. */
export function placed(tree: Dendrogram): Node[] | null {
  const leaves = list(tree.leaves);
  const nodes: Node[] = leaves.map((leaf) => ({ parts: null, height: 0, size: valueOf(leaf.size) ?? 0, facts: leaf, row: 0 }));
  for (const merge of list(tree.merges)) {
    const [left, right, height] = [merge.left ?? -1, merge.right ?? -1, valueOf(merge.height)];
    if (!nodes[left] || !nodes[right] || height === null) return null;
    nodes.push({ parts: [left, right], height, size: valueOf(merge.size) ?? 0, facts: merge, row: 0 });
  }
  if (nodes.length === leaves.length) return null;
  // From the root down, the larger part first; without recursion, for trees of any depth.
  let next = 0;
  const open = [nodes.length - 1];
  while (open.length > 0) {
    const node = nodes[open.pop() ?? -1];
    if (!node) continue;
    if (!node.parts) {
      node.row = next++;
      continue;
    }
    const [a, b] = node.parts;
    open.push(...((nodes[a]?.size ?? 0) >= (nodes[b]?.size ?? 0) ? [b, a] : [a, b]));
  }
  for (const node of nodes)
    if (node.parts) node.row = ((nodes[node.parts[0]]?.row ?? 0) + (nodes[node.parts[1]]?.row ?? 0)) / 2;
  return nodes;
}

function tableOf(nodes: Node[], leaves: number): Table {
  const nameOf = (at: number): string => (at < leaves ? [`group ${at + 1}`, clean(nodes[at]?.facts.name, 40)].filter(Boolean).join(": ") : `join ${at - leaves + 1}`);
  return {
    caption: "Groups at the lowest level drawn, and their joins",
    columns: [{ heading: "Group or join", words: true }, { heading: "Joins", words: true }, { heading: "Height" }, { heading: "Customers" }, { heading: "of all" }],
    rows: nodes.map((node, at) => [
      words(nameOf(at)),
      words(node.parts ? node.parts.map(nameOf).join(" and ") : "–"),
      cell(node.facts.height),
      cell(node.facts.size),
      cell(node.facts.share),
    ]),
  };
}

// Joins as brackets; those above the cut are thinner.
function joinSeries(nodes: Node[], joins: Node[], tree: Dendrogram, slots: number[], c: Colours) {
  const cut = valueOf(tree.cut);
  return {
    type: "custom",
    encode: { x: 0, y: 1 },
    data: joins.map((node) => [node.height, node.row, slots[nodes.indexOf(node)] ?? -1]),
    markLine: cut === null ? undefined : {
      silent: true, symbol: "none", data: [{ xAxis: cut }], lineStyle: { color: c.accent, type: "dashed", width: 2 },
      label: { position: "start", formatter: clean(tree.cut_words, 40), color: c.accent, fontSize: 12, fontWeight: "bold" },
    },
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const node = joins[item.dataIndex];
      const [a, b] = (node?.parts ?? []).map((part) => nodes[part]);
      if (!node || !a || !b) return null;
      const points = [[a.height, a.row], [node.height, a.row], [node.height, b.row], [b.height, b.row]].map((at) => api.coord(at));
      const above = cut !== null && node.height > cut;
      const slot = slots[nodes.indexOf(node)] ?? -1;
      const colour = slot >= 0 ? c.segment(slot) : above ? c.soft : c.line;
      return {
        type: "polyline", shape: { points },
        style: { stroke: colour, lineWidth: above ? 1.5 : 2.25, fill: "none", opacity: slot >= 0 ? strength(slot, 0.25) : 1 },
      };
    },
  };
}

// The segment of each leaf, and of a join whose leaves are all of one; else -1.
function slotsOf(nodes: Node[], data: Report): number[] {
  const slots: number[] = [];
  for (const node of nodes) {
    const [a, b] = (node.parts ?? []).map((part) => slots[part] ?? -1);
    slots.push(node.parts ? (a === b ? (a ?? -1) : -1) : slotOf(data, node.facts.segment));
  }
  return slots;
}

// A leaf's name: how many, and of which segment.
function leafName(node: Node, slot: number, data: Report, narrow: boolean): string {
  const segment = list(data.segments)[slot];
  const size = textOf(node.facts.size);
  return segment ? [size, narrow ? (segment.id ?? "") : numbered(segment, 30)].join("  ") : size;
}

function optionOf(nodes: Node[], tree: Dendrogram, data: Report, { colours: c, narrow }: Drawing) {
  const slots = slotsOf(nodes, data);
  const known = slots.some((slot) => slot >= 0);
  const slotOfNode = (node: Node): number => slots[nodes.indexOf(node)] ?? -1;
  const leaves = list(tree.leaves).length;
  const joins = nodes.slice(leaves);
  const highest = Math.max(...joins.map((node) => node.height));
  const ends = nodes.slice(0, leaves).sort((a, b) => a.row - b.row);
  return {
    grid: { left: 14, right: !known ? 62 : narrow ? 76 : 250, top: 24, bottom: 44 },
    xAxis: {
      ...axisStyle(c), type: "value", inverse: true, min: 0, max: highest * 1.04,
      name: "height of the join (how unlike the groups are)", nameLocation: "middle", nameGap: 26,
      axisLabel: { color: c.soft, hideOverlap: true, showMaxLabel: false, formatter: (v: number) => tick(v) },
      splitLine: { show: false },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, position: "right", name: "customers", nameLocation: "start", nameGap: 8, axisLine: { show: false }, splitLine: { show: false },
      data: ends.map((node) => leafName(node, slotOfNode(node), data, narrow)),
      axisLabel: { color: c.ink, interval: 0, fontSize: 11.5, margin: known ? 14 : 8 },
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const node = joins[item.dataIndex];
        return node ? tip(clean(node.facts.title, 60), [["joins", clean(node.facts.parts, 60)], ["leaves", clean(node.facts.groups, 40)]]) : "";
      },
    },
    series: [
      joinSeries(nodes, joins, tree, slots, c),
      {
        type: "scatter", symbol: "circle", symbolSize: 12, tooltip: { show: false }, z: 6, clip: false, emphasis: { disabled: true },
        data: ends.flatMap((node, row) => {
          const slot = slotOfNode(node);
          return slot < 0 ? [] : [{ value: [0, row, slot], itemStyle: { color: c.segment(slot), opacity: strength(slot, 0.25) } }];
        }),
      },
    ],
  };
}

export function dendrogram(data: Report): HTMLElement | null {
  const tree = data.dendrogram;
  const nodes = tree ? placed(tree) : null;
  if (!tree || !nodes) return null;
  const leaves = list(tree.leaves).length;
  return figure(() => ({
    id: "choice-tree",
    title: clean(tree.title, 200),
    note: clean(tree.note, 900),
    summary: clean(tree.summary, 600),
    height: leaves * 19 + 62,
    table: tableOf(nodes, leaves),
    onClick: ({ value }) => {
      const slot = Array.isArray(value) ? Number(value[2]) : -1;
      if (slot >= 0) select(slot);
    },
    option: (drawing) => optionOf(nodes, tree, data, drawing),
  })).element;
}
