// The top of the Ward tree, lying on its side: leaves at the right, joins to the left.
import type { CustomApi } from "../custom";
import { list, type Dendrogram, type Report } from "../data";
import { axisStyle, figure, tip, type Drawing } from "../figure";
import { adaptive, counted, exists, percent, whole } from "../numbers";
import { figure as number, words, type Table } from "../table";
import { clean } from "../text";
import type { Colours } from "../theme";

interface Node {
  /** Leaves as numbers; of a join, its two parts. */
  parts: [number, number] | null;
  height: number;
  size: number;
  /** Its row: a leaf's own, or the middle of its parts. */
  row: number;
}

/** Leaves and joins with their places; null where the tree is broken. */
export function placed(tree: Dendrogram): Node[] | null {
  const leaves = list(tree.leaves);
  const nodes: Node[] = leaves.map((leaf) => ({ parts: null, height: 0, size: leaf.size ?? 0, row: 0 }));
  for (const merge of list(tree.merges)) {
    const [left, right] = [nodes[merge.left], nodes[merge.right]];
    if (!left || !right || !exists(merge.height)) return null;
    nodes.push({ parts: [merge.left, merge.right], height: merge.height, size: left.size + right.size, row: 0 });
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
  const nameOf = (at: number): string => (at < leaves ? `group ${at + 1}` : `join ${at - leaves + 1}`);
  const all = nodes[nodes.length - 1]?.size ?? 0;
  return {
    caption: "Groups at the lowest level drawn, and their joins",
    columns: [{ heading: "Group or join", words: true }, { heading: "Joins", words: true }, { heading: "Height" }, { heading: "Customers" }, { heading: "of all" }],
    rows: nodes.map((node, at) => [
      words(nameOf(at)),
      words(node.parts ? node.parts.map(nameOf).join(" and ") : "–"),
      number(node.parts ? node.height : null, adaptive(node.parts ? node.height : null)),
      number(node.size, whole(node.size)),
      number(all > 0 ? node.size / all : null, percent(all > 0 ? node.size / all : null)),
    ]),
  };
}

// Joins as brackets; those above the cut are thinner.
function joinSeries(nodes: Node[], joins: Node[], tree: Dendrogram, c: Colours) {
  const cut = exists(tree.cut_height) ? tree.cut_height : null;
  return {
    type: "custom",
    encode: { x: 0, y: 1 },
    data: joins.map((node) => [node.height, node.row]),
    markLine: cut === null ? undefined : {
      silent: true, symbol: "none", data: [{ xAxis: cut }], lineStyle: { color: c.accent, type: "dashed", width: 2 },
      label: { position: "start", formatter: `cut into ${whole(tree.k)}`, color: c.accent, fontSize: 12, fontWeight: "bold" },
    },
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const node = joins[item.dataIndex];
      const [a, b] = (node?.parts ?? []).map((part) => nodes[part]);
      if (!node || !a || !b) return null;
      const points = [[a.height, a.row], [node.height, a.row], [node.height, b.row], [b.height, b.row]].map((at) => api.coord(at));
      const above = cut !== null && node.height > cut;
      return {
        type: "polyline", shape: { points },
        style: { stroke: above ? c.soft : c.line, lineWidth: above ? 1.5 : 2.25, fill: "none" },
      };
    },
  };
}

function optionOf(nodes: Node[], tree: Dendrogram, { colours: c, narrow }: Drawing) {
  const leaves = list(tree.leaves).length;
  const joins = nodes.slice(leaves);
  const highest = Math.max(...joins.map((node) => node.height));
  const all = joins[joins.length - 1]?.size ?? 0;
  const ends = nodes.slice(0, leaves).sort((a, b) => a.row - b.row);
  return {
    grid: { left: 14, right: narrow ? 62 : 118, top: 24, bottom: 44 },
    xAxis: {
      ...axisStyle(c), type: "value", inverse: true, min: 0, max: highest * 1.04,
      name: "height of the join (how unlike the groups are)", nameLocation: "middle", nameGap: 26,
      axisLabel: { color: c.soft, hideOverlap: true, showMaxLabel: false, formatter: (v: number) => adaptive(v) },
      splitLine: { show: false },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, position: "right", name: "customers", nameLocation: "start", nameGap: 8, axisLine: { show: false }, splitLine: { show: false },
      data: ends.map((node) => (narrow ? whole(node.size) : `${whole(node.size)} (${percent(all > 0 ? node.size / all : null)})`)),
      axisLabel: { color: c.ink, interval: 0, fontSize: 11.5 },
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const node = joins[item.dataIndex];
        const [a, b] = (node?.parts ?? []).map((part) => nodes[part]);
        if (!node || !a || !b) return "";
        return tip(`Join at height ${adaptive(node.height)}`, [
          ["joins", `${whole(a.size)} and ${whole(b.size)} customers`],
          ["leaves", counted(joins.length - item.dataIndex, "group", "groups")],
        ]);
      },
    },
    series: [joinSeries(nodes, joins, tree, c)],
  };
}

export function dendrogram(data: Report): HTMLElement | null {
  const tree = data.dendrogram;
  const nodes = tree ? placed(tree) : null;
  if (!tree || !nodes) return null;
  const leaves = list(tree.leaves).length;
  const joins = nodes.slice(leaves);
  const all = joins[joins.length - 1]?.size ?? 0;
  const cut = exists(tree.cut_height) ? tree.cut_height : null;
  const agreement = clean(data.choice_titles?.tree_agreement, 300);
  const approximate = exists(tree.micro_clusters) ? ` Made over ${whole(tree.micro_clusters)} small groups of customers, so approximate.` : "";
  return figure(() => ({
    title: clean(data.choice_titles?.tree, 200) || "A second method: the Ward tree",
    note: `Groups of ${counted(exists(tree.rows) ? tree.rows : all, "customer", "customers")} are joined step by step, the two that cost least first (read from right to left). A join far to the left puts unlike groups together. ${agreement}${approximate}`,
    summary: `Tree of ${leaves} groups; the last joins are at heights ${joins.slice(-3).map((node) => adaptive(node.height)).join(", ")}. ${cut === null ? "" : `It is cut at height ${adaptive(cut)}.`} ${agreement}`,
    height: leaves * 19 + 62,
    table: tableOf(nodes, leaves),
    option: (drawing) => optionOf(nodes, tree, drawing),
  })).element;
}
