// How far the segmentation may be relied on: the certificate.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Section } from "../section";
import { textOf } from "../shown";
import { clean } from "../text";
import { agreements } from "./trust_agreement";
import { abandoned, candidates } from "./trust_candidates";
import { faithfulness } from "./trust_faithfulness";
import { gates } from "./trust_gates";
import { jaccard } from "./trust_jaccard";
import { nulls } from "./trust_nulls";

const lead = (data: Report): Content => list(data.trust?.lead).map((one) => h("p", {}, bdi(clean(one, 1500))));

// What the verdict rests on, and the main figures.
function points(data: Report): Content {
  const told = list(data.headline?.points).map((line) => clean(line, 800)).filter(Boolean);
  return told.length > 0 ? h("ul", { class: "points" }, told.map((line) => h("li", {}, bdi(line)))) : null;
}

function tiles(data: Report): Content {
  const made = list(data.headline?.tiles).map((one) =>
    h("div", { class: "tile" }, h("dt", {}, clean(one?.name)), h("dd", {}, h("b", {}, textOf(one?.figure)), h("span", {}, clean(one?.meaning, 200)))),
  );
  return made.length > 0 ? h("dl", { class: "tiles" }, made) : null;
}

export function trustSection(data: Report): Section | null {
  const certificate = data.certificate;
  if (!certificate) return null;
  const body = [
    points(data),
    tiles(data),
    gates(data),
    nulls(data),
    agreements(data),
    jaccard(data),
    faithfulness(data),
    candidates(data),
    abandoned(data),
  ];
  if (body.every((part) => part === null) && !certificate.verdict?.sentence) return null;
  return { id: "trust", heading: "Can I trust it?", short: "Can I trust it", lead: lead(data), body };
}

