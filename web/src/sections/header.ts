// The headline: how many segments, how sure, and who they are.
import { bdi, h, type Content } from "../dom";
import { list, type Agreement, type Report, type Segment } from "../data";
import { counted, decimal, exists, percent, whole } from "../numbers";
import { named } from "../segments";
import { textOf } from "../shown";
import { clean, fileName, labelOf } from "../text";

/** "6 segments of 8,950 customers"; groups where the certificate refutes segments. */
export function headline(data: Report): string {
  const rows = data.source?.rows;
  const count = list(data.segments).length;
  const customers = exists(rows) ? counted(rows, "customer", "customers") : "";
  if (count === 0) return customers || "Customer segments";
  const refuted = data.certificate?.verdict?.passed === false;
  const kinds = refuted ? counted(count, "group", "groups") : counted(count, "segment", "segments");
  return customers ? `${kinds} of ${customers}` : kinds;
}

const verdictWords = new Map<string, [string, string]>([
  ["segments", ["good", "segments: every test passed"]],
  ["uncertain", ["unsure", "uncertain: not every test passed"]],
  ["no segments", ["bad", "no segments: a continuum, cut usefully"]],
  ["too few customers", ["bad", "too few customers to tell"]],
]);

function againstChance(data: Report): string {
  const state = (key: string): boolean | undefined => list(data.certificate?.gates).find((gate) => gate.key === key)?.passed;
  const passed = ["beats_independent", "beats_copula", "null_excess"].map(state);
  if (passed.some((one) => one === undefined)) return "";
  return passed.every(Boolean)
    ? "More than chance: they stand out from tables made of yours in which there are no segments."
    : "Not shown to be more than chance: tables made of yours without segments do as well.";
}

function comingBack(data: Report): string {
  const mean = data.certificate?.agreement?.sampling?.mean;
  const passed = list(data.certificate?.gates).find((gate) => gate.key === "bootstrap_agreement")?.passed;
  if (!exists(mean)) return "";
  const figure = `(agreement ${decimal(mean, 2)} of 1)`;
  return passed ? `They come back when customers are drawn anew ${figure}.` : `They do not reliably come back when customers are drawn anew ${figure}.`;
}

function apart(data: Report): string {
  const silhouette = data.quality?.silhouette_attributes;
  const fitted = list(data.segments).reduce((sum, segment) => sum + (segment.size?.value ?? 0), 0);
  const border = data.borders?.customers;
  const blurred = exists(border) && border > 0 && fitted > 0 ? `: ${percent(border / fitted, 0)} of the customers stand on a border` : "";
  if (!exists(silhouette)) return "";
  if (silhouette > 0.5) return `They lie well apart${blurred}.`;
  return silhouette > 0.25 ? `They touch at their edges${blurred}.` : `They border on one another, as zones rather than islands${blurred}.`;
}

const muchDepends = 0.6; // agreement under which a choice of cleaning makes other segments

function dependence(data: Report): string {
  const weakest = list(data.certificate?.agreement?.cleaning).reduce<Agreement | null>(
    (least, one) => (exists(one?.mean) && one.mean < (least?.mean ?? muchDepends) ? one : least),
    null,
  );
  return weakest ? `But much depends on the cleaning: with ${clean(weakest.what, 60)}, the agreement is ${decimal(weakest.mean, 2)} only.` : "";
}

function verdict(data: Report): Content {
  const verdict = data.certificate?.verdict;
  if (!verdict?.sentence) return null;
  const [kind, words] = verdictWords.get(verdict.kind ?? "") ?? ["unsure", clean(verdict.kind)];
  const told = data.certificate?.measured === false ? [] : [againstChance(data), comingBack(data), apart(data), dependence(data)].filter(Boolean);
  return h(
    "div",
    { class: `verdict ${kind}` },
    h("h2", { class: "badge" }, "How sure: ", h("span", {}, words)),
    told.length > 0 ? h("ul", {}, told.map((line) => h("li", {}, line))) : h("p", {}, bdi(clean(verdict.sentence, 800))),
    h("p", { class: "further" }, h("a", { href: "#trust" }, "Can I trust it?"), " ", data.choice?.k ? h("a", { href: "#choice" }, `Why ${whole(data.choice.k)}?`) : null),
  );
}

const mostTold = 8; // segments in the headline

function who(data: Report): Content {
  const segments = list(data.segments);
  const line = (segment: Segment, slot: number): Content => {
    const share = `${textOf(segment.share)} of customers`;
    const worth = data.value ? segment.holds : null;
    return h("li", {}, named(segment, slot), ": ", worth ? `${share}, ${textOf(worth.share)} of all ${labelOf(data.value ?? {})}` : share);
  };
  return h(
    "div",
    { class: "verdict plain" },
    h("h2", { class: "badge" }, "Who they are"),
    h("ul", { class: "who" }, segments.slice(0, mostTold).map(line)),
    segments.length > mostTold ? h("p", { class: "further" }, `and ${whole(segments.length - mostTold)} more below`) : null,
  );
}

function tile(figure: string, name: string, meaning: string): Content {
  return h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("b", {}, figure), h("span", {}, meaning)));
}

const enoughHeldOut = 50; // customers; a share of the variance of fewer says nothing

function tiles(data: Report): Content {
  const quality = data.quality ?? {};
  const heldOut = data.certificate?.faithfulness?.held_out;
  const sampling = data.certificate?.agreement?.sampling?.mean;
  const made = [
    exists(quality.silhouette_attributes) &&
      tile(
        decimal(quality.silhouette_attributes, 2),
        "How far apart",
        "silhouette in the prepared attributes, the stricter judge: 1 wholly apart, 0 touching",
      ),
    exists(sampling) &&
      tile(decimal(sampling, 2), "How well they come back", "agreement (adjusted Rand index) when customers are drawn anew: 1 the same segments, 0 as by chance"),
    exists(quality.reconstruction_r2) &&
      exists(heldOut) &&
      heldOut >= enoughHeldOut &&
      tile(percent(quality.reconstruction_r2, 0), "How much the code keeps", "of the variance of customers that no encoder trained on (R²)"),
  ].filter(Boolean);
  return made.length > 0 ? h("dl", { class: "tiles" }, made as Content[]) : null;
}

export function header(data: Report): HTMLElement {
  const file = fileName(data.source?.file);
  return h(
    "header",
    { id: "top" },
    file ? h("p", { class: "file" }, bdi(file)) : null,
    h("h1", {}, headline(data)),
    list(data.segments).length > 0 ? h("div", { class: "verdicts" }, verdict(data), who(data)) : null,
    tiles(data),
  );
}
