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
  /** how sure the segments are, in a sentence without terms */
  sure: string;
  /** what speaks against them first, likewise; empty for nothing */
  caution: string;
  /** what a page to share leaves out; empty of a page with everything */
  shared: string;
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
  /** both silhouettes are above the limits of both nulls */
  beats_nulls: boolean | null;
  /** adjusted Rand index to the partition of redrawn customers */
  bootstrap: Figure;
  /** over the redrawings */
  bootstrap_deviation: Figure;
  /** of the segment that comes back worst */
  least_jaccard: Figure;
  /** as `bootstrap`, of k-means on the attributes */
  bootstrap_attributes: Figure;
  /** the figure that the rule takes the highest of: the mean silhouette plus null_excess */
  decides: Figure;
  /** what chance does to it: the deviation between tables of the copula null */
  decides_deviation: Figure;
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
  /** whether the table falls into groups at all: `shown`, `not shown`, `a continuum is likely` or `too few customers` */
  structure: string;
  /** numbers of segments that the evidence cannot tell from the best, that one included */
  supported: number[];
  /** the same in a sentence */
  supported_reason: string;
  /** no larger number could be tried: read "at least" */
  at_end: boolean;
  /** what became of the mixture of kinds: `taken`, `one kind`, `no end`, `too small`, `coarser`, `unlike`, `unstable`, `other number` or `not looked` */
  kinds: string;
  /** the same in a sentence */
  kinds_reason: string;
  /** by the mixture */
  kinds_found: number | null;
  /** adjusted Rand index of nearest centroids to the mixture's kinds, where it was tried */
  kinds_fidelity: Figure | null;
  /** adjusted Rand index of the segments by k-means on the code to the kinds */
  kinds_agreement: Figure | null;
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
  decides: string;
  /** of the silhouettes */
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
  /** of the nearest two middles */
  separation: string;
  /** of the Ward tree's gaps */
  ward: string;
}

export interface ChartNote {
  /** how to read it */
  note: string;
  /** what it shows, for those who cannot see it */
  summary: string;
}

export interface ChoiceCharts {
  /** of the figure that the rule takes the highest of */
  decides: ChartNote;
  /** of how far segments lie apart */
  silhouette: ChartNote;
  /** of how well they come back */
  stability: ChartNote;
  /** of what is above the copula null */
  excess: ChartNote;
  /** of the smallest segment */
  smallest: ChartNote;
  /** of the inertia */
  elbow: ChartNote;
  /** of the gap statistic */
  gap: ChartNote;
  /** of the nearest two middles */
  separation: ChartNote;
  /** of the Ward tree's gaps */
  ward: ChartNote;
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
  /** the figures at the chosen number of segments */
  summary: string;
  /** the 95% quantiles are of enough reruns to be drawn */
  quantiles: boolean;
}

export interface NullKind {
  /** as in `null[]` of the certificate */
  null: string;
  /** what such tables are */
  name: string;
  /** what their mean is called */
  mean: string;
}

export interface AgreementRow {
  /** what was changed */
  name: string;
  /** what kind of change it is */
  group: string;
  /** the segments come out differently there */
  caution: boolean;
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
  /** of the tables in `null[]` */
  null_kinds: NullKind[];
  /** title of the agreements */
  agreements: string;
  /** how to read it */
  agreements_note: string;
  /** all agreements, in a line */
  agreements_summary: string;
  /** all of them */
  agreement_rows: AgreementRow[];
  /** title of how well each segment comes back */
  stability: string;
  /** how to read it */
  stability_note: string;
  /** of every segment */
  stability_summary: string;
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
  /** why their figures are not quite those of the run */
  reruns: string;
}

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
  /** all of them in a line */
  summary: string;
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
  /** from the low to the high end; a dash for none */
  interval: string;
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

export interface ValueCount {
  /** the value */
  label: string;
  /** who have it */
  customers: Figure;
  /** of those who have a value */
  share: Figure;
}

export interface Histogram {
  /** the lowest value */
  low: number | null;
  /** where a long tail is cut, or the highest value */
  high: number | null;
  /** the last bar also holds what lies above it */
  beyond: boolean;
  /** where the bars begin */
  from: (number | null)[];
  /** where they end */
  to: (number | null)[];
  /** customers in them */
  counts: number[];
  /** the values that they are of */
  words: string[];
  /** the customers, as they are shown */
  customers: string[];
  /** the same as shares */
  shares: string[];
}

export interface Sentinel {
  /** what seems to stand for a missing value */
  value: Figure;
  /** customers who have it */
  count: Figure;
  /** both, as they are told */
  words: string;
}

export interface Dates {
  /** earliest day */
  first: string;
  /** day by which half of the customers are */
  median: string;
  /** latest day */
  last: string;
}

