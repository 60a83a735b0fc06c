// The data object of docs/report-data.md. Everything may be absent or null: a page is also drawn of
// a table without segments, and of what an older ilk kept.

import type * as Facts from "./fact_types";

export type Num = number | null | undefined;
type Text = string | null | undefined;
type List<T> = T[] | null | undefined;
/** A number and the text that shows it. */
export interface Shown { value?: Num; text?: Text }
/** A row of them. */
export interface Figures { values?: List<Num>; texts?: List<string> }
/** A fact any part of which may be lacking. */
type Loose<T> = T extends (infer E)[] ? List<Loose<E>> : T extends object ? { [K in keyof T]?: Loose<T[K]> | null } : T | null | undefined;

export interface BadRow { line?: Num; column?: Num; name?: Text; what?: Text }
export interface Source { file?: Text; rows?: Num; bad_rows?: Num; first_bad_rows?: List<BadRow> }
export interface Finding { kind?: Text; severity?: Text; alert?: Text; columns?: List<string>; share?: Num; text?: Text }
export interface Bar { label?: Text; value?: Num }
export interface Plot { title?: Text; x?: Text; y?: Text; kind?: Text; bars?: List<Bar> }
export interface Observation {
  kind?: Text; text?: Text; columns?: List<string>; effect?: Num; estimate?: Num; low?: Num; high?: Num;
  p_value?: Num; q_value?: Num; interest?: Num; customers?: Num; plot?: Plot | null;
}
export interface Measured { estimate?: Num; low?: Num; high?: Num; n?: Num }
export interface ClaimPart {
  check?: Text; verdict?: Text; sentence?: Text; expectation?: Text; figure?: Measured | null; customers_share?: Num;
  groups?: List<{ name?: Text; median?: Measured; mean?: Num }>;
  strata?: List<{ name?: Text; verdict?: Text; figure?: Measured }>;
}
export interface Reading { text?: Text; verdict?: Text; parts?: List<ClaimPart> }
export interface Hypothesis { number?: Num; text?: Text; verdict?: Text; depends_on_reading?: boolean; readings?: List<Reading> }
export interface Histogram { low?: Num; high?: Num; counts?: List<number> }
export interface Part {
  name?: Text; label?: Text; part?: Text; reason?: Text; filled?: Num; center?: Num; scale?: Num;
}
export interface Preparation {
  transform?: Text; lambda?: Num; reason?: Text; method?: Text; fill?: Num; filled?: Num; clipped?: Num;
  center?: Num; scale?: Num; parts?: List<Part>;
}
export interface Attribute {
  name?: Text; label?: Text; unit?: Text; role?: Text; kind?: Text; count?: Num; missing?: Num; distinct?: Num; zeros?: Num;
  negative?: Num; outside?: Num; unseen?: Num; whole?: boolean; minimum?: Num; p10?: Num; median?: Num; p90?: Num; maximum?: Num; mean?: Num;
  deviation?: Num; skewness?: Num; tail_index?: Num; ecdf?: List<number>; histogram?: Histogram | null;
  probabilities?: List<number>; quantiles?: List<number>;
  most_frequent?: List<{ value?: Num; count?: Num }>; levels?: List<{ level?: Text; name?: Text; count?: Num }>;
  dates?: { first?: Num; median?: Num; last?: Num } | null; sentinel?: { value?: Num; count?: Num } | null;
  preparation?: Preparation | null; dropped?: Text;
}
export interface Correlation { names?: List<string>; labels?: List<string>; values?: List<Num[]> }
export interface Missingness {
  complete_rows?: Num; distinct_patterns?: Num;
  patterns?: List<{ columns?: List<string>; rows?: Num }>;
  dependences?: List<{ column?: Text; other?: Text; auc?: Num; effect?: Num; p_value?: Num; false_discovery_rate?: Num }>;
}
export interface Pair {
  first?: Text; second?: Text; measure?: Text; value?: Num; pearson?: Num; spearman?: Num; p_value?: Num; rows?: Num;
}
export interface Plane {
  first?: Text; second?: Text; bins?: Num; counts?: List<number>; first_range?: List<number>; second_range?: List<number>;
}
export interface Identities {
  declared?: List<{ equation?: Text; broken?: Num; rows?: Num; largest_break?: Num; checked?: boolean }>;
  discovered?: List<{
    relation?: Text; total?: Text; first?: Text; second?: Text; factor?: Num; rows?: Num; holding?: Num;
  }>;
}
export type KRow = Loose<Facts.KRow>;
export type ChoiceTitles = Loose<Facts.ChoiceTitles>;
export interface Encoder {
  encoders?: Num; inputs?: Num; hidden?: List<number>; code?: Num; columns?: Num; linear_r2?: Num; reconstruction_r2?: Num;
  curves?: List<{ training?: List<Num>; held_out?: List<Num>; best_epoch?: Num }>;
}
export interface Dendrogram {
  rows?: Num; micro_clusters?: Num; leaves?: List<{ size?: Num; share?: Num }>;
  merges?: List<{ left: number; right: number; height: number }>; k?: Num; cut_height?: Num; agreement?: Num;
}
export interface Profiled {
  name?: Text; part?: Text; median?: Num; mean?: Num; p10?: Num; p25?: Num; p75?: Num; p90?: Num;
}
export interface PopulationAttribute extends Profiled { label?: Text; unit?: Text; kind?: Text }
export interface SegmentAttribute extends Profiled {
  share_of_total?: Num; difference?: Num; rank?: { p10?: Num; median?: Num; p90?: Num } | null;
}
export interface Driver {
  name?: Text; label?: Text; difference?: Num; direction?: Text; median_difference?: Num; auc?: Num; goes_with?: Text;
}
export interface NamePart { words?: Text; name?: Text; direction?: Text; difference?: Num; auc?: Num }
export interface Condition {
  name?: Text; label?: Text; unit?: Text; kind?: Text; relation?: Text; limit?: Num; level?: Text; text?: Text;
  takes_missing?: boolean | null;
}
export interface Rule { conditions?: List<Condition>; text?: Text; precision?: Num; recall?: Num; coverage?: Num; customers?: Num }
export interface Example { id?: Text | number; values?: List<{ name?: Text; value?: Num | string }> }
export interface Change { name?: Text; label?: Text; unit?: Text; kind?: Text; from?: Num | string; to?: Num | string; next?: Num }
export interface BorderExample extends Example { next?: Num; margin?: Num; change?: Change | null }
export interface Segment {
  id?: Num; name?: Text; made_name?: Text; name_from?: Text; follows?: { id?: Num; name?: Text; keeps_name?: boolean | null } | null; size?: Num; share?: Num; silhouette?: Num; attributes?: List<SegmentAttribute>; drivers?: List<Driver>;
  strategy?: { kind?: Text; text?: Text } | null; name_origin?: List<NamePart>; name_stability?: Num; rule?: Rule | null;
  typical?: List<Example>; border?: List<BorderExample>;
}
export interface TreeNode extends Condition {
  below?: Num; rest?: Num; customers?: Num; segment?: Num; right?: Num;
}
export interface Tree { leaves?: Num; fidelity?: Num; held_out_fidelity?: Num; nodes?: List<TreeNode> }
export interface Concentration {
  name?: Text; label?: Text; unit?: Text; gini?: Num; top_tenth?: Num; shares?: List<Num>; lorenz?: List<number[]>;
}
export interface Expected { mean?: Num; p10?: Num; median?: Num; p90?: Num; loss?: Num }
export interface Assumption { low?: Num; likely?: Num; high?: Num; unit?: Text; baseline?: Num }
export interface PlaySegment {
  id?: Num; name?: Text; fires?: boolean; evidence?: List<{ text?: Text; holds?: boolean | null }>; customers?: Num; contacts?: Num;
  held_out?: Num; expected?: Expected | null;
}
export interface Play {
  name?: Text; title?: Text; action?: Text; channel?: Text; message?: Text; kpi?: Text; stop?: List<string>; order?: Num; list?: Text;
  hold_out_list?: Text; response?: Assumption | null; value?: Assumption | null; cost?: Assumption | null; segments?: List<PlaySegment>;
  eligible?: Num; kept_apart?: Num; capped?: Num; contacts?: Num; held_out?: Num; expected?: Expected | null; needed_hold_out?: Num;
  enough?: boolean | null; detectable?: Num; balance?: List<{ stratum?: Text; customers?: Num; held_out?: Num }>; strata?: Num;
  more_segments?: List<List<number>>; reaches?: boolean | null; exclusive?: boolean | null; customer?: Text; hold_out?: Num; balance_p_value?: Num; share_p_value?: Num;
}
export interface Plan {
  playbook?: Text; currency?: Text; customers?: Num; contacted?: Num; plays?: List<Play>; lists_per_customer?: List<Num>;
  limits?: { most_contacts?: Num; hold_out?: Num; power?: Num; significance?: Num; seed?: Num } | null;
}
export interface Outcome {
  name?: Text; label?: Text; unit?: Text; kind?: Text; is_share?: boolean; effect?: Num; p_value?: Num;
  figures?: List<{ what?: Text; overall?: Num; by_segment?: List<Num> }>;
}
export interface Distribution { name?: Text; bins?: Text; edges?: List<number>; population?: List<number>; segments?: List<number[]> }
export interface CodeMap {
  explained?: List<number>; points?: List<number[]>; ids?: List<string>;
  density?: { low: number[]; step: number[]; cells: number[][] } | null;
}
export interface Silhouettes { rows?: Num; segments?: List<{ segment?: Num; values?: List<number>; below_zero?: Num }> }
export interface Quality {
  silhouette_code?: Num; silhouette_code_error?: Num; silhouette_attributes?: Num; silhouette_attributes_error?: Num;
  simplified_silhouette_code?: Num; reconstruction_r2?: Num; sampled_rows?: Num;
}
export type NullFigure = Loose<Facts.NullFigure>;
export type Gate = Loose<Facts.Gate>;
export type AgreementRow = Loose<Facts.AgreementRow>;

