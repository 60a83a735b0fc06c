// The segments as a few questions with two answers each: an indented reading.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type Tree, type TreeNode } from "../data";
import { counted, exists, percent, whole, withUnit } from "../numbers";
import { named, slotOf } from "../segments";
import { clean, labelOf, opened } from "../text";

const deepest = 40; // no tree of few leaves is deeper; data that go round in circles end here

/** The two answers of a question: the first goes to `below`, the second to `rest`. */
export function answers(node: TreeNode): [string, string] {
  const label = labelOf(node);
  if (node.relation === "is") {
    const level = clean(node.level, 60);
    return level ? [`${label} is not ${level}`, `${label} is ${level}`] : [`not ${label}`, label];
  }
  const limit = withUnit(node.limit, node);
  return [`${label} below ${limit}`, `${label} at least ${limit}`];
}

// "2,030 customers, 98% of them rightly".
function leafWords(node: TreeNode): string {
  const customers = exists(node.customers) ? counted(node.customers, "customer", "customers") : "";
  const right = exists(node.right) && exists(node.customers) && node.customers > 0 ? `${percent(node.right / node.customers, 0)} of them in fact` : "";
  return [customers, right].filter(Boolean).join(", ");
}

function leaf(node: TreeNode, data: Report): Content {
  const slot = slotOf(data, node.segment);
  const segment = list(data.segments)[slot];
  const said = leafWords(node);
  return [" ", segment ? named(segment, slot) : `segment ${whole(node.segment)}`, said ? h("small", {}, ` ${said}`) : null];
}

// One answer and what follows from it: a segment, or the next question.
function branch(answer: string, otherwise: boolean, at: number | null | undefined, nodes: TreeNode[], data: Report, depth: number): Content {
  const node = nodes[at ?? -1];
  const words = [h("span", { class: "if" }, otherwise ? "else, " : "if "), bdi(answer)];
  if (!node || depth > deepest) return null;
  const ends = exists(node.segment);
  return h("li", {}, h("div", { class: ends ? "leaf" : "" }, words, ends ? [":", leaf(node, data)] : ":"), ends ? null : branches(node, nodes, data, depth + 1));
}

function branches(node: TreeNode, nodes: TreeNode[], data: Report, depth: number): Content {
  const [first, second] = answers(node);
  return h("ul", {}, branch(first, false, node.below, nodes, data, depth), branch(second, true, node.rest, nodes, data, depth));
}

/** "9 questions ... put 87% of the customers into their segment". */
export function treeTitle(tree: Tree): string {
  const leaves = list(tree.nodes).filter((node) => node && exists(node.segment)).length;
  const questions = counted(Math.max(1, leaves - 1), "question puts", "questions put");
  return exists(tree.fidelity) ? opened(`${questions} ${percent(tree.fidelity, 0)} of the customers into their segment`) : "The segments as a few questions";
}

// Attributes asked for whose missing values go with the low ones.
function missingNote(nodes: TreeNode[], data: Report): string {
  const asked = new Set(nodes.map((node) => node?.name).filter(Boolean));
  const missing = list(data.attributes).some((attribute) => asked.has(attribute.name) && (attribute.missing ?? 0) > 0);
  return missing ? " A missing value counts as below." : "";
}

export function tree(data: Report): HTMLElement | null {
  const nodes = list(data.tree?.nodes);
  const root = nodes[0];
  if (!data.tree || !root || exists(root.segment)) return null;
  const heldOut = data.tree.held_out_fidelity;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, treeTitle(data.tree)),
    h(
      "p",
      { class: "note" },
      "A decision tree that imitates the segments, to be read from the top: every answer leads on or ends at a segment.",
      exists(heldOut) ? ` Of customers that it was not made from, ${percent(heldOut, 0)}.` : "",
      missingNote(nodes, data),
    ),
    h("div", { class: "tree" }, branches(root, nodes, data, 0)),
  );
}
