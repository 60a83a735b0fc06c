// Unpacks the page's data, a gzip file (RFC 1952) of one member without a name: at once, as the first
// section waits for it, where the browser's own way comes later and is lacking in older ones. The
// method is RFC 1951's. Codes of few bits are looked up, longer ones read bit by bit as in M. Adler's puff.

interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
  /** By the next bits: 16 times the symbol and the length of its code, 0 where that is longer. */
  near: Uint16Array;
}

const headerBytes = 10;
const trailerBytes = 8; // checksum and length
const longestCode = 15;
const nearBits = 10;
// Of lengths and distances: where the ranges of their symbols begin and how many bits say where in them.
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const distances = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const damaged = (): Error => new Error("the data of this page are damaged");

function codeOf(sizes: number[]): Code {
  const counts = new Uint16Array(longestCode + 1);
  for (const size of sizes) counts[size]!++;
  const next = new Uint16Array(longestCode + 1);
  for (let size = 1; size < longestCode; ++size) next[size + 1] = next[size]! + counts[size]!;
  const firsts = new Uint16Array(longestCode + 1); // the first code of each length
  for (let size = 1; size < longestCode; ++size) firsts[size + 1] = (firsts[size]! + counts[size]!) << 1;
  const symbols = new Uint16Array(sizes.length);
  const near = new Uint16Array(1 << nearBits);
  for (let symbol = 0; symbol < sizes.length; ++symbol) {
    const size = sizes[symbol]!;
    if (size === 0) continue;
    symbols[next[size]!++] = symbol;
    const code = firsts[size]!++;
    if (size > nearBits) continue;
    let turned = 0; // codes come with their first bit first
    for (let bit = 0; bit < size; ++bit) turned |= ((code >> bit) & 1) << (size - 1 - bit);
    for (let bits = turned; bits < near.length; bits += 1 << size) near[bits] = (symbol << 4) | size;
  }
  counts[0] = 0;
  return { counts, symbols, near };
}

const repeated = (size: number, times: number): number[] => new Array<number>(times).fill(size);

/** What the bytes of a gzip file hold. Throws where they are damaged. */
export function gunzip(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - trailerBytes;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || end < headerBytes) throw damaged();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  if (size > 1100 * bytes.length) throw damaged(); // no text gets that small
  const out = new Uint8Array(size);
  let [place, at, held, count] = [headerBytes, 0, 0, 0];

  const bits = (wanted: number): number => {
    while (count < wanted) {
      if (place >= end) throw damaged();
      held |= bytes[place++]! << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };
  // The codes of one length are numbers one after another, the first of them twice the one behind
  // the last that is shorter.
  const symbolOf = ({ counts, symbols, near }: Code): number => {
    while (count < nearBits && place < end) {
      held |= bytes[place++]! << count;
      count += 8;
    }
    const entry = near[held & (near.length - 1)]!;
    const length = entry & 15;
    if (length > 0 && length <= count) {
      held >>>= length;
      count -= length;
      return entry >> 4;
    }
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= longestCode; ++length) {
      if (count === 0) {
        if (place >= end) throw damaged();
        held = bytes[place++]!;
        count = 8;
      }
      code |= held & 1;
      held >>>= 1;
      --count;
      const many = counts[length]!;
      if (code - many < first) return symbols[index + code - first]!;
      index += many;
      first = (first + many) << 1;
      code <<= 1;
    }
    throw damaged();
  };
  const stored = (): void => {
    place -= count >> 3; // whole bytes that were looked at
    held = count = 0;
    const length = bytes[place]! | (bytes[place + 1]! << 8);
    place += 4;
    if (place + length > end || at + length > size) throw damaged();
    out.set(bytes.subarray(place, place + length), at);
    place += length;
    at += length;
  };
  const written = (): [Code, Code] => {
    const [literals, far] = [bits(5) + 257, bits(5) + 1];
    const sizes = repeated(0, orderOfLengths.length);
    for (let i = bits(4) + 4, j = 0; j < i; ++j) sizes[orderOfLengths[j]!] = bits(3);
    const code = codeOf(sizes);
    const all: number[] = [];
    while (all.length < literals + far) {
      const symbol = symbolOf(code);
      if (symbol < 16) all.push(symbol);
      else if (symbol === 16) all.push(...repeated(all[all.length - 1] ?? 0, 3 + bits(2)));
      else all.push(...repeated(0, symbol === 17 ? 3 + bits(3) : 11 + bits(7)));
    }
    return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
  };
  const fixed = (): [Code, Code] => [
    codeOf([...repeated(8, 144), ...repeated(9, 112), ...repeated(7, 24), ...repeated(8, 8)]),
    codeOf(repeated(5, distances.length)),
  ];
  const block = ([literals, far]: [Code, Code]): void => {
    for (let symbol = symbolOf(literals); symbol !== 256; symbol = symbolOf(literals)) {
      if (symbol < 256) {
        if (at >= size) throw damaged();
        out[at++] = symbol;
        continue;
      }
      const range = symbol - 257;
      const length = lengths[range]! + bits(lengthBits[range]!);
      const place = symbolOf(far);
      const back = distances[place]! + bits(distanceBits[place]!);
      if (!(length > 0 && back <= at) || at + length > size) throw damaged();
      for (let i = 0; i < length; ++i, ++at) out[at] = out[at - back]!;
    }
  };
  for (let last = 0; last === 0; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 3) throw damaged();
    else block(kind === 1 ? fixed() : written());
  }
  if (at !== size) throw damaged();
  return out;
}

/** The bytes that base64 stands for. */
export function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; ++i) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** The text that is packed so. */
export const unpacked = (text: string): string => new TextDecoder().decode(gunzip(fromBase64(text)));
