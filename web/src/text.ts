// Text of the data - names, labels, file names, sentences - is shown as text and never as markup.
// What could disturb the page around it is taken out here, once, on the way in.

// Control characters, direction marks, embeddings, overrides and isolates, blanks without width, the
// byte order mark, invisible tags and code points that are no letters.
const leftOut =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;
const blanks = /[\t\n\r\u2028\u2029]+/g;

/** One line of text that can stand in any label; longer ones end with an ellipsis. */
export function clean(raw: unknown, longest = 80): string {
  if (raw === null || raw === undefined) return "";
  const line = String(raw).replace(blanks, " ").replace(leftOut, "").trim();
  const letters = Array.from(line.slice(0, 4 * longest));
  return letters.length > longest ? letters.slice(0, longest - 1).join("").trimEnd() + "…" : letters.join("");
}

/** A name that is seen: the label, else the column's name, else "(no name)". */
export function labelOf(entry: { label?: string | null; name?: string | null } | undefined, longest = 60): string {
  return clean(entry?.label, longest) || clean(entry?.name, longest) || "(no name)";
}

/** "balance (currency)": a label with its unit, for axes. */
export function labelWithUnit(
  entry: { label?: string | null; name?: string | null; unit?: string | null } | undefined,
  longest = 60,
): string {
  const unit = clean(entry?.unit, 24);
  return unit ? `${labelOf(entry, longest)} (${unit})` : labelOf(entry, longest);
}

/** The last part of a path, of either kind of system. */
export const fileName = (path: string | null | undefined): string => clean(path, 160).split(/[/\\]/).pop() ?? "";

/** The first letter as a capital, for labels that open a sentence. */
export function opened(words: string): string {
  return words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}

/** "1 segment", "2 segments": of what the page itself lists. */
export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