export interface ColumnFacts {
  /** as in the file's header */
  name: string;
  /** what people call it */
  label: string;
  /** empty where it has none */
  unit: string;
  /** `attribute` or `label` */
  role: string;
  /** `amount`, `count`, `ratio`, `duration`, `date`, `boolean`, ... */
  kind: string;
  /** what is to be seen of it, in a line */
  title: string;
  /** what its bars show, in a line */
  summary: string;
  /** likewise, of its running share; of numbers */
  running_summary: string;
  /** how many have no value, and their share */
  missing_words: string;
  /** likewise, at zero; of numbers */
  zeros_words: string;
  /** customers with a value */
  count: Figure;
  /** customers without one */
  missing: Figure;
  /** the same as a share */
  missing_share: Figure;
  /** different values, or levels that occur */
  distinct: Figure;
  /** customers at zero; of a boolean, those with no */
  zeros: Figure;
  /** of those with a value */
  zeros_share: Figure;
  /** customers below zero */
  negative: Figure;
  /** customers outside the dictionary's range */
  outside: Figure;
  /** customers at a level that the dictionary does not list */
  unseen: Figure;
  /** all values are whole numbers */
  whole: boolean;
  /** lowest */
  minimum: Figure;
  /** a tenth of the customers lies at or below */
  p10: Figure;
  /** half of them do */
  median: Figure;
  /** nine tenths do */
  p90: Figure;
  /** highest */
  maximum: Figure;
  /** of all values */
  sum: Figure;
  /** of a boolean the share of yes */
  mean: Figure;
  /** standard deviation */
  deviation: Figure;
  /** 0 when even on both sides */
  skewness: Figure;
  /** 0 of a normal distribution */
  excess_kurtosis: Figure;
  /** below 2, means and totals rest on few customers */
  tail_index: Figure;
  /** largest values that it was taken from */
  tail_values: Figure;
  /** at which the quantiles stand */
  probabilities: (number | null)[];
  /** of the values */
  quantiles: (number | null)[];
  /** the quantiles at 0%, 1%, ..., 100% */
  ecdf: (number | null)[];
  /** the same as they are shown */
  ecdf_texts: string[];
  /** of numbers: up to 5 values */
  most_frequent: ValueCount[];
  /** of a category: most frequent first */
  levels: ValueCount[];
  /** of numbers */
  histogram: Histogram | null;
  /** a value that seems to stand for a missing one */
  sentinel: Sentinel | null;
  /** of a date */
  dates: Dates | null;
}

export interface Pair {
  /** name of one column */
  first: string;
  /** name of the other */
  second: string;
  /** `rank correlation`, `Cramer's V` or `correlation ratio` */
  measure: string;
  /** what they do together: "rise together strongly" */
  words: string;
  /** how strongly, 0 to 1 */
  value: Figure;
  /** correlation of the values, of two columns of numbers */
  pearson: Figure;
  /** correlation of the ranks, likewise */
  spearman: Figure;
  /** of no relation */
  p_value: Figure;
  /** customers with both */
  rows: Figure;
}

export interface Plane {
  /** name of the column that lies across */
  first: string;
  /** name of the one that goes up */
  second: string;
  /** of each; the outer ones hold what lies beyond */
  bins: number;
  /** where the bins begin and end */
  first_range: (number | null)[];
  /** likewise */
  second_range: (number | null)[];
  /** the bins' ends as they are shown, one more than bins */
  first_edges: string[];
  /** likewise */
  second_edges: string[];
  /** which values each bin holds, in words */
  first_spans: string[];
  /** likewise */
  second_spans: string[];
  /** customers, by bins of the first, then of the second */
  counts: number[];
  /** how each is shown; empty where nobody is */
  customers: string[];
  /** what lies across, and what goes up */
  title: string;
  /** what the plane shows */
  summary: string;
}

export interface Correlation {
  /** the strongest of them, in a line */
  title: string;
  /** what they are */
  measure: string;
  /** how to read them */
  note: string;
  /** what they show */
  summary: string;
  /** how many columns there are; those that go together most are shown */
  all: number;
  /** of the columns */
  names: string[];
  /** what people call them */
  labels: string[];
  /** names of the attributes that they are made of */
  owners: string[];
  /** row by row */
  values: ((number | null)[])[];
  /** the same as they are shown */
  texts: string[][];
}

export interface Gap {
  /** its name */
  column: string;
  /** where it is missing, in a sentence */
  words: string;
  /** the figures behind that */
  figures: string;
}

export interface MissingPattern {
  /** names of those that are missing */
  columns: string[];
  /** the same in words */
  words: string;
  /** customers who lack these, and nothing else */
  rows: Figure;
}

