// Written by `ninja -C build/release fact_types` from the facts in src/facts: change those.
export interface Figure { value: number | null; text: string }

export interface Tile {
  /** the figure */
  figure: Figure;
  /** what it is, in a few words */
  name: string;
  /** how to read it */
  meaning: string;
}

export interface Headline {
  /** how many segments of how many customers */
  title: string;
  /** of the verdict: `good`, `unsure` or `bad` */
  grade: string;
  /** the verdict in a few words */
  badge: string;
  /** what it rests on, a sentence each */
  points: string[];
  /** the main figures */
  tiles: Tile[];
}

export interface KRow {
  /** segments */
  k: number;
  /** it meets the rule for k */
  fit: boolean;
  /** sum of the squared distances to the segments' middles */
  inertia: Figure;
  /** mean */
  silhouette_code: Figure;
  /** mean of the same partition in the prepared attributes */
  silhouette_attributes: Figure;
  /** spread between over spread within */
  calinski_harabasz: Figure;
  /** likeness of the nearest segments */
  davies_bouldin: Figure;
  /** of k-means on the attributes */
  inertia_attributes: Figure;
  /** of k-means on the attributes, there */
  silhouette_plain: Figure;
  /** depth of the inertia curve below its chord, 0 to 1 */
  knee: Figure;
  /** of the customers, in the smallest segment */
  smallest_share: Figure;
  /** height of the merge that so many clusters stop before, over the one below it */
  ward_gap: Figure;
  /** adjusted Rand index of the Ward cut to k-means */
  ward_agreement: Figure;
  /** of k-means on the attributes */
  calinski_harabasz_attributes: Figure;
  /** of k-means on the attributes */
  davies_bouldin_attributes: Figure;
  /** distance of the two nearest middles, over the spread of customers about theirs */
  separation: Figure;
  /** of k-means on the attributes */
  separation_attributes: Figure;
  /** by how much the slope of the inertia falls, both logarithmic */
  bend: Figure;
  /** of k-means on the attributes */
  bend_attributes: Figure;
  /** gap statistic */
  gap: Figure;
  /** its standard error */
  gap_error: Figure;
  /** of k-means on the attributes */
  gap_attributes: Figure;
  /** its standard error */
  gap_error_attributes: Figure;
  /** of k-means on the attributes */
  smallest_share_attributes: Figure;
  /** of the reruns' silhouettes over the copula null's; this and all below from reruns */
  null_excess: Figure;
  /** the same in deviations of the null */
  null_deviations: Figure;
  /** of the copula null, mean of both */
  null_silhouette: Figure;
  /** both silhouettes are above 95% of both nulls */
  beats_nulls: boolean | null;
  /** adjusted Rand index to the partition of redrawn customers */
  bootstrap: Figure;
  /** over the redrawings */
  bootstrap_deviation: Figure;
  /** of the segment that comes back worst */
  least_jaccard: Figure;
  /** as `bootstrap`, of k-means on the attributes */
  bootstrap_attributes: Figure;
}

export interface Choice {
  /** segments */
  k: number;
  /** why so many, in a few sentences */
  reason: string;
  /** that was applied, in words */
  rule: string;
  /** `rule` or `user` */
  chosen_by: string;
  /** the number meets the whole rule */
  holds: boolean;
  /** of the inertia on the codes, in words */
  knee: string;
  /** likewise, of k-means on the attributes */
  knee_attributes: string;
  /** the number that the gap statistic would choose on the codes */
  gap: number | null;
  /** likewise, on the attributes */
  gap_attributes: number | null;
}

export interface ChoiceTitles {
  /** whether the whole rule is met; empty where it is */
  held: string;
  /** which numbers of segments meet the rule */
  marks: string;
  /** title of a chart, as those that follow */
  silhouette: string;
  /** of how well segments come back */
  stability: string;
  /** of what is above the copula null */
  excess: string;
  /** of the smallest segment */
  smallest: string;
  /** of the inertia */
  elbow: string;
  /** of the gap statistic */
  gap: string;
  /** what the gap statistic says of the attributes */
  gap_note: string;
  /** of the nearest two middles */
  separation: string;
  /** of the Ward tree's gaps */
  ward: string;
  /** of the Ward tree itself */
  tree: string;
  /** how far its groups are the segments */
  tree_agreement: string;
}

export interface NullFigure {
  /** segments */
  k: number;
  /** `silhouette_code`, `silhouette_attributes`, `calinski_harabasz` or `davies_bouldin` */
  index: string;
  /** `independent` or `copula` */
  null: string;
  /** mean of the reruns of the table itself */
  observed: Figure;
  /** over the null's reruns */
  mean: Figure;
  /** over the null's reruns */
  deviation: Figure;
  /** their own 95% quantile; of 5% where lower is better */
  p95: Figure;
  /** that one more table of the null passes in 5% of cases */
  limit: Figure;
  /** reruns that the observed figure beats */
  rank: Figure;
  /** of the null */
  reruns: Figure;
  /** the observed figure is beyond the limit */
  beaten: boolean;
}

