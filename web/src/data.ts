// The data object of docs/report-data.md. Everything may be absent or null: a page is also drawn of
// a table without segments, and of what an older ilk kept.
import * as facts from "./fact_types";
import { unpacked } from "./packed";
import { clean } from "./text";

import type { Claim, ColumnFacts, Correlation, Duplicates, Finding, Identities, Missingness, Observation, Pair, Plane } from "./fact_types";

export type Num = number | null | undefined;
type Text = string | null | undefined;
type List<T> = T[] | null | undefined;
/** A fact, any part of which may be absent. */
type Loose<T> = T extends (infer Each)[] ? Loose<Each>[] : T extends object ? { [Key in keyof T]?: Loose<T[Key]> | null } : T;

/** A number and the text that shows it. */
export type Shown = Loose<facts.Figure>;
/** A row of them. */
export type Figures = Loose<facts.Figures>;

export interface Source { file?: Text; notes?: List<Text> }
export interface Attribute extends Partial<ColumnFacts> { preparation?: List<Loose<facts.Prepared>> }
export type IndexColumn = { key?: Text; heading?: Text };
/** Indices stand beside the other figures. */
export type KRow = Loose<facts.KRow> & { [Key in "separation" | "knee" | "gap" | "gap_error" | "gap_attributes" | "gap_error_attributes"]?: Shown | null };
export type ChoiceTitles = Loose<facts.ChoiceTitles>;
export type ChoiceCharts = Loose<facts.ChoiceCharts>;
export type Encoder = Loose<facts.Encoder>;
export type Dendrogram = Loose<facts.Dendrogram>;
export type Profiled = Pick<Loose<facts.PopulationAttribute>, "spread">;
export type PopulationAttribute = Loose<facts.PopulationAttribute>;
export type Driver = Loose<facts.Driver>;
export interface Rule { text?: Text; worth?: Text }
export interface Example { id?: Text | number; values?: List<{ name?: Text; text?: Text }> }
export interface Change { next?: Num; text?: Text }
export interface BorderExample extends Example { next?: Num; margin?: Shown | null; change?: Change | null }
export interface Segment extends Loose<facts.Segment> {
  rule?: Rule | null; typical?: List<Example>; border?: List<BorderExample>;
}
export interface TreeNode { answers?: List<string>; words?: Text; below?: Num; rest?: Num; segment?: Num }
export interface Tree { title?: Text; held_out?: Text; nodes?: List<TreeNode> }
export interface Concentration {
  name?: Text; label?: Text; title?: Text; summary?: Text; shares?: Figures | null; lorenz?: List<number[]>; lorenz_texts?: List<string[]>;
}
export type Expected = Loose<facts.Expected>;
export type PlaySegment = Loose<facts.PlaySegment>;
export interface Play extends Loose<facts.Play> { more_segments?: List<[number, number, string?]> }
export interface Plan extends Loose<facts.Plan> { plays?: List<Play> }
export type Outcome = Loose<facts.Outcome>;
export type Distribution = Loose<facts.Distribution>;
/** Its grid is whole, or there is none. */
export type Density = Loose<facts.Density> & { low: number[]; step: number[]; cells: number[][] };
export interface CodeMap {
  explained?: List<number>; points?: List<number[]>; ids?: List<string>; words?: Loose<facts.MapWords> | null;
  density?: Density | null;
}
export type Borders = Loose<facts.Borders> & { customers?: Num };
export type Silhouettes = Loose<facts.Silhouettes>;
export type SilhouetteBand = Loose<facts.SilhouetteBand>;
export type NullTitle = Loose<facts.NullTitle>;
export type NullFigure = Loose<facts.NullFigure>;
export type Gate = Loose<facts.Gate>;
export type AgreementRow = Loose<facts.AgreementRow>;