export interface MissingDependence {
  /** name of a column with gaps */
  column: string;
  /** name of the one that may tell where they are */
  other: string;
  /** chance that the other is higher where the column is missing */
  auc: Figure;
  /** 0 to 0.5 */
  effect: Figure;
  /** of chance alone */
  p_value: Figure;
  /** over all of these tests */
  false_discovery_rate: Figure;
}

export interface MissingTogether {
  /** name of one column */
  first: string;
  /** name of the other */
  second: string;
  /** customers who lack both */
  rows: Figure;
  /** correlation of being missing, -1 to 1 */
  phi: Figure;
}

export interface Missingness {
  /** customers who have every attribute */
  complete_rows: Figure;
  /** different sets of missing columns */
  distinct_patterns: Figure;
  /** how many customers have every attribute */
  words: string;
  /** the column with the most gaps; empty where nothing is missing */
  title: string;
  /** how much is missing of each, in a line */
  summary: string;
  /** of how many combinations some are shown */
  patterns_words: string;
  /** columns with gaps, those first whose gaps are told clearest */
  gaps: Gap[];
  /** sets of missing columns, most frequent first */
  patterns: MissingPattern[];
  /** greatest effect first */
  dependences: MissingDependence[];
  /** greatest phi first */
  together: MissingTogether[];
}

export interface DeclaredSum {
  /** as the dictionary has it */
  equation: string;
  /** whether it holds: what is said behind the equation */
  words: string;
  /** false: not all of its columns are attributes */
  checked: boolean;
  /** customers with all of its columns */
  rows: Figure;
  /** for whom it does not hold */
  broken: Figure;
  /** by how much it is off at most */
  largest_break: Figure;
}

export interface FoundRelation {
  /** `sum`, `product`, `ratio` or `copy` */
  relation: string;
  /** name of the column that is made of the others */
  total: string;
  /** of which it is made */
  first: string;
  /** likewise; the first again in a copy */
  second: string;
  /** the relation */
  equation: string;
  /** where it holds: what is said behind the equation */
  words: string;
  /** of a copy */
  factor: Figure;
  /** customers with all of the columns */
  rows: Figure;
  /** for whom it holds */
  holding: Figure;
}

export interface Identities {
  /** in the dictionary's order */
  declared: DeclaredSum[];
  /** that nobody declared */
  discovered: FoundRelation[];
}

export interface Duplicates {
  /** different rows that occur more than once */
  repeated: Figure;
  /** rows that repeat an earlier one */
  superfluous: Figure;
  /** how often the most frequent of them occurs */
  largest: Figure;
  /** the same in a sentence; empty where no row repeats another */
  words: string;
}

export interface Compare {
  /** every segment's share of the customers */
  sizes: string;
  /** title: the largest difference from everybody */
  differences: string;
  /** what that chart shows */
  differences_summary: string;
  /** what the chart of medians shows */
  profiles_summary: string;
  /** title: the segment that holds most beyond its share */
  totals: string;
  /** what that chart shows */
  totals_summary: string;
  /** title of the table of attributes by segments */
  table: string;
  /** how to read it */
  table_note: string;
  /** places in `population`: first what sets the segments apart most */
  order: number[];
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
  /** `value`, `boolean`, `level`, `missing` or `zero` */
  part: string;
  /** as of a segment, over all customers */
  spread: Figures;
  /** what of a spread stands in the table of attributes by segments: the median as `typical`, or the mean as `average` or `share` */
  typical_is: string;
  /** its median over all customers and in every segment, in a line */
  summary: string;
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
  plain: string;
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
  /** of its cell: from -6, far below everybody, to 6 */
  shade: number;
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
  /** how many they are, and what they hold of what customers are worth */
  who: string;
  /** the total that is told of it, or null */
  holds: Holding | null;
  /** those that are told, strongest first */
  drivers: Driver[];
  /** what to do by rule of thumb; null where nothing is to be said */
  strategy: string | null;
  /** the plays that contact customers of it, those that are expected to bring most first, by their places among the plays that reach any, from 0 */
  plays: number[];
  /** the phrases of its name, in their order */
  name_parts: NamePart[];
  /** whose name it is; empty where it was made from the data */
  name_source: string;
  /** how often the name came back in redrawings */
  name_stability: string;
  /** in the order of `population` */
  attributes: SegmentAttribute[];
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
  /** how these customers are shown */
  population_texts: string[];
  /** likewise */
  segment_texts: string[][];
  /** values of the bin in which most of a segment's customers are, of each segment */
  fullest: string[];
  /** how its share of the segment is shown */
  fullest_holds: string[];
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
  /** that the segments did not pass every test; else empty */
  doubt: string;
  /** title of what plays may bring: the one that may bring most */
  best: string;
  /** what each may bring, in a line */
  values_summary: string;
  /** in how many lists a customer may be */
  limits_words: string;
  /** how many customers are in a list */
  listed: string;
  /** customers by the number of their lists */
  per_customer: NamedWords[];
  /** segments of which no play reaches customers */
  left_out: string;
  /** heading of plays that fit, but reach nobody; empty without any */
  nobody: string;
  /** heading of plays that fit no segment; empty without any */
  unfit: string;
}

