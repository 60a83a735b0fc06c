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
  /** of k-means on the attributes */
  inertia_attributes: Figure;
  /** of k-means on the attributes, there */
  silhouette_plain: Figure;
  /** of the customers, in the smallest segment */
  smallest_share: Figure;
  /** of k-means on the attributes */
  smallest_share_attributes: Figure;
  /** height of the merge that so many clusters stop before, over the one below it */
  ward_gap: Figure;
  /** adjusted Rand index of the Ward cut to k-means */
  ward_agreement: Figure;
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

export interface Figures {
  /** exact, null where there is none */
  values: (number | null)[];
  /** how each is shown */
  texts: string[];
}

export interface PopulationAttribute {
  /** of the prepared attribute */
  name: string;
  /** what people call it */
  label: string;
  /** of its values */
  unit: string;
  /** of its values: `amount`, `count`, `ratio`, `date`, ... */
  kind: string;
  /** `value`, `boolean`, `level` or `missing` */
  part: string;
  /** as of a segment, over all customers */
  spread: Figures;
}

export interface Holding {
  /** of the total */
  share: Figure;
  /** what it is the total of */
  of: string;
}

export interface Driver {
  /** of the prepared attribute, as in `population` */
  name: string;
  /** what people call it */
  label: string;
  /** whether the segment lies above the others */
  high: boolean;
  /** by how much, in words */
  side: string;
  /** AUC and difference of means */
  exact: string;
  /** the segment's median, mean or share beside everybody's */
  middle: string;
}

export interface NamePart {
  /** as in the dictionary */
  words: string;
  /** of the attribute that it was made from */
  label: string;
  /** as of a driver */
  side: string;
  /** as of a driver */
  exact: string;
}

export interface Rank {
  /** share of all customers below the segment's P10, of equal ones a half */
  p10: number | null;
  /** the same of its median */
  median: Figure;
  /** the same of its P90 */
  p90: number | null;
}

export interface SegmentAttribute {
  /** P10, P25, median, P75, P90, mean of those who have a value */
  spread: Figures;
  /** null where a total makes no sense */
  share_of_total: Figure | null;
  /** whether that is much for its share of the customers */
  much: boolean;
  /** mean minus everybody's, in standard deviations of the prepared attribute */
  difference: Figure;
  /** among all customers; null of zeros and ones */
  rank: Rank | null;
}

export interface Segment {
  /** from 1 */
  id: number;
  /** unique */
  name: string;
  /** customers */
  size: Figure;
  /** of the customers */
  share: Figure;
  /** the total that is told of it, or null */
  holds: Holding | null;
  /** those that are told, strongest first */
  drivers: Driver[];
  /** what to do by rule of thumb; null where nothing is to be said */
  strategy: string | null;
  /** the phrases of its name, in their order */
  name_parts: NamePart[];
  /** whose name it is; empty where it was made from the data */
  name_source: string;
  /** how often the name came back in redrawings */
  name_stability: string;
  /** in the order of `population` */
  attributes: SegmentAttribute[];
}

export interface FullestBin {
  /** of the bin */
  values: string;
  /** share of the segment's customers */
  holds: Figure;
}

export interface Distribution {
  /** of the prepared attribute, as in `population` */
  name: string;
  /** `value`, `whole` or `scale` */
  bins: string;
  /** bin b goes from edge b to below edge b + 1 */
  edges: (number | null)[];
  /** how each is shown */
  edge_texts: string[];
  /** how the value of each bin is shown; null where bins are of several */
  single: string[] | null;
  /** customers per bin */
  population: number[];
  /** customers per segment and bin */
  segments: number[][];
  /** of each segment */
  fullest: FullestBin[];
  /** how the bins are to be read */
  note: string;
}

export interface OutcomeFigure {
  /** `yes`, a level, or `median` */
  what: string;
  /** of all customers that have a value */
  overall: Figure;
  /** of each segment */
  by_segment: Figures;
}

export interface Outcome {
  /** of the column */
  name: string;
  /** what people call it */
  label: string;
  /** 0 when the segments have nothing to do with it, to 1 */
  effect: Figure;
  /** one, or one per level */
  figures: OutcomeFigure[];
}

