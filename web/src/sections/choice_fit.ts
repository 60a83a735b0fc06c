// What the gates ask of a number of segments, and which numbers meet it.
import { list, type KRow, type Report } from "../data";
import { exists } from "../numbers";

/** The bound in a gate's claim: "at least 0.80" is 0.8, "at least 2.0%" is 0.02; null where there is none. */
export function targetOf(data: Report, key: string): number | null {
  const gate = list(data.certificate?.gates).find((entry) => entry.key === key);
  const found = /at least (\d+(?:\.\d+)?)(%?)/.exec((gate?.claim ?? "").slice(0, 400));
  return found ? Number(found[1]) / (found[2] ? 100 : 1) : null;
}

/** Whether a number of segments meets the rule's demands; null where that cannot be told. */
export function fits(data: Report, row: KRow): boolean | null {
  const excess = targetOf(data, "null_excess");
  const agreement = targetOf(data, "bootstrap_agreement");
  const smallest = targetOf(data, "smallest_share");
  if (excess === null || agreement === null || smallest === null || typeof row.beats_nulls !== "boolean") return null;
  const reaches = (value: number | null | undefined, bound: number): boolean => exists(value) && value >= bound;
  return row.beats_nulls && reaches(row.null_excess, excess) && reaches(row.bootstrap, agreement) && reaches(row.smallest_share, smallest);
}
