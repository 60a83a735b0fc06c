// The charts over the number of segments.
import type { ChoiceTitles, Report } from "../data";
import { clean } from "../text";
import { kChart } from "./choice_chart";
import { targetOf } from "./choice_fit";

const titleOf = (data: Report, chart: keyof ChoiceTitles, otherwise: string): string => clean(data.choice_titles?.[chart], 200) || otherwise;

function elbow(data: Report): HTMLElement | null {
  const knee = clean(data.choice?.knee, 300);
  return kChart(data, {
    title: titleOf(data, "elbow", "The elbow"),
    note: `Inertia: how far customers lie from their segment's middle, summed over squares; it always falls. Where it stops falling fast is the elbow. ${knee ? `Found: ${knee}.` : ""}`,
    axis: "inertia in the code (log scale)",
    log: true,
    curves: [{ name: "inertia", kind: "first", of: (row) => row.inertia }],
  });
}

function silhouette(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "silhouette", "Silhouette"),
    note: `How much nearer customers are to their own segment than to the next: 1 wholly apart, 0 touching. Figures of the run itself, in each of the spaces.`,
    axis: "silhouette",
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.silhouette_code },
      { name: "in the attributes", kind: "second", of: (row) => row.silhouette_attributes },
      { name: "plain k-means, in the attributes", kind: "third", of: (row) => row.silhouette_plain },
    ],
  });
}

function excess(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "excess", "Beyond what correlations explain"),
    note: "Mean of both silhouettes (code and attributes), reruns on your table against the copula null: tables without segments that have the same distributions and correlations. At or under zero, correlated columns alone explain the groups. Reruns are of fewer customers and starts, so their silhouettes differ a little from the run's.",
    axis: "mean silhouette above the null's",
    bars: true,
    target: targetOf(data, "null_excess"),
    curves: [{ name: "above the copula null", kind: "first", of: (row) => row.null_excess }],
  });
}

function stability(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "stability", "How well segments come back"),
    note: "Customers are drawn anew and everything is fitted again: 1 gives the same segments, 0 others as by chance (adjusted Rand index, bars: standard deviation). Weakest segment: the least Jaccard overlap.",
    axis: "agreement",
    target: targetOf(data, "bootstrap_agreement"),
    highest: 1,
    curves: [
      { name: "bootstrap agreement", kind: "first", of: (row) => row.bootstrap, error: (row) => row.bootstrap_deviation },
      { name: "weakest segment (Jaccard)", kind: "second", of: (row) => row.least_jaccard },
      { name: "without encoder", kind: "third", of: (row) => row.bootstrap_attributes },
    ],
  });
}

function gap(data: Report): HTMLElement | null {
  const gapNote = clean(data.choice_titles?.gap_note, 200);
  return kChart(data, {
    title: titleOf(data, "gap", "The gap statistic"),
    note: `How much tighter segments are than those of customers spread evenly in a box; bars: standard error. It names the smallest number within one error of the next. ${gapNote ? `${gapNote} ` : ""}On skewed columns it rises with every number, so it has no say in the rule.`,
    axis: "gap",
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.gap, error: (row) => row.gap_error },
      { name: "in the attributes", kind: "second", of: (row) => row.gap_attributes, error: (row) => row.gap_error_attributes },
    ],
  });
}

function ward(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "ward", "Gaps of the Ward tree"),
    note: "Another method, which joins the nearest groups step by step: height of the join that this many groups stop before, over the one below. Well above 1 is a natural place to cut.",
    axis: "ratio of heights",
    curves: [{ name: "Ward gap", kind: "first", of: (row) => row.ward_gap }],
  });
}

function smallest(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "smallest", "The smallest segment"),
    note: "A segment of a handful of customers is rarely worth a campaign of its own.",
    axis: "share of customers",
    bars: true,
    asShare: true,
    target: targetOf(data, "smallest_share"),
    curves: [{ name: "smallest segment", kind: "first", of: (row) => row.smallest_share }],
  });
}

function separation(data: Report): HTMLElement | null {
  return kChart(data, {
    title: titleOf(data, "separation", "How far the nearest two lie apart"),
    note: "Distance of the two nearest middles, over the typical distance (root mean square) of customers to their own middle. It falls sharply where one group is cut in two.",
    axis: "distance over spread",
    curves: [{ name: "separation", kind: "first", of: (row) => row.separation }],
  });
}

/** Charts that the data hold figures for. */
export function choiceCharts(data: Report): HTMLElement[] {
  return [silhouette, stability, excess, smallest, elbow, gap, separation, ward].map((chart) => chart(data)).filter((chart) => chart !== null);
}
