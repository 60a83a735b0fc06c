// Written by `ninja -C build/release fact_types` from the facts in src/facts: change those.
export interface Figure { value: number | null; text: string }

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
