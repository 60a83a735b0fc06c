// What the gates ask of a number of segments, and which numbers meet it.
import { list, type KRow, type Report, type Shown } from "../data";

/** The figure that a gate asks for; null where it asks for none. */
export const targetOf = (data: Report, key: string): Shown | null => list(data.certificate?.gates).find((gate) => gate.key === key)?.limit ?? null;

/** Whether a number of segments meets the rule's demands; null where that is not told. */
export const fits = (row: KRow): boolean | null => row.fit ?? null;
