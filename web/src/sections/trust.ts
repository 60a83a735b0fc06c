// How far the segmentation may be relied on: the certificate.
import { bdi, h, type Content } from "../dom";
import { type Certificate, type Report } from "../data";
import { exists, whole } from "../numbers";
import type { Section } from "../section";
import { clean } from "../text";
import { agreements } from "./trust_agreement";
import { abandoned, candidates } from "./trust_candidates";
import { faithfulness } from "./trust_faithfulness";
import { gates } from "./trust_gates";
import { jaccard } from "./trust_jaccard";
import { nulls } from "./trust_nulls";

const depths: Record<string, Content> = {
  quick: ["The evidence is quick, of few reruns; ", h("code", { class: "whole" }, "--evidence full"), " makes more of them."],
  full: "The evidence is full.",
};

function lead(certificate: Certificate): Content {
  const sentence = clean(certificate.verdict?.sentence, 1500);
  if (certificate.measured === false)
    return [
      sentence ? h("p", {}, bdi(sentence)) : null,
      h("p", {}, "Nothing was made again: under 30 customers reruns would say nothing."),
    ];
  const rows = exists(certificate.rows) ? ` It was taken on ${whole(certificate.rows)} customers.` : "";
  return [
    h("p", {}, "Any table can be cut into segments. What shows that these are more than an accident: they were made again from other customers, by other encoders and after other cleaning, and the same was done with tables in which there are no segments."),
    h("p", {}, depths[certificate.depth ?? ""] ?? "", rows),
  ];
}

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
  return { id: "trust", heading: "Can I trust it?", short: "Can I trust it", lead: lead(certificate), body };
}

