// How far the segmentation may be relied on: the certificate.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import type { Section } from "../section";
import { clean } from "../text";
import { agreements } from "./trust_agreement";
import { abandoned, candidates } from "./trust_candidates";
import { faithfulness } from "./trust_faithfulness";
import { gates } from "./trust_gates";
import { jaccard } from "./trust_jaccard";
import { nulls } from "./trust_nulls";

const lead = (data: Report): Content => list(data.trust?.lead).map((one) => h("p", {}, bdi(clean(one, 1500))));

export function trustSection(data: Report): Section | null {
  const certificate = data.certificate;
  if (!certificate) return null;
  const body = [
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

