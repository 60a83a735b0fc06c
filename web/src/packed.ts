// The page's data are a gzip file in base64 (src/report/packed.cpp). It is unpacked at once, as the first
// section waits for it, where the browser's own way comes later and is lacking in older ones.
import { gunzipSync, strFromU8 } from "fflate";

/** The bytes that base64 stands for. */
export function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; ++i) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** The text that is packed so. Throws where it is damaged beyond reading. */
export function unpacked(text: string): string {
  try {
    return strFromU8(gunzipSync(fromBase64(text)));
  } catch {
    throw new Error("the data of this page are damaged");
  }
}
