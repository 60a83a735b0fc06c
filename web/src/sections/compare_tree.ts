// The segments as a few questions with two answers each: an indented reading.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type TreeNode } from "../data";
import { exists } from "../numbers";
import { named, slotOf } from "../segments";
import { clean } from "../text";

const deepest = 40; // no tree of few leaves is deeper; data that go round in circles end here

function leaf(node: TreeNode, data: Report): Content {
  const slot = slotOf(data, node.segment);
  const segment = list(data.segments)[slot];
  const said = clean(node.words, 80);
  return [" ", segment ? named(segment, slot) : `segment ${node.segment ?? "–"}`, said ? [" ", h("small", { class: "whole" }, clean(said, 30))] : null];
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
  const [first, second] = [0, 1].map((answer) => clean(list(node.answers)[answer], 160)) as [string, string];
  return h("ul", {}, branch(first, false, node.below, nodes, data, depth), branch(second, true, node.rest, nodes, data, depth));
}

export function tree(data: Report): HTMLElement | null {
  const nodes = list(data.tree?.nodes);
  const root = nodes[0];
  if (!data.tree || !root || exists(root.segment)) return null;
  const heldOut = clean(data.tree.held_out, 120);
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(data.tree.title, 200) || "The segments as a few questions"),
    h(
      "p",
      { class: "note" },
      "A decision tree that imitates the segments, to be read from the top: every answer leads on or ends at a segment. Right: how many of those that end there are of that segment.",
      heldOut ? [" ", heldOut] : null,
    ),
    h("div", { class: "tree" }, branches(root, nodes, data, 0)),
  );
}
