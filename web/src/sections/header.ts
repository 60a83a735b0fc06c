// The headline: how many segments, how sure, and why so many.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import { counted, decimal, exists, percent } from "../numbers";
import { clean } from "../text";

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

const verdictWords: Record<string, [string, string]> = {
  segments: ["good", "Segments: every test passed"],
  uncertain: ["unsure", "Uncertain: not every test passed"],
  "no segments": ["bad", "No segments: a continuum, cut usefully"],
  "too few customers": ["bad", "Too few customers to tell"],
};

function verdict(data: Report): Content {
  const verdict = data.certificate?.verdict;
  if (!verdict?.sentence) return null;
  const [kind, words] = verdictWords[verdict.kind ?? ""] ?? ["unsure", clean(verdict.kind)];
  return h(
    "div",
    { class: `verdict ${kind}` },
    h("h2", { class: "badge" }, "How sure: ", h("span", {}, words)),
    h("p", {}, bdi(clean(verdict.sentence, 800))),
  );
}

function reason(data: Report): Content {
  const words = clean(data.choice?.reason, 900);
  if (!words) return null;
  const heading = data.choice?.chosen_by === "user" ? "Why this many: the number was set" : "Why this many";
  return h("div", { class: "verdict plain" }, h("h2", { class: "badge" }, heading), h("p", {}, bdi(words)));
}

function tile(figure: string, name: string, meaning: string): Content {
  return h("div", { class: "tile" }, h("dt", {}, name), h("dd", {}, h("b", {}, figure), h("span", {}, meaning)));
}

function tiles(data: Report): Content {
  const quality = data.quality ?? {};
  const heldOut = data.certificate?.faithfulness?.held_out !== 0;
  const sampling = data.certificate?.agreement?.sampling?.mean;
  const made = [
    exists(quality.silhouette_attributes) &&
      tile(
        decimal(quality.silhouette_attributes, 2),
        "How far apart",
        "silhouette in the prepared attributes, the stricter judge: 1 wholly apart, 0 touching",
      ),
    exists(sampling) &&
      tile(decimal(sampling, 2), "How well they come back", "agreement when customers are drawn anew: 1 the same segments, 0 as by chance"),
    exists(quality.reconstruction_r2) &&
      tile(
        percent(quality.reconstruction_r2, 0),
        "How much the code keeps",
        heldOut
          ? "of the variance of customers that no encoder trained on (R²)"
          : "of the variance of these customers (R²)",
      ),
  ].filter(Boolean);
  return made.length > 0 ? h("dl", { class: "tiles" }, made as Content[]) : null;
}

export function header(data: Report): HTMLElement {
  const file = clean(data.source?.file, 160).split(/[/\\]/).pop() ?? "";
  return h(
    "header",
    { id: "top" },
    file ? h("p", { class: "file" }, bdi(file)) : null,
    h("h1", {}, headline(data)),
    list(data.segments).length > 0 ? h("div", { class: "verdicts" }, verdict(data), reason(data)) : null,
    tiles(data),
  );
}