export interface Expected {
  /** P10, median, P90 and mean of the draws, in the currency */
  values: Figures;
  /** chance of a loss */
  loss: Figure;
  /** with the currency */
  mean: string;
  /** from P10 to P90, with the currency */
  range: string;
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
  /** the same in a sentence, or why nothing is said of money */
  worth: string;
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
  /** how many more it fires in; empty for none */
  further: string;
}

export interface BroughtPlay {
  /** of the play; of all plays together, that */
  title: string;
  /** customers on its list */
  contacted: Figure;
  /** customers held out of it */
  held_out: Figure;
  /** what changed because of it, with its range */
  effect: string;
  /** what all contacts left after their costs; empty without money */
  left: string;
  /** `yes`, `no` or `open` */
  go_on: string;
  /** the same in words */
  decision: string;
  /** sentences on it: how sure, what it changed, where to go on */
  words: string[];
}

export interface Brought {
  /** how many plays brought something */
  tally: string;
  /** of which playbook, and by which table */
  source: string;
  /** how sure the ranges are */
  reading: string;
  /** in the plan's order; last all of them together */
  plays: BroughtPlay[];
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
  /** the same with the busiest border */
  found: string;
  /** the border with the most customers; empty without any */
  busiest: string;
  /** what standing on a border means */
  meaning: string;
  /** how to read the chart of borders */
  note: string;
  /** what it shows */
  summary: string;
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
  /** what the map is */
  summary: string;
}

export interface SilhouetteBand {
  /** its number */
  segment: number;
  /** highest to lowest: all, or 101 evenly spaced quantiles */
  values: (number | null)[];
  /** highest, what a quarter, half and three quarters lie above, and lowest */
  quarters: Figures;
  /** from the highest to the lowest */
  span: string;
  /** over its customers */
  mean: Figure;
  /** share of them */
  below_zero: Figure;
}

export interface Silhouettes {
  /** customers whose silhouettes were taken */
  rows: number;
  /** how many lie nearer to another segment */
  title: string;
  /** how to read it, and where it was taken */
  note: string;
  /** of every segment */
  summary: string;
  /** over all */
  mean: Figure;
  /** of the line at the mean */
  mean_words: string;
  /** in their order */
  segments: SilhouetteBand[];
}

export interface Prepared {
  /** what people call it, with its unit */
  label: string;
  /** its name; empty of zeros and ones */
  transform: string;
  /** that fills gaps; empty of zeros and ones */
  method: string;
  /** the transform in words */
  taken_as: string;
  /** why it was taken so */
  reason: string;
  /** how many gaps were filled, and with what */
  filled: string;
  /** values that were moved into the dictionary's range */
  clipped: Figure;
  /** that was taken off */
  center: Figure;
  /** that it was divided by */
  scale: Figure;
}

export interface LeftOut {
  /** what became of them */
  heading: string;
  /** each with the reason */
  columns: NamedWords[];
}

export interface Curve {
  /** mean squared error by epoch, of customers learned from */
  training: Figures;
  /** likewise, of customers held out; empty without any */
  held_out: Figures;
  /** the epoch whose weights were kept, from 1 */
  kept: number;
}

export interface Encoder {
  /** what the code is made of */
  made: string;
  /** how much of the attributes it keeps */
  kept: string;
  /** its sizes */
  figures: NamedWords[];
  /** of the curves */
  title: string;
  /** how to read them */
  note: string;
  /** what they come to */
  summary: string;
  /** whether they are drawn in powers of ten */
  powers: boolean;
  /** of the longest curve */
  epochs: number;
  /** how each encoder learned; empty without training */
  curves: Curve[];
}

export interface Leaf {
  /** customers */
  size: Figure;
  /** of all */
  share: Figure;
  /** that most of them are in; null where that is not known */
  segment: number | null;
  /** what it is called: how many, and of which segment */
  name: string;
}

export interface Join {
  /** leaf by that number, from 0; from the number of leaves on, a join */
  left: number;
  /** likewise */
  right: number;
  /** how unlike the two are */
  height: Figure;
  /** customers */
  size: Figure;
  /** of all */
  share: Figure;
  /** where it stands */
  title: string;
  /** customers of both */
  parts: string;
  /** how many there are after it */
  groups: string;
}

export interface Dendrogram {
  /** how far its groups are the segments */
  title: string;
  /** how to read it */
  note: string;
  /** its last joins */
  summary: string;
  /** of the line at the cut */
  cut_words: string;
  /** height between as many groups as segments and one fewer */
  cut: Figure;
  /** the groups at the lowest level shown */
  leaves: Leaf[];
  /** joins, by ascending height */
  merges: Join[];
}

