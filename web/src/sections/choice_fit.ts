// What the gates ask of a number of segments, and which numbers meet it.
import { list, type KRow, type Num, type Report } from "../data";
import { exists } from "../numbers";

/** The figure that a gate asks for; null where it asks for none. */
export function targetOf(data: Report, key: string): number | null {
  const limit: Num = list(data.certificate?.gates).find((gate) => gate.key === key)?.limit;
  return exists(limit) ? limit : null;
}

/** Whether a number of segments meets the rule's demands; null where that is not told. */
export const fits = (row: KRow): boolean | null => row.fit ?? null;