export interface NamedWords {
  /** what it is */
  name: string;
  /** what is said of it */
  words: string;
}

export interface Plan {
  /** its file */
  playbook: string;
  /** of all money */
  currency: string;
  /** how many plays reach customers */
  tally: string;
  /** plays that lose money, and who is held out */
  cautions: string;
  /** the play that may bring most; empty without assumptions */
  best: string;
  /** in how many lists a customer may be */
  limits_words: string;
  /** how many customers are in a list */
  listed: string;
  /** customers by the number of their lists */
  per_customer: NamedWords[];
  /** segments of which no play reaches customers */
  left_out: string;
}

export interface Expected {
  /** P10, median, P90 and mean of the draws, in the currency */
  values: Figures;
  /** chance of a loss */
  loss: Figure;
}

export interface Stratum {
  /** a segment and a third of the value */
  stratum: string;
  /** of the play */
  customers: Figure;
  /** of these */
  held_out: Figure;
  /** of these */
  share: Figure;
}

export interface Clause {
  /** what was measured and asked */
  text: string;
  /** whether it is as asked */
  holds: boolean;
}

export interface PlaySegment {
  /** of the segment */
  id: number;
  /** whether all clauses hold */
  fires: boolean;
  /** one per clause */
  evidence: Clause[];
  /** customers to contact; null where it reaches nobody */
  contacts: Figure | null;
  /** customers to contact and held out */
  sizes: string;
  /** what they may bring; null without assumptions */
  expected: Expected | null;
}

export interface Play {
  /** of its lists */
  name: string;
  /** of the playbook */
  title: string;
  /** of the playbook */
  action: string;
  /** its condition on customers; empty for none */
  customer: string;
  /** of the playbook */
  channel: string;
  /** of the playbook */
  message: string;
  /** what counts as success */
  kpi: string;
  /** what would stop it */
  stop: string[];
  /** whether its customers are in no other list */
  exclusive: boolean;
  /** whether it fits a segment */
  fires: boolean;
  /** whether it has customers */
  reaches: boolean;
  /** customers to contact, held out and left to other plays */
  sizes: string;
  /** file of its customers to contact, or null */
  list: string | null;
  /** file of those held out, or null */
  hold_out_list: string | null;
  /** customers to contact */
  contacts: Figure;
  /** customers held out */
  held_out: Figure;
  /** what it may bring; null where nothing is assumed or reached */
  expected: Expected | null;
  /** of the playbook; empty without any */
  assumptions: NamedWords[];
  /** whether its hold-out can show what it does */
  measured: string;
  /** `enough`, `scarce` or empty */
  hold_out_state: string;
  /** a hold-out that chance drew badly; mostly empty */
  unlucky: string;
  /** heading of `balance` */
  parts: string;
  /** how many are held out in each part */
  balance: Stratum[];
  /** why a play that fits reaches nobody; else empty */
  nobody: string;
  /** in which it fires; where it fires in none, where it comes nearest */
  segments: PlaySegment[];
}

export interface Place {
  /** margins below this, and not below that of the place before */
  below: number | null;
  /** where such a customer stands */
  words: string;
}

export interface BorderPair {
  /** number of the segment that the customers are in */
  segment: number;
  /** number of the one across the border */
  next: number;
  /** on this side of it */
  customers: Figure;
  /** of the segment */
  share: Figure;
}

export interface Borders {
  /** under it a customer stands on a border */
  margin: number | null;
  /** how many do */
  title: string;
  /** the border with the most customers; empty without any */
  busiest: string;
  /** what standing on a border means */
  meaning: string;
  /** words for margins, from the border on */
  places: Place[];
  /** borders with customers, most customers first */
  pairs: BorderPair[];
}

export interface MapWords {
  /** how much of the code the map holds */
  lead: string;
  /** names of both directions */
  axes: string[];
  /** whose the points are */
  points: string;
  /** whose the cells are */
  cells: string;
  /** what rings are */
  rings: string;
}
