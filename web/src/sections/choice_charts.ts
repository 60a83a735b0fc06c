// The charts over the number of segments; what is said over and beside them comes with the data.
import { list, type ChoiceCharts, type Report } from "../data";
import { valueOf } from "../shown";
import { clean } from "../text";
import { kChart } from "./choice_chart";
import { targetOf } from "./choice_fit";

function saidOf(data: Report, chart: keyof ChoiceCharts, otherwise: string): { title: string; note: string; summary: string } {
  const said = data.choice_charts?.[chart];
  return { title: clean(data.choice_titles?.[chart], 200) || otherwise, note: clean(said?.note, 900), summary: clean(said?.summary, 900) };
}

// Bars of one deviation: what chance does to the figure.
function decides(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "decides",
    ...saidOf(data, "decides", "The figure that decides"),
    axis: "silhouette and what is above chance",
    curves: [{ name: "figure that decides", kind: "first", of: (row) => row.decides, error: (row) => row.decides_deviation }],
  });
}

function elbow(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "elbow",
    ...saidOf(data, "elbow", "The elbow"),
    axis: "inertia in the code (log scale)",
    log: true,
    curves: [{ name: "inertia", kind: "first", of: (row) => row.inertia }],
  });
}

function silhouette(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "silhouette",
    ...saidOf(data, "silhouette", "Silhouette"),
    axis: "silhouette",
    band: (k) => {
      const null_ = list(data.certificate?.null).find((one) => one.k === k && one.index === "silhouette_attributes" && one.null === "copula");
      const [from, to] = [valueOf(null_?.mean), valueOf(null_?.limit)];
      return from === null || to === null ? null : [from, to];
    },
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.silhouette_code },
      { name: "in the attributes", kind: "second", of: (row) => row.silhouette_attributes },
      { name: "plain k-means, in the attributes", kind: "third", of: (row) => row.silhouette_plain },
    ],
  });
}

function excess(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "excess",
    ...saidOf(data, "excess", "Beyond what correlations explain"),
    axis: "mean silhouette above the null's",
    bars: true,
    target: targetOf(data, "null_excess"),
    curves: [{ name: "above the copula null", kind: "first", of: (row) => row.null_excess, error: (row) => row.decides_deviation }],
  });
}

function stability(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "stability",
    ...saidOf(data, "stability", "How well segments come back"),
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
  return kChart(data, {
    key: "gap",
    ...saidOf(data, "gap", "The gap statistic"),
    axis: "gap",
    curves: [
      { name: "in the code", kind: "first", of: (row) => row.gap, error: (row) => row.gap_error },
      { name: "in the attributes", kind: "second", of: (row) => row.gap_attributes, error: (row) => row.gap_error_attributes },
    ],
  });
}

function ward(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "ward",
    ...saidOf(data, "ward", "Gaps of the Ward tree"),
    axis: "ratio of heights",
    curves: [{ name: "Ward gap", kind: "first", of: (row) => row.ward_gap }],
  });
}

function smallest(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "smallest",
    ...saidOf(data, "smallest", "The smallest segment"),
    axis: "share of customers",
    bars: true,
    asShare: true,
    target: targetOf(data, "smallest_share"),
    curves: [{ name: "smallest segment", kind: "first", of: (row) => row.smallest_share }],
  });
}

function separation(data: Report): HTMLElement | null {
  return kChart(data, {
    key: "separation",
    ...saidOf(data, "separation", "How far the nearest two lie apart"),
    axis: "distance over spread",
    curves: [{ name: "separation", kind: "first", of: (row) => row.separation }],
  });
}

/** Charts that the data hold figures for. */
export function choiceCharts(data: Report): HTMLElement[] {
  return [decides, silhouette, stability, excess, smallest, elbow, gap, separation, ward].map((chart) => chart(data)).filter((chart) => chart !== null);
}