export interface TableSize {
  /** how many there are */
  customers: string;
  /** customers and attributes */
  size: string;
  /** how many it yields */
  observations: string;
}

export interface BadRow {
  /** on which it begins */
  line: Figure;
  /** of the field at fault; none where the whole row is */
  column: Figure;
  /** of that column */
  name: string;
  /** what is wrong */
  what: string;
}

export interface Unread {
  /** how many rows were left out */
  title: string;
  /** that these are only the first; empty where they are all */
  rest: string;
  /** the first of them */
  rows: BadRow[];
}

export interface Density {
  /** where the grid begins, along both directions */
  low: (number | null)[];
  /** from one cell to the next, likewise */
  step: (number | null)[];
  /** how the left ends of the columns are shown */
  columns: string[];
  /** how the lower ends of the rows are shown */
  rows: string[];
  /** column, row, number of the segment that most of its customers are of, customers */
  cells: number[][];
  /** of each cell, as they are shown */
  customers: string[];
  /** how many of these are of that segment */
  shares: string[];
}

export interface WhatIfAttribute {
  /** as in the file's header */
  name: string;
  /** what people call it */
  label: string;
  /** empty where it has none */
  unit: string;
  /** `amount`, `count`, `ratio`, `date`, `boolean`, `category`, ... */
  kind: string;
  /** its values are whole numbers */
  whole: boolean;
  /** customers without a value were fitted, and it can do without other customers */
  may_lack: boolean;
  /** of numbers, ascending: the customers' values at each hundredth, or all that there are */
  stops: (number | null)[];
  /** of a category; its value is an index into them */
  levels: string[];
  /** per segment the value of a typical customer; null where it is missing */
  starts: (number | null)[];
  /** how far it sets a segment apart, the largest difference of its parts */
  apart: number | null;
}

export interface WhatIfColumn {
  /** index of the attribute that it is made of */
  attribute: number;
  /** `value`, `level`, `missing` or `zero`; see model-format.md */
  part: string;
  /** of a level: those that count as 1 */
  codes: number[];
  /** of a level: others count as 1 too */
  pooled: boolean;
  /** values below are moved there; null where they are not */
  lowest: number | null;
  /** values above are moved there; likewise */
  highest: number | null;
  /** what stands for a missing value */
  fill: number | null;
  /** of a value, by its name */
  transform: string;
  /** its power */
  lambda: number | null;
  /** its knots: raw values */
  values: (number | null)[];
  /** its knots: what becomes of them */
  scores: (number | null)[];
  /** taken off */
  center: number | null;
  /** divided by */
  scale: number | null;
  /** standard deviation of the prepared column */
  deviation: number | null;
}

export interface WhatIfRidge {
  /** index of the prepared column that it completes */
  column: number;
  /** per prepared column */
  weights: (number | null)[];
  /** added to the weighted sum */
  intercept: number | null;
  /** the least that it gives */
  low: number | null;
  /** the most that it gives */
  high: number | null;
}

export interface WhatIf {
  /** why the page cannot score a customer; all else is empty then, and it is where it can */
  unsaid: string;
  /** which attributes have always a value here, and why; empty where none */
  always_known: string;
  /** that the model needs */
  attributes: WhatIfAttribute[];
  /** prepared of them */
  columns: WhatIfColumn[];
  /** regressions that complete them, five times in their order */
  ridges: WhatIfRidge[];
  /** units of the encoders' hidden layers; none where all is linear */
  hidden: number[];
  /** units of an encoder's code */
  code: number;
  /** encoders */
  members: number;
  /** columns of the final code */
  axes: number;
  /** how many there are */
  segments: number;
  /** the encoders have one */
  linear_path: boolean;
  /** floats, the lowest byte first, in base64: of each encoder its layers, each inputs x outputs row by row and its bias (where all is linear the last bias alone); the linear path, code x inputs; the offset; the mixing, (encoders x code) x axes; the centroids */
  weights: string;
}

