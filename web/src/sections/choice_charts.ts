// The charts over the number of segments.
import { list, type KRow, type Num, type Report } from "../data";
import { decimal, exists, percent, signed, adaptive, whole } from "../numbers";
import { clean, opened } from "../text";
import { kChart } from "./choice_chart";
import { fits, targetOf } from "./choice_fit";

const two = (value: Num): string => decimal(value, 2);

// "At 6 segments" where the chosen number has that figure.
function at(chosen: KRow | undefined, value: Num, words: (shown: number, k: string) => string, otherwise: string): string {
  return chosen && exists(value) ? words(value, whole(chosen.k)) : otherwise;
}

function elbow(data: Report): HTMLElement | null {
  const knee = clean(data.choice?.knee, 200);
  return kChart(data, {
    title: knee.startsWith("no clear") ? "The elbow: none is clear" : knee ? `The elbow: ${knee.split(":")[0]}` : "The elbow",
    note: `Inertia: how far customers lie from their segment's middle, summed over squares; it always falls. Where it stops falling fast is the elbow. ${knee ? `Found: ${knee}.` : ""}`,
    axis: "inertia in the code (log scale)",
    log: true,
    curves: [{ name: "inertia", kind: "first", of: (row) => row.inertia }],
    shown: adaptive,
  });
}

function silhouette(data: Report, chosen: KRow | undefined): HTMLElement | null {
  return kChart(data, {
    title: at(chosen, chosen?.silhouette_attributes, (value, k) => `How far apart: silhouette ${two(value)} at ${k} segments`, "Silhouette"),
    note: `How much nearer customers are to their own segment than to the next: 1 wholly apart, 0 touching. Figures of the run itself, in each of the spaces.`,
    axis: "silhouette",
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.silhouette_code },
      { name: "in the attributes", kind: "second", of: (row) => row.silhouette_attributes },
      { name: "plain k-means, in the attributes", kind: "third", of: (row) => row.silhouette_plain },
    ],
    shown: (value) => decimal(value),
  });
}

function excess(data: Report, chosen: KRow | undefined): HTMLElement | null {
  return kChart(data, {
    title: at(chosen, chosen?.null_excess, (value, k) => `Beyond what correlations explain: ${signed(value, 3)} at ${k} segments`, "Beyond what correlations explain"),
    note: "Mean of both silhouettes (code and attributes), reruns on your table against the copula null: tables without segments that have the same distributions and correlations. At or under zero, correlated columns alone explain the groups. Reruns are of fewer customers and starts, so their silhouettes differ a little from the run's.",
    axis: "mean silhouette above the null's",
    bars: true,
    target: targetOf(data, "null_excess"),
    curves: [{ name: "above the copula null", kind: "first", of: (row) => row.null_excess }],
    shown: (value) => signed(value, 3),
  });
}

function stability(data: Report, chosen: KRow | undefined): HTMLElement | null {
  return kChart(data, {
    title: at(chosen, chosen?.bootstrap, (value, k) => `How well they come back: agreement ${two(value)} at ${k} segments`, "How well segments come back"),
    note: "Customers are drawn anew and everything is fitted again: 1 gives the same segments, 0 others as by chance (adjusted Rand index, bars: standard deviation). Weakest segment: the least Jaccard overlap; under 0.6 do not rely on it.",
    axis: "agreement",
    target: targetOf(data, "bootstrap_agreement"),
    highest: 1,
    curves: [
      { name: "bootstrap agreement", kind: "first", of: (row) => row.bootstrap, error: (row) => (exists(row.bootstrap_deviation) ? row.bootstrap_deviation : null) },
      { name: "weakest segment (Jaccard)", kind: "second", of: (row) => row.least_jaccard },
      { name: "without encoder", kind: "third", of: (row) => row.bootstrap_attributes },
    ],
    shown: (value) => decimal(value),
  });
}

function gap(data: Report): HTMLElement | null {
  const choice = data.choice;
  const found = choice?.gap === undefined ? "The gap statistic" : exists(choice.gap) ? `The gap statistic would choose ${whole(choice.gap)}` : "The gap statistic settles on no number";
  const plain = exists(choice?.gap_attributes) ? `Of the attributes it would choose ${whole(choice.gap_attributes)}. ` : "";
  return kChart(data, {
    title: found,
    note: `How much tighter segments are than those of customers spread evenly in a box; bars: standard error. It names the smallest number within one error of the next. ${plain}On skewed columns it rises with every number, so it has no say in the rule.`,
    axis: "gap",
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.gap, error: (row) => row.gap_error },
      { name: "in the attributes", kind: "second", of: (row) => row.gap_attributes, error: (row) => row.gap_error_attributes },
    ],
    shown: (value) => decimal(value),
  });
}

function ward(data: Report): HTMLElement | null {
  const rows = list(data.k_table).filter((row) => exists(row.ward_gap));
  const widest = [...rows].sort((a, b) => (b.ward_gap ?? 0) - (a.ward_gap ?? 0))[0];
  return kChart(data, {
    title: widest ? `The Ward tree's widest gap is at ${whole(widest.k)}` : "Gaps of the Ward tree",
    note: "Another method, which joins the nearest groups step by step: height of the join that this many groups stop before, over the one below. Well above 1 is a natural place to cut.",
    axis: "ratio of heights",
    curves: [{ name: "Ward gap", kind: "first", of: (row) => row.ward_gap }],
    shown: two,
  });
}

function smallest(data: Report, chosen: KRow | undefined): HTMLElement | null {
  return kChart(data, {
    title: at(chosen, chosen?.smallest_share, (value, k) => `The smallest of ${k} holds ${percent(value)} of the customers`, "The smallest segment"),
    note: "A segment of a handful of customers is rarely worth a campaign of its own.",
    axis: "share of customers",
    bars: true,
    asShare: true,
    target: targetOf(data, "smallest_share"),
    curves: [{ name: "smallest segment", kind: "first", of: (row) => row.smallest_share }],
    shown: (value) => percent(value),
  });
}

function separation(data: Report, chosen: KRow | undefined): HTMLElement | null {
  return kChart(data, {
    title: at(chosen, chosen?.separation, (value, k) => `The nearest two of ${k} segments lie ${two(value)} spreads apart`, "How far the nearest two lie apart"),
    note: "Distance of the two nearest middles, over the typical distance (root mean square) of customers to their own middle. It falls sharply where one group is cut in two.",
    axis: "distance over spread",
    curves: [{ name: "separation", kind: "first", of: (row) => row.separation }],
    shown: two,
  });
}

/** Charts that the data hold figures for. */
export function choiceCharts(data: Report): HTMLElement[] {
  const chosen = list(data.k_table).find((row) => row.k === data.choice?.k);
  return [
    silhouette(data, chosen), stability(data, chosen), excess(data, chosen), smallest(data, chosen),
    elbow(data), gap(data), separation(data, chosen), ward(data),
  ].filter((chart) => chart !== null);
}

/** "Full marks: 4, 5 and 6 meet the rule." */
export function fitWords(data: Report): string {
  const known = list(data.k_table).filter((row) => fits(row) !== null);
  if (known.length === 0) return "";
  const good = known.filter((row) => fits(row)).map((row) => whole(row.k));
  return opened(good.length > 0 ? `full marks meet the rule (${good.join(", ")}), hollow ones do not.` : "no number meets the rule, so all marks are hollow.");
}