export interface Report {
  ilk?: { version?: Text; format?: Num };
  command?: Text;
  input?: { sha256?: Text } | null;
  source?: Source;
  table?: Loose<facts.TableSize> | null;
  unread?: Loose<facts.Unread> | null;
  value?: { name?: Text; label?: Text; unit?: Text } | null;
  findings?: List<Finding>;
  findings_words?: Text;
  observations?: List<Observation>;
  hypotheses?: List<Claim>;
  hypotheses_words?: Text;
  attributes?: List<Attribute>;
  correlation?: Correlation | null;
  pairs?: List<Pair>;
  planes?: List<Plane>;
  missingness?: Missingness | null;
  identities?: Identities | null;
  duplicates?: Duplicates | null;
  headline?: Loose<facts.Headline> | null;
  k_table?: List<KRow>;
  indices?: List<IndexColumn>;
  choice?: Loose<facts.Choice> | null;
  choice_titles?: ChoiceTitles | null;
  choice_charts?: ChoiceCharts | null;
  encoder?: Encoder | null;
  dendrogram?: Dendrogram | null;
  segments?: List<Segment>;
  population?: List<PopulationAttribute>;
  compare?: Loose<facts.Compare> | null;
  outcomes?: List<Outcome>;
  survival?: List<Text>;
  distributions?: List<Distribution>;
  map?: CodeMap | null;
  borders?: Borders | null;
  silhouettes?: Silhouettes | null;
  certificate?: Loose<facts.Certificate> | null;
  trust?: Loose<facts.Trust> | null;
  tree?: Tree | null;
  concentration?: List<Concentration>;
  plan?: Plan | null;
  brought?: Loose<facts.Brought> | null;
  left_out?: Loose<facts.LeftOut> | null;
  settings?: List<Loose<facts.NamedWords>>;
  what_if?: facts.WhatIf | null;
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

// The lists and parts whose facts are complete, so that whoever draws them need not ask.
const complete: Record<string, string> = {
  findings: "Finding[]", observations: "Observation[]", hypotheses: "Claim[]", attributes: "ColumnFacts[]", correlation: "Correlation",
  pairs: "Pair[]", planes: "Plane[]", missingness: "Missingness", identities: "Identities", duplicates: "Duplicates",
  what_if: "WhatIf",
};
const longestText = 1500;
const longestFigure = 60;

/** A value of that type as its fact has it: what is lacking is an empty text or list, or a figure of nothing. */
function completed(value: unknown, type: string): unknown {
  if (type.endsWith(" | null")) return value === null || value === undefined ? null : completed(value, type.slice(0, -" | null".length));
  if (type.endsWith("[]")) {
    const inner = type.slice(0, -2).replace(/^\((.*)\)$/, "$1");
    return (Array.isArray(value) ? value : []).map((each) => completed(each, inner));
  }
  if (type === "string") return clean(value, longestText);
  if (type === "number") return Number.isFinite(value) ? value : 0;
  const from = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  if (type === "Figure") return { value: Number.isFinite(from.value) ? from.value : null, text: clean(from.text, longestFigure) || "–" };
  const shape = facts.shapes[type];
  if (!shape) return value;
  const whole: Record<string, unknown> = { ...from };
  for (const [name, inner] of Object.entries(shape)) whole[name] = completed(from[name], inner);
  return whole;
}

// Base64 has none of its letters: the data may also stand there as they are.
const plain = /^[{["]/;

/** The page's data object. */
export function readData(): Report {
  const text = (document.getElementById("ilk-data")?.textContent ?? "").trim();
  const report = JSON.parse(plain.test(text) ? text : unpacked(text)) as Report;
  withoutHoles(report);
  const weights: unknown = report.what_if?.weights;
  for (const [key, type] of Object.entries(complete)) {
    const part = (report as Record<string, unknown>)[key];
    if (part !== null && part !== undefined) (report as Record<string, unknown>)[key] = completed(part, type);
  }
  if (report.what_if) report.what_if.weights = typeof weights === "string" ? weights : ""; // longer than any text
  const density = report.map?.density;
  if (report.map && density && ![density.low, density.step, density.cells].every(Array.isArray)) report.map.density = null;
  return report;
}
