// Two attributes together: their correlations, and where the customers lie in their plane.
import { bdi, fill, h } from "../dom";
import { list, type Attribute, type Pair, type Plane, type Report } from "../data";
import type { EChartsCoreOption } from "../echarts";
import { factList, type Fact } from "../facts";
import { axisStyle, choice, figure, tip, type Drawing } from "../figure";
import { counted, decimal, exists, pValue, percent, tick, valueOf, whole } from "../numbers";
import { figure as number, words } from "../table";
import { clean, isolated, labelOf, labelWithUnit, opened } from "../text";

export interface PairView {
  element: HTMLElement;
  show(first: string, second: string): void;
}

const same = (entry: { first?: string | null; second?: string | null }, a: string, b: string): boolean =>
  (entry.first === a && entry.second === b) || (entry.first === b && entry.second === a);

/** "rise together, strongly": Cohen's steps at 0.1, 0.3 and 0.5. */
function inWords(pair: Pair | undefined): string {
  const value = pair?.spearman ?? pair?.value;
  if (!exists(value)) return "no figure";
  const size = Math.abs(value);
  const much = size >= 0.5 ? "strongly" : size >= 0.3 ? "clearly" : "weakly";
  if (size < 0.1) return "have next to nothing to do with each other";
  if (!exists(pair?.spearman)) return `go together ${much}`;
  return value > 0 ? `rise together ${much}` : `run against each other ${much}`;
}

function binEdges(range: number[] | null | undefined, bin: number, bins: number): [number, number] {
  const [low, high] = [range?.[0] ?? 0, range?.[1] ?? 1];
  const width = (high - low) / bins;
  return [low + bin * width, low + (bin + 1) * width];
}

function planeOption(plane: Plane, x: Attribute, y: Attribute, { colours: c, narrow }: Drawing): EChartsCoreOption {
  const bins = plane.bins ?? 20;
  const counts = list(plane.counts);
  const all = Math.max(1, counts.reduce((sum, count) => sum + count, 0));
  const most = Math.log1p(Math.max(1, ...counts));
  const axis = (attribute: Attribute, range: number[] | null | undefined) => ({
    ...axisStyle(c), type: "category", data: Array.from({ length: bins }, (_, bin) => bin), nameLocation: "middle",
    name: labelWithUnit(attribute, 38), splitLine: { show: false },
    axisLabel: { color: c.soft, fontSize: 11, interval: narrow ? 6 : 4, formatter: (bin: string) => tick(Number(binEdges(range, Number(bin), bins)[0].toPrecision(2)), attribute) },
  });
  const span = (attribute: Attribute, range: number[] | null | undefined, bin: number): string => {
    const [from, to] = binEdges(range, bin, bins);
    return `${bin === 0 ? "up to" : `${valueOf(from, attribute)} to`} ${bin === bins - 1 ? "the highest" : valueOf(to, attribute)}`;
  };
  return {
    grid: { left: 66, right: 12, top: 8, bottom: 48 },
    xAxis: { ...axis(x, plane.first_range), nameGap: 28 },
    yAxis: { ...axis(y, plane.second_range), nameGap: 50 },
    tooltip: {
      formatter: (item: { value: [number, number, number] }) => {
        const [across, up, count] = item.value;
        return tip(`${counted(count, "customer", "customers")} (${percent(count / all)})`, [
          [labelOf(x, 30), span(x, plane.first_range, across)],
          [labelOf(y, 30), span(y, plane.second_range, up)],
        ]);
      },
    },
    series: [
      {
        type: "heatmap",
        data: counts.flatMap((count, at) => {
          if (count === 0) return [];
          const colour = c.sequential(Math.max(0.17, Math.log1p(count) / most));
          return [{ value: [Math.floor(at / bins), at % bins, count], itemStyle: { color: colour, borderColor: c.card, borderWidth: 1 } }];
        }),
        emphasis: { disabled: true },
      },
    ],
  };
}

function facts(pair: Pair | undefined): HTMLElement {
  if (!pair) return factList([]);
  const entries: Fact[] = [];
  if (exists(pair.spearman)) entries.push(["Spearman (of the ranks)", decimal(pair.spearman)]);
  if (exists(pair.pearson)) entries.push(["Pearson (of the values)", decimal(pair.pearson)]);
  if (!exists(pair.spearman)) entries.push([opened(clean(pair.measure, 40) || "association"), decimal(pair.value)]);
  entries.push(["Customers (n)", whole(pair.rows)], ["p-value", pValue(pair.p_value)]);
  return factList(entries);
}

/** Shows one pair of columns; both can be chosen, and a click elsewhere may choose them too. */
export function pairView(data: Report): PairView | null {
  const known = new Set(list(data.attributes).map((attribute) => attribute.name ?? ""));
  const between = (entry: { first?: string | null; second?: string | null }): boolean =>
    known.has(entry.first ?? "") && known.has(entry.second ?? "") && entry.first !== entry.second;
  const pairs = list(data.pairs).filter(between);
  const strongest = list(data.planes).filter(between)[0] ?? [...pairs].sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  if (!strongest) return null;
  const named = new Set(pairs.flatMap((pair) => [pair.first, pair.second]));
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
    const [x, y] = [attributeOf(shown.first ?? ""), attributeOf(shown.second ?? "")];
    const bins = shown.bins ?? 20;
    const counts = list(shown.counts);
    return {
      title: `Customers by ${isolated(labelOf(x, 50))} and ${isolated(labelOf(y, 50))}`,
      note: "The stronger the colour, the more customers (in powers of ten); empty where nobody is. The outer cells hold what lies beyond.",
      summary: `Customers in ${bins} by ${bins} cells between the 1% and 99% quantiles of ${labelOf(x)} and ${labelOf(y)}; the fullest holds ${counted(Math.max(0, ...counts), "customer", "customers")}.`,
      height: (width) => Math.min(360, Math.max(260, width * 0.8)),
      table: {
        caption: `${labelOf(x)} and ${labelOf(y)}`,
        columns: [{ heading: `${labelOf(x)} from`, words: true }, { heading: `${labelOf(y)} from` }, { heading: "Customers" }],
        rows: counts.flatMap((count, at) =>
          count === 0
            ? []
            : [[words(valueOf(binEdges(shown.first_range, Math.floor(at / bins), bins)[0], x)), number(binEdges(shown.second_range, at % bins, bins)[0], valueOf(binEdges(shown.second_range, at % bins, bins)[0], y)), number(count, whole(count))]],
        ),
      },
      option: (drawing) => planeOption(shown, x, y, drawing),
    };
  });
  const none = h("p", { class: "fine" }, "No plot: those of the strongest pairs of numbers only are kept.");

  function show(a: string, b: string): void {
    [first, second] = [a, b];
    const pair = pairs.find((entry) => same(entry, a, b));
    menus.forEach((menu, at) => {
      const select = menu.querySelector("select");
      if (select) select.value = String(all.findIndex((attribute) => attribute.name === (at === 0 ? a : b)));
    });
    const relation = a === b ? "is one and the same" : inWords(pair);
    fill(title, bdi(opened(labelOf(attributeOf(a), 50))), " and ", bdi(labelOf(attributeOf(b), 50)), ` ${relation}`);
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

