// How the page's figures came about, for those who must answer for them or make them again.
import { list, type Report } from "../data";
import type { Section } from "../section";
import { again } from "./making_again";
import { encoder } from "./making_encoder";
import { leftOut, preparation } from "./making_preparation";

export function makingSection(data: Report): Section | null {
  const body = [preparation(data), leftOut(data), encoder(data), again(data)].flat().filter(Boolean);
  if (body.length === 0) return null;
  return {
    id: "making",
    heading: "How it was made",
    short: "How it was made",
    lead: list(data.segments).length > 0 ? "From the table to the segments, step by step." : undefined,
    body,
  };
}
