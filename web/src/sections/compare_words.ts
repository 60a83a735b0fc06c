// A decision tree and a concentration in words.
import { list, type Concentration, type Tree, type TreeNode } from "../data";
import { counted, decimal, exactly, exists, percent, whole } from "../numbers";
import { clean, isolated, labelOf } from "../text";

/** The two answers of a question: the first goes to `below`, and who lacks the value with it, the second to `rest`. */
export function answers(node: TreeNode): [string, string] {
  const [below, rest] = questionAnswers(node);
  return [node.takes_missing ? `${below} (or missing)` : below, rest];
}

function questionAnswers(node: TreeNode): [string, string] {
  const label = labelOf(node);
  if (node.relation === "is") {
    const level = clean(node.level, 60);
    return level ? [`${label} is not ${level}`, `${label} is ${level}`] : [`${label}: no`, `${label}: yes`];
  }
  const limit = exactly(node.limit, node);
  return [`${label} below ${limit}`, `${label} at least ${limit}`];
}

/** "2,030 customers, 98% right". */
export function leafWords(node: TreeNode): string {
  const customers = exists(node.customers) ? counted(node.customers, "customer", "customers") : "";
  const right = exists(node.right) && exists(node.customers) && node.customers > 0 ? `${percent(node.right / node.customers, 0)} right` : "";
  return [customers, right].filter(Boolean).join(", ");
}

// Questions on the longest way from a node to a leaf; data that go round in circles end.
function deepestWay(nodes: TreeNode[], at: number | null | undefined, seen: Set<TreeNode>): number {
  const node = nodes[at ?? -1];
  if (!node || exists(node.segment) || seen.has(node)) return 0;
  seen.add(node);
  return 1 + Math.max(deepestWay(nodes, node.below, seen), deepestWay(nodes, node.rest, seen));
}

/** "At most 5 questions each, of 11 in all, put 87% of the customers into their segment". */
export function treeTitle(tree: Tree): string {
  const nodes = list(tree.nodes);
  const all = nodes.filter((node) => node && !exists(node.segment)).length;
  const most = deepestWay(nodes, 0, new Set());
  if (!exists(tree.fidelity)) return "The segments as a few questions";
  const asked = all <= 1 ? counted(all, "question puts", "questions put") : `At most ${counted(most, "question", "questions")} each${most < all ? `, of ${whole(all)} in all,` : ""} put`;
  return `${asked} ${percent(tree.fidelity, 0)} of the customers into their segment`;
}

/** "The top tenth of the customers holds 48% of all purchases (Gini 0.62)". */
export function concentrationWords(measure: Concentration): string {
  const of = isolated(labelOf(measure));
  const gini = exists(measure.gini) ? ` (Gini ${decimal(measure.gini, 2)})` : "";
  return exists(measure.top_tenth)
    ? `The top tenth of the customers holds ${percent(measure.top_tenth, 0)} of all ${of}${gini}`
    : `How unevenly ${of} lies with the customers${gini}`;
}