export interface Report {
  ilk?: { version?: Text; format?: Num };
  command?: Text;
  input?: { bytes?: Num; sha256?: Text } | null;
  source?: Source;
  value?: { name?: Text; label?: Text; unit?: Text } | null;
  findings?: List<Finding>;
  observations?: List<Observation>;
  hypotheses?: List<Hypothesis>;
  attributes?: List<Attribute>;
  unused?: List<{ name?: Text; role?: Text; reason?: Text }>;
  correlation?: Correlation | null;
  pairs?: List<Pair>;
  planes?: List<Plane>;
  missingness?: Missingness | null;
  identities?: Identities | null;
  duplicates?: { repeated?: Num; superfluous?: Num; largest?: Num } | null;
  headline?: Loose<Facts.Headline> | null;
  k_table?: List<KRow>;
  choice?: Loose<Facts.Choice> | null;
  choice_titles?: ChoiceTitles | null;
  encoder?: Encoder | null;
  dendrogram?: Dendrogram | null;
  segments?: List<Segment>;
  population?: List<PopulationAttribute>;
  outcomes?: List<Outcome>;
  distributions?: List<Distribution>;
  map?: CodeMap | null;
  borders?: { margin?: Num; customers?: Num; pairs?: List<{ segment?: Num; next?: Num; customers?: Num }> } | null;
  silhouettes?: Silhouettes | null;
  quality?: Quality | null;
  certificate?: Loose<Facts.Certificate> | null;
  trust?: Loose<Facts.Trust> | null;
  tree?: Tree | null;
  concentration?: List<Concentration>;
  plan?: Plan | null;
  configuration?: Record<string, unknown> | null;
}

/** The list, or an empty one. */
export const list = <T>(from: List<T>): T[] => (Array.isArray(from) ? from : []);

// What is drawn has a name or a number: an element that is no object is none of them.
function withoutHoles(report: Report): void {
  if (report.plan) report.plan.plays = list(report.plan.plays).filter((play) => play !== null && typeof play === "object");
  for (const key of ["segments", "population", "attributes", "observations", "hypotheses", "k_table", "concentration"] as const) {
    const elements: unknown[] = list(report[key] as unknown[]);
    if (elements.some((element) => element === null || typeof element !== "object"))
      (report as Record<string, unknown>)[key] = elements.filter((element) => element !== null && typeof element === "object");
  }
}

/** The page's data object. */
export function readData(): Report {
  const text = document.getElementById("ilk-data")?.textContent ?? "";
  const report = JSON.parse(text) as Report;
  withoutHoles(report);
  const density = report.map?.density;
  if (report.map && density && ![density.low, density.step, density.cells].every(Array.isArray)) report.map.density = null;
  return report;
}