export interface Agreement {
  /** what was done otherwise */
  what: string;
  /** adjusted Rand index, over the reruns */
  mean: Figure;
  /** over the reruns */
  deviation: Figure;
  /** of the reruns */
  least: Figure;
  /** how many */
  reruns: Figure;
  /** by segment; by cluster in `sampling_attributes` */
  jaccard: Figure[];
}

export interface Agreements {
  /** customers drawn anew */
  sampling: Agreement | null;
  /** the same without an encoder */
  sampling_attributes: Agreement | null;
  /** other encoders, or other starts of k-means */
  encoder: Agreement | null;
  /** one choice of cleaning changed each */
  cleaning: Agreement[];
  /** adjusted Rand index of the Ward cut to the segments */
  algorithm: Figure;
}

export interface Candidate {
  /** how it was made */
  name: string;
  /** in the attributes */
  silhouette_attributes: Figure;
  /** likewise */
  davies_bouldin_attributes: Figure;
  /** likewise */
  calinski_harabasz_attributes: Figure;
  /** where it was made */
  silhouette_own: Figure;
  /** adjusted Rand index to the segments */
  agreement: Figure;
}

export interface KeptVariance {
  /** of the attribute */
  name: string;
  /** of the attribute */
  label: string;
  /** share of its variance that the code keeps */
  r2: Figure;
}

export interface Faithfulness {
  /** share of the attributes' variance that the code keeps */
  r2: Figure;
  /** the same by attribute */
  attributes: KeptVariance[];
  /** customers that R² was taken of; 0: those fitted */
  held_out: Figure;
  /** of neighbours in the code */
  trustworthiness: Figure;
  /** of neighbours in the attributes */
  continuity: Figure;
  /** looked at */
  neighbours: Figure;
  /** customers looked at */
  rows: Figure;
}

export interface Gate {
  /** as in the configuration */
  key: string;
  /** what must hold */
  claim: string;
  /** the figures, in words */
  measured: string;
  /** that the figure must reach */
  limit: Figure;
  /** `passed`, `failed` or `not measured` */
  state: string;
  /** what was not measured does not pass */
  passed: boolean;
  /** what it guards against */
  meaning: string;
}

export interface Abandoned {
  /** that segments were made in */
  space: string;
  /** there */
  gates: Gate[];
}

export interface Verdict {
  /** `segments`, `uncertain`, `no segments` or `too few customers` */
  kind: string;
  /** they are segments */
  passed: boolean;
  /** the verdict with its figures */
  sentence: string;
}

export interface Certificate {
  /** false under 30 customers: there are no reruns */
  measured: boolean;
  /** `quick` or `full` */
  depth: string;
  /** what segments were made in */
  space: string;
  /** customers that the evidence was taken on */
  rows: Figure;
  /** the figures against tables without segments */
  null: NullFigure[];
  /** with segments made otherwise */
  agreement: Agreements;
  /** other ways to as many segments */
  candidates: Candidate[];
  /** what the code keeps */
  faithfulness: Faithfulness;
  /** what the verdict rests on */
  gates: Gate[];
  /** spaces that were tried too */
  abandoned: Abandoned[];
  /** customers left out of the fit */
  outliers: Figure;
  /** whether they are segments */
  verdict: Verdict;
}

export interface NullTitle {
  /** as in `null[]` of the certificate */
  index: string;
  /** in words */
  name: string;
  /** what the chart shows */
  title: string;
  /** how to read it */
  note: string;
  /** the 95% quantiles are of enough reruns to be drawn */
  quantiles: boolean;
}

export interface AgreementRow {
  /** what was changed */
  name: string;
  /** what kind of change it is */
  group: string;
  /** adjusted Rand index */
  mean: Figure;
  /** over the reruns; none of a single one */
  deviation: Figure;
  /** of the reruns; none of a single one */
  least: Figure;
  /** how many */
  reruns: Figure;
  /** what a gate asks for */
  asked: Figure;
}

export interface Trust {
  /** what opens the section, a paragraph each */
  lead: string[];
  /** how many tests hold */
  gates: string;
  /** a heading for each space that was tried too */
  abandoned: string[];
  /** titles of the figures against the nulls, the plainest first */
  nulls: NullTitle[];
  /** title of the agreements */
  agreements: string;
  /** all of them */
  agreement_rows: AgreementRow[];
  /** title of how well each segment comes back */
  stability: string;
  /** how to read it */
  stability_note: string;
  /** by segment, in words */
  stability_grades: string[];
  /** limits of the grades */
  stability_marks: Figure[];
  /** title of what the code keeps */
  faithfulness: string;
  /** how to read it */
  faithfulness_note: string;
  /** how other ways to as many segments do */
  candidates: string;
}
