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

function depth(certificate: Certificate): Content {
  const rows = exists(certificate.rows) ? ` It was taken on ${whole(certificate.rows)} customers.` : "";
  if (certificate.depth === "quick")
    return h("p", {}, "This is quick evidence, of few reruns; ", h("code", { class: "whole" }, "--evidence full"), " makes more of them.", rows);
  return certificate.depth === "full" ? h("p", {}, "This is full evidence.", rows) : null;
}

function lead(certificate: Certificate): Content {
  const sentence = clean(certificate.verdict?.sentence, 1500);
  const verdict = sentence ? h("p", {}, bdi(sentence)) : null;
  if (certificate.measured === false)
    return [verdict, h("p", {}, "Nothing was made again: under 30 customers reruns would say nothing.")];
  return [
    verdict,
    depth(certificate),
    h("p", {}, "Any table can be cut into segments. What shows that these are more than an accident: they were made again from other customers, by other encoders and after other cleaning, and the same was done with tables in which there are no segments."),
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

