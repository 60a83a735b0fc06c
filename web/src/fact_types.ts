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
  /** customers, by bins of the first, then of the second */
  counts: number[];
}

export interface Correlation {
  /** the strongest of them, in a line */
  title: string;
  /** what they are */
  measure: string;
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
