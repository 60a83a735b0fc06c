// The data object of docs/report-data.md. Everything may be absent or null: a page is also drawn of
// a table without segments, and of what an older ilk kept.
import type * as facts from "./fact_types";

export type Num = number | null | undefined;
type Text = string | null | undefined;
type List<T> = T[] | null | undefined;
/** A fact, any part of which may be absent. */
type Loose<T> = T extends (infer Each)[] ? Loose<Each>[] : T extends object ? { [Key in keyof T]?: Loose<T[Key]> | null } : T;

/** A number and the text that shows it. */
export type Shown = Loose<facts.Figure>;
/** A row of them. */
export type Figures = Loose<facts.Figures>;

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
  transform?: Text; taken_as?: Text; lambda?: Num; reason?: Text; method?: Text; filled_by?: Text; fill?: Num; filled?: Num; clipped?: Num;
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
export interface KRow {
  k?: Num; inertia?: Num; inertia_attributes?: Num; silhouette_code?: Num; silhouette_attributes?: Num; silhouette_plain?: Num;
  calinski_harabasz?: Num; davies_bouldin?: Num; smallest_share?: Num; ward_gap?: Num; ward_agreement?: Num; separation?: Num;
  knee?: Num; bend?: Num; gap?: Num; gap_error?: Num; gap_attributes?: Num; gap_error_attributes?: Num; null_silhouette?: Num;
  null_excess?: Num; null_deviations?: Num; beats_nulls?: boolean | null; bootstrap?: Num; bootstrap_deviation?: Num;
  least_jaccard?: Num; bootstrap_attributes?: Num; fit?: boolean | null;
}
/** A column of the k table: an index, by its key in the rows. */
export interface IndexColumn {
  key?: Text; heading?: Text; decimals?: Num;
}
export interface Choice {
  k?: Num; reason?: Text; rule?: Text; holds?: boolean; knee?: Text; knee_attributes?: Text; gap?: Num; gap_attributes?: Num;
  chosen_by?: Text;
}
export interface Encoder {
  encoders?: Num; inputs?: Num; hidden?: List<number>; code?: Num; columns?: Num; linear_r2?: Num; reconstruction_r2?: Num;
  curves?: List<{ training?: List<Num>; held_out?: List<Num>; best_epoch?: Num }>;
}
export interface Dendrogram {
  rows?: Num; micro_clusters?: Num; leaves?: List<{ size?: Num; share?: Num }>;
  merges?: List<{ left: number; right: number; height: number }>; k?: Num; cut_height?: Num; agreement?: Num;
}
export type Profiled = Pick<Loose<facts.PopulationAttribute>, "spread">;
export type PopulationAttribute = Loose<facts.PopulationAttribute>;
export type Driver = Loose<facts.Driver>;
export interface Rule { text?: Text; worth?: Text }
export interface Example { id?: Text | number; values?: List<{ name?: Text; value?: Num; text?: Text }> }
export interface Change { next?: Num; text?: Text }
export interface BorderExample extends Example { next?: Num; margin?: Shown | null; change?: Change | null }
export interface Segment extends Loose<facts.Segment> {
  silhouette?: Num; rule?: Rule | null; typical?: List<Example>; border?: List<BorderExample>;
}
export interface TreeNode { answers?: List<string>; words?: Text; below?: Num; rest?: Num; segment?: Num }
export interface Tree { title?: Text; held_out?: Text; nodes?: List<TreeNode> }
export interface Concentration {
  name?: Text; label?: Text; title?: Text; shares?: Figures | null; lorenz?: List<number[]>; lorenz_texts?: List<string[]>;
}
export type Expected = Loose<facts.Expected>;
export type PlaySegment = Loose<facts.PlaySegment>;
export interface Play extends Loose<facts.Play> { more_segments?: List<List<number>> }
export interface Plan extends Loose<facts.Plan> { plays?: List<Play> }
export type Outcome = Loose<facts.Outcome>;
export type Distribution = Loose<facts.Distribution>;
export interface CodeMap {
  explained?: List<number>; points?: List<number[]>; ids?: List<string>; words?: Loose<facts.MapWords> | null;
  density?: { low: number[]; step: number[]; cells: number[][] } | null;
}
export type Borders = Loose<facts.Borders> & { customers?: Num };
export interface Silhouettes { rows?: Num; segments?: List<{ segment?: Num; values?: List<number>; below_zero?: Num }> }
export interface Quality {
  silhouette_code?: Num; silhouette_code_error?: Num; silhouette_attributes?: Num; silhouette_attributes_error?: Num;
  simplified_silhouette_code?: Num; reconstruction_r2?: Num; sampled_rows?: Num;
}
export interface NullFigure {
  k?: Num; index?: Text; null?: Text; observed?: Num; mean?: Num; deviation?: Num; p95?: Num; limit?: Num; rank?: Num;
  reruns?: Num; beaten?: boolean;
}
export interface Agreement { what?: Text; mean?: Num; deviation?: Num; least?: Num; reruns?: Num; jaccard?: List<Num> }
export interface Gate { key?: Text; claim?: Text; measured?: Text; passed?: boolean; limit?: Num; state?: Text }
export interface Certificate {
  measured?: boolean; depth?: Text; space?: Text; rows?: Num; null?: List<NullFigure>;
  agreement?: {
    sampling?: Agreement | null; sampling_attributes?: Agreement | null; encoder?: Agreement | null;
    cleaning?: List<Agreement>; algorithm?: Num;
  } | null;
  candidates?: List<{
    name?: Text; silhouette_attributes?: Num; davies_bouldin_attributes?: Num; calinski_harabasz_attributes?: Num;
    silhouette_own?: Num; agreement?: Num;
  }>;
  faithfulness?: {
    r2?: Num; attributes?: List<{ name?: Text; label?: Text; r2?: Num }>; held_out?: Num; trustworthiness?: Num;
    continuity?: Num; neighbours?: Num; rows?: Num;
  } | null;
  gates?: List<Gate>; abandoned?: List<{ space?: Text; gates?: List<Gate> }>; outliers?: Num;
  verdict?: { kind?: Text; passed?: boolean; sentence?: Text } | null;
}

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
  k_table?: List<KRow>;
  indices?: List<IndexColumn>;
  choice?: Choice | null;
  encoder?: Encoder | null;
  dendrogram?: Dendrogram | null;
  segments?: List<Segment>;
  population?: List<PopulationAttribute>;
  compare?: { largest_difference?: Text; largest_holding?: Text } | null;
  outcomes?: List<Outcome>;
  distributions?: List<Distribution>;
  map?: CodeMap | null;
  borders?: Borders | null;
  silhouettes?: Silhouettes | null;
  quality?: Quality | null;
  certificate?: Certificate | null;
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
