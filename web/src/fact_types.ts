// Written by `ninja -C build/release fact_types` from the facts in src/facts: change those.
export interface Figure { value: number | null; text: string }

export interface Finding {
  /** `warning`, of errors too, or `note` */
  kind: string;
  /** `error`, `warning` or `note` */
  severity: string;
  /** what it is about, such as `sentinel` */
  alert: string;
  /** whose names it is about; none where it is about rows */
  columns: string[];
  /** share of the customers that it is about */
  share: Figure;
  /** one sentence */
  text: string;
}

export interface Bar {
  /** what the bar is of */
  label: string;
  /** its height */
  value: Figure;
}

export interface ObservationPlot {
  /** what is to be seen */
  title: string;
  /** what the bars are, with their unit */
  x: string;
  /** what their height is */
  y: string;
  /** of the heights: `share`, `correlation`, or the kind of a column */
  kind: string;
  /** one beside the other */
  bars: Bar[];
}

export interface Observation {
  /** `share`, `concentration`, `together`, `unrelated`, `regardless`, `explained`, `comes from`, `hardly ever` or `groups` */
  kind: string;
  /** the kind in words */
  heading: string;
  /** one or two sentences */
  text: string;
  /** the figures behind them, in a line */
  figures: string;
  /** whose names it is about; the first comes first */
  columns: string[];
  /** 0 to 1; what it measures follows from the kind */
  effect: number | null;
  /** 0 to 1, by which they are ranked */
  interest: number | null;
  /** the figure that carries it */
  estimate: Figure;
  /** where its 95% interval begins */
  low: Figure;
  /** where it ends */
  high: Figure;
  /** of chance alone; none where nothing is tested */
  p_value: Figure;
  /** false discovery rate over all that was tested */
  q_value: Figure;
  /** that it was made on */
  customers: Figure;
  /** its plot */
  plot: ObservationPlot;
}

export interface Measured {
  /** what was measured */
  estimate: Figure;
  /** where its 95% interval begins */
  low: Figure;
  /** where it ends */
  high: Figure;
  /** customers that it is made from */
  n: Figure;
}

export interface ClaimGroup {
  /** one side of a comparison, or one step of a trend */
  name: string;
  /** the column's median there */
  median: Measured;
  /** its mean there */
  mean: Figure;
}

export interface ClaimStratum {
  /** the customers that it is of */
  name: string;
  /** as of a claim */
  verdict: string;
  /** what was measured among them */
  figure: Measured;
}

export interface ClaimPart {
  /** `share`, `total_share`, `correlation`, `compare` or `trend` */
  check: string;
  /** what the figure is, in words */
  measure: string;
  /** as of a claim */
  verdict: string;
  /** what was measured, in a sentence */
  sentence: string;
  /** what was claimed, in words */
  expectation: string;
  /** where the scale of the figure begins; it ends at 1 */
  scale_low: number | null;
  /** where on the scale the expected figures begin */
  expected_low: number | null;
  /** where they end */
  expected_high: number | null;
  /** what was measured */
  figure: Measured;
  /** share of the customers whom a share of a total comes from */
  customers_share: Figure;
  /** sides of a comparison, steps of a trend */
  groups: ClaimGroup[];
  /** the same check in parts of the customers */
  strata: ClaimStratum[];
  /** in how many of them it holds; empty without strata */
  strata_words: string;
}

export interface ClaimReading {
  /** what the claim is taken to mean; empty where it means one thing */
  text: string;
  /** as of a claim */
  verdict: string;
  /** what was checked */
  parts: ClaimPart[];
}

export interface Claim {
  /** from 1, in the order of the file */
  number: number;
  /** as it was made */
  text: string;
  /** `holds`, `partly`, `does not hold` or `cannot tell` */
  verdict: string;
  /** the readings' verdicts differ */
  depends_on_reading: boolean;
  /** what is to be said of its readings; empty for one */
  note: string;
  /** what its words can mean */
  readings: ClaimReading[];
}