/** Fields with their types, by the name of the fact. */
export const shapes: Record<string, Record<string, string>> = {
  Tile: { figure: "Figure", name: "string", meaning: "string", },
  Headline: { title: "string", grade: "string", badge: "string", sure: "string", caution: "string", shared: "string", points: "string[]", tiles: "Tile[]", },
  KRow: { k: "number", fit: "boolean", inertia: "Figure", silhouette_code: "Figure", silhouette_attributes: "Figure", inertia_attributes: "Figure", silhouette_plain: "Figure", smallest_share: "Figure", smallest_share_attributes: "Figure", ward_gap: "Figure", ward_agreement: "Figure", null_excess: "Figure", null_deviations: "Figure", null_silhouette: "Figure", beats_nulls: "boolean | null", bootstrap: "Figure", bootstrap_deviation: "Figure", least_jaccard: "Figure", bootstrap_attributes: "Figure", decides: "Figure", decides_deviation: "Figure", },
  Choice: { k: "number", reason: "string", rule: "string", chosen_by: "string", holds: "boolean", structure: "string", supported: "number[]", supported_reason: "string", at_end: "boolean", kinds: "string", kinds_reason: "string", kinds_found: "number | null", kinds_fidelity: "Figure | null", kinds_agreement: "Figure | null", knee: "string", knee_attributes: "string", gap: "number | null", gap_attributes: "number | null", },
  ChoiceTitles: { held: "string", marks: "string", decides: "string", silhouette: "string", stability: "string", excess: "string", smallest: "string", elbow: "string", gap: "string", separation: "string", ward: "string", },
  ChartNote: { note: "string", summary: "string", },
  ChoiceCharts: { decides: "ChartNote", silhouette: "ChartNote", stability: "ChartNote", excess: "ChartNote", smallest: "ChartNote", elbow: "ChartNote", gap: "ChartNote", separation: "ChartNote", ward: "ChartNote", },
  NullFigure: { k: "number", index: "string", null: "string", observed: "Figure", mean: "Figure", deviation: "Figure", p95: "Figure", limit: "Figure", rank: "Figure", reruns: "Figure", beaten: "boolean", },
  Agreement: { what: "string", mean: "Figure", deviation: "Figure", least: "Figure", reruns: "Figure", jaccard: "Figure[]", },
  Agreements: { sampling: "Agreement | null", sampling_attributes: "Agreement | null", encoder: "Agreement | null", cleaning: "Agreement[]", algorithm: "Figure", },
  Candidate: { name: "string", silhouette_attributes: "Figure", davies_bouldin_attributes: "Figure", calinski_harabasz_attributes: "Figure", silhouette_own: "Figure", agreement: "Figure", },
  KeptVariance: { name: "string", label: "string", r2: "Figure", },
  Faithfulness: { r2: "Figure", attributes: "KeptVariance[]", held_out: "Figure", trustworthiness: "Figure", continuity: "Figure", neighbours: "Figure", rows: "Figure", },
  Gate: { key: "string", claim: "string", measured: "string", limit: "Figure", state: "string", passed: "boolean", meaning: "string", },
  Abandoned: { space: "string", gates: "Gate[]", },
  Verdict: { kind: "string", passed: "boolean", sentence: "string", },
  Certificate: { measured: "boolean", depth: "string", space: "string", rows: "Figure", null: "NullFigure[]", agreement: "Agreements", candidates: "Candidate[]", faithfulness: "Faithfulness", gates: "Gate[]", abandoned: "Abandoned[]", outliers: "Figure", verdict: "Verdict", },
  NullTitle: { index: "string", name: "string", title: "string", note: "string", summary: "string", quantiles: "boolean", },
  NullKind: { null: "string", name: "string", mean: "string", },
  AgreementRow: { name: "string", group: "string", caution: "boolean", mean: "Figure", deviation: "Figure", least: "Figure", reruns: "Figure", asked: "Figure", },
  Trust: { lead: "string[]", gates: "string", abandoned: "string[]", nulls: "NullTitle[]", null_kinds: "NullKind[]", agreements: "string", agreements_note: "string", agreements_summary: "string", agreement_rows: "AgreementRow[]", stability: "string", stability_note: "string", stability_summary: "string", stability_grades: "string[]", stability_marks: "Figure[]", faithfulness: "string", faithfulness_note: "string", candidates: "string", reruns: "string", },
  Finding: { kind: "string", severity: "string", alert: "string", columns: "string[]", share: "Figure", text: "string", },
  Bar: { label: "string", value: "Figure", },
  ObservationPlot: { title: "string", x: "string", y: "string", kind: "string", bars: "Bar[]", summary: "string", },
  Observation: { kind: "string", heading: "string", text: "string", figures: "string", columns: "string[]", effect: "number | null", interest: "number | null", estimate: "Figure", low: "Figure", high: "Figure", p_value: "Figure", q_value: "Figure", customers: "Figure", plot: "ObservationPlot", },
  Measured: { estimate: "Figure", low: "Figure", high: "Figure", n: "Figure", interval: "string", },
  ClaimGroup: { name: "string", median: "Measured", mean: "Figure", },
  ClaimStratum: { name: "string", verdict: "string", figure: "Measured", },
  ClaimPart: { check: "string", measure: "string", verdict: "string", sentence: "string", expectation: "string", scale_low: "number | null", expected_low: "number | null", expected_high: "number | null", figure: "Measured", customers_share: "Figure", groups: "ClaimGroup[]", strata: "ClaimStratum[]", strata_words: "string", },
  ClaimReading: { text: "string", verdict: "string", parts: "ClaimPart[]", },
  Claim: { number: "number", text: "string", verdict: "string", depends_on_reading: "boolean", note: "string", readings: "ClaimReading[]", },
  ValueCount: { label: "string", customers: "Figure", share: "Figure", },
  Histogram: { low: "number | null", high: "number | null", beyond: "boolean", from: "(number | null)[]", to: "(number | null)[]", counts: "number[]", words: "string[]", customers: "string[]", shares: "string[]", },
  Sentinel: { value: "Figure", count: "Figure", words: "string", },
  Dates: { first: "string", median: "string", last: "string", },
  ColumnFacts: { name: "string", label: "string", unit: "string", role: "string", kind: "string", title: "string", summary: "string", running_summary: "string", missing_words: "string", zeros_words: "string", count: "Figure", missing: "Figure", missing_share: "Figure", distinct: "Figure", zeros: "Figure", zeros_share: "Figure", negative: "Figure", outside: "Figure", unseen: "Figure", whole: "boolean", minimum: "Figure", p10: "Figure", median: "Figure", p90: "Figure", maximum: "Figure", sum: "Figure", mean: "Figure", deviation: "Figure", skewness: "Figure", excess_kurtosis: "Figure", tail_index: "Figure", tail_values: "Figure", probabilities: "(number | null)[]", quantiles: "(number | null)[]", ecdf: "(number | null)[]", ecdf_texts: "string[]", most_frequent: "ValueCount[]", levels: "ValueCount[]", histogram: "Histogram | null", sentinel: "Sentinel | null", dates: "Dates | null", },
  Pair: { first: "string", second: "string", measure: "string", words: "string", value: "Figure", pearson: "Figure", spearman: "Figure", p_value: "Figure", rows: "Figure", },
  Plane: { first: "string", second: "string", bins: "number", first_range: "(number | null)[]", second_range: "(number | null)[]", first_edges: "string[]", second_edges: "string[]", first_spans: "string[]", second_spans: "string[]", counts: "number[]", customers: "string[]", title: "string", summary: "string", },
  Correlation: { title: "string", measure: "string", note: "string", summary: "string", all: "number", names: "string[]", labels: "string[]", owners: "string[]", values: "((number | null)[])[]", texts: "string[][]", },
  Gap: { column: "string", words: "string", figures: "string", },
  MissingPattern: { columns: "string[]", words: "string", rows: "Figure", },
  MissingDependence: { column: "string", other: "string", auc: "Figure", effect: "Figure", p_value: "Figure", false_discovery_rate: "Figure", },
  MissingTogether: { first: "string", second: "string", rows: "Figure", phi: "Figure", },
  Missingness: { complete_rows: "Figure", distinct_patterns: "Figure", words: "string", title: "string", summary: "string", patterns_words: "string", gaps: "Gap[]", patterns: "MissingPattern[]", dependences: "MissingDependence[]", together: "MissingTogether[]", },
  DeclaredSum: { equation: "string", words: "string", checked: "boolean", rows: "Figure", broken: "Figure", largest_break: "Figure", },
  FoundRelation: { relation: "string", total: "string", first: "string", second: "string", equation: "string", words: "string", factor: "Figure", rows: "Figure", holding: "Figure", },
  Identities: { declared: "DeclaredSum[]", discovered: "FoundRelation[]", },
  Duplicates: { repeated: "Figure", superfluous: "Figure", largest: "Figure", words: "string", },
  Compare: { sizes: "string", differences: "string", differences_summary: "string", profiles_summary: "string", totals: "string", totals_summary: "string", table: "string", table_note: "string", order: "number[]", },
  Figures: { values: "(number | null)[]", texts: "string[]", },
  PopulationAttribute: { name: "string", label: "string", unit: "string", kind: "string", part: "string", spread: "Figures", typical_is: "string", summary: "string", },
  Holding: { share: "Figure", of: "string", },
  Driver: { name: "string", label: "string", high: "boolean", side: "string", exact: "string", plain: "string", },
  NamePart: { words: "string", label: "string", side: "string", exact: "string", },
  Rank: { p10: "number | null", median: "Figure", p90: "number | null", },
  SegmentAttribute: { spread: "Figures", share_of_total: "Figure | null", much: "boolean", difference: "Figure", shade: "number", rank: "Rank | null", },
  Segment: { id: "number", name: "string", size: "Figure", share: "Figure", who: "string", holds: "Holding | null", drivers: "Driver[]", strategy: "string | null", plays: "number[]", name_parts: "NamePart[]", name_source: "string", name_stability: "string", attributes: "SegmentAttribute[]", },
  Distribution: { name: "string", bins: "string", edges: "(number | null)[]", edge_texts: "string[]", single: "string[] | null", population: "number[]", segments: "number[][]", population_texts: "string[]", segment_texts: "string[][]", fullest: "string[]", fullest_holds: "string[]", note: "string", },
  OutcomeFigure: { what: "string", overall: "Figure", by_segment: "Figures", },
  Outcome: { name: "string", label: "string", effect: "Figure", figures: "OutcomeFigure[]", },
  NamedWords: { name: "string", words: "string", },
  Plan: { playbook: "string", currency: "string", tally: "string", cautions: "string", doubt: "string", best: "string", values_summary: "string", limits_words: "string", listed: "string", per_customer: "NamedWords[]", left_out: "string", nobody: "string", unfit: "string", },
  Expected: { values: "Figures", loss: "Figure", mean: "string", range: "string", },
  Stratum: { stratum: "string", customers: "Figure", held_out: "Figure", share: "Figure", },
  Clause: { text: "string", holds: "boolean", },
  PlaySegment: { id: "number", fires: "boolean", evidence: "Clause[]", contacts: "Figure | null", sizes: "string", expected: "Expected | null", },
  Play: { name: "string", title: "string", action: "string", customer: "string", channel: "string", message: "string", kpi: "string", stop: "string[]", exclusive: "boolean", fires: "boolean", reaches: "boolean", sizes: "string", list: "string | null", hold_out_list: "string | null", contacts: "Figure", held_out: "Figure", expected: "Expected | null", worth: "string", assumptions: "NamedWords[]", measured: "string", hold_out_state: "string", unlucky: "string", parts: "string", balance: "Stratum[]", nobody: "string", segments: "PlaySegment[]", further: "string", },
  BroughtPlay: { title: "string", contacted: "Figure", held_out: "Figure", effect: "string", left: "string", go_on: "string", decision: "string", words: "string[]", },
  Brought: { tally: "string", source: "string", reading: "string", plays: "BroughtPlay[]", },
  Place: { below: "number | null", words: "string", },
  BorderPair: { segment: "number", next: "number", customers: "Figure", share: "Figure", },
  Borders: { margin: "number | null", title: "string", found: "string", busiest: "string", meaning: "string", note: "string", summary: "string", places: "Place[]", pairs: "BorderPair[]", },
  MapWords: { lead: "string", axes: "string[]", points: "string", cells: "string", rings: "string", summary: "string", },
  SilhouetteBand: { segment: "number", values: "(number | null)[]", quarters: "Figures", span: "string", mean: "Figure", below_zero: "Figure", },
  Silhouettes: { rows: "number", title: "string", note: "string", summary: "string", mean: "Figure", mean_words: "string", segments: "SilhouetteBand[]", },
  Prepared: { label: "string", transform: "string", method: "string", taken_as: "string", reason: "string", filled: "string", clipped: "Figure", center: "Figure", scale: "Figure", },
  LeftOut: { heading: "string", columns: "NamedWords[]", },
  Curve: { training: "Figures", held_out: "Figures", kept: "number", },
  Encoder: { made: "string", kept: "string", figures: "NamedWords[]", title: "string", note: "string", summary: "string", powers: "boolean", epochs: "number", curves: "Curve[]", },
  Leaf: { size: "Figure", share: "Figure", segment: "number | null", name: "string", },
  Join: { left: "number", right: "number", height: "Figure", size: "Figure", share: "Figure", title: "string", parts: "string", groups: "string", },
  Dendrogram: { title: "string", note: "string", summary: "string", cut_words: "string", cut: "Figure", leaves: "Leaf[]", merges: "Join[]", },
  TableSize: { customers: "string", size: "string", observations: "string", },
  BadRow: { line: "Figure", column: "Figure", name: "string", what: "string", },
  Unread: { title: "string", rest: "string", rows: "BadRow[]", },
  Density: { low: "(number | null)[]", step: "(number | null)[]", columns: "string[]", rows: "string[]", cells: "number[][]", customers: "string[]", shares: "string[]", },
  WhatIfAttribute: { name: "string", label: "string", unit: "string", kind: "string", whole: "boolean", may_lack: "boolean", stops: "(number | null)[]", levels: "string[]", starts: "(number | null)[]", apart: "number | null", },
  WhatIfColumn: { attribute: "number", part: "string", codes: "number[]", pooled: "boolean", lowest: "number | null", highest: "number | null", fill: "number | null", transform: "string", lambda: "number | null", values: "(number | null)[]", scores: "(number | null)[]", center: "number | null", scale: "number | null", deviation: "number | null", },
  WhatIfRidge: { column: "number", weights: "(number | null)[]", intercept: "number | null", low: "number | null", high: "number | null", },
  WhatIf: { unsaid: "string", always_known: "string", attributes: "WhatIfAttribute[]", columns: "WhatIfColumn[]", ridges: "WhatIfRidge[]", hidden: "number[]", code: "number", members: "number", axes: "number", segments: "number", linear_path: "boolean", weights: "string", },
};
