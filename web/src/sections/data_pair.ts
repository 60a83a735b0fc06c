// Two attributes together: their correlations, and where the customers lie in their plane.
import { bdi, fill, h } from "../dom";
import { list, type Attribute, type Report } from "../data";
import type { Pair, Plane } from "../fact_types";
import { factList, type Fact } from "../facts";
import { choice, figure } from "../figure";
import { clean, labelOf, opened } from "../text";
import { planeChart } from "./data_plane";

export interface PairView {
  element: HTMLElement;
  show(first: string, second: string): void;
}

const same = (entry: { first?: string | null; second?: string | null }, a: string, b: string): boolean =>
  (entry.first === a && entry.second === b) || (entry.first === b && entry.second === a);

function facts(pair: Pair | undefined): HTMLElement {
  if (!pair) return factList([]);
  const ranked = pair.spearman.value !== null;
  const entries: Fact[] = [];
  if (ranked) entries.push(["Spearman (of the ranks)", pair.spearman.text]);
  if (pair.pearson.value !== null) entries.push(["Pearson (of the values)", pair.pearson.text]);
  if (!ranked) entries.push([opened(clean(pair.measure, 40)), pair.value.text]);
  entries.push(["Customers (n)", pair.rows.text], ["p-value", pair.p_value.text]);
  return factList(entries);
}

/** Shows one pair of columns; both can be chosen, and a click elsewhere may choose them too. */
export function pairView(data: Report): PairView | null {
  const known = new Set(list(data.attributes).map((attribute) => attribute.name ?? ""));
  const between = (entry: { first?: string | null; second?: string | null }): boolean =>
    known.has(entry.first ?? "") && known.has(entry.second ?? "") && entry.first !== entry.second;
  const pairs = list(data.pairs).filter(between);
  const strongest = list(data.planes).filter(between)[0] ?? [...pairs].sort((a, b) => (b.value.value ?? 0) - (a.value.value ?? 0))[0];
  if (!strongest) return null;
  const named = new Set<string | undefined>(pairs.flatMap((pair) => [pair.first, pair.second]));
  const all = list(data.attributes).filter((attribute) => named.has(attribute.name));
  const attributeOf = (name: string): Attribute => all.find((attribute) => attribute.name === name) ?? { name };
  let [first, second] = [strongest.first ?? "", strongest.second ?? ""];
  const nameAt = (value: string): string => all[Number(value)]?.name ?? "";
  const options = all.map((attribute, at) => ({ value: String(at), shown: labelOf(attribute) }));
  const menus = [
    choice("", options, (value) => show(nameAt(value), second)),
    choice("and", options, (value) => show(first, nameAt(value))),
  ];
  menus[0]?.querySelector("select")?.setAttribute("aria-label", "First attribute");
  const plane = (): Plane | undefined => list(data.planes).find((entry) => same(entry, first, second));
  const title = h("h3", { "aria-live": "polite" });
  const figures = h("div", {});
  const anyPlane = list(data.planes)[0];
  const drawn = anyPlane && figure(() => {
    const shown = plane() ?? anyPlane;
    return planeChart(shown, attributeOf(shown.first ?? ""), attributeOf(shown.second ?? ""));
  });
  const none = h("p", { class: "fine" }, "No plot: those of the strongest pairs of numbers only are kept.");

  function show(a: string, b: string): void {
    [first, second] = [a, b];
    const pair = pairs.find((entry) => same(entry, a, b));
    menus.forEach((menu, at) => {
      const select = menu.querySelector("select");
      if (select) select.value = String(all.findIndex((attribute) => attribute.name === (at === 0 ? a : b)));
    });
    const names = [bdi(opened(labelOf(attributeOf(a), 50))), " and ", bdi(labelOf(attributeOf(b), 50))];
    fill(title, names, pair && a !== b ? [" ", clean(pair.words, 80)] : null);
    fill(figures, facts(a === b ? undefined : pair));
    const there = plane() !== undefined;
    none.hidden = there;
    if (!drawn) return;
    drawn.element.hidden = !there;
    if (there) drawn.redraw();
  }

  const element = h("div", { class: "panel pair" }, title, h("div", { class: "controls" }, menus), figures, drawn?.element, none);
  show(first, second);
  return { element, show };
}

