// The page unpacks its data itself: as zlib does, and never without an end.
import assert from "node:assert/strict";
import { constants, gzipSync } from "node:zlib";
import { test } from "node:test";
import { fromBase64, gunzip, unpacked } from "../src/inflate";

// The same numbers on every machine: a multiplicative generator.
function bytesOf(count: number, most: number): Buffer {
  let state = 1;
  return Buffer.from(Array.from({ length: count }, () => (state = (state * 48271) % 2147483647) % most));
}

const texts: [string, Buffer][] = [
  ["nothing", Buffer.alloc(0)],
  ["a letter", Buffer.from("a")],
  ["one letter over and over", Buffer.alloc(100_000, "z")],
  ["noise", bytesOf(70_000, 256)],
  ["few letters", bytesOf(300_000, 5)],
  ["words", Buffer.from(JSON.stringify(Array.from({ length: 9000 }, (_, i) => ({ value: i / 7, text: `Größe ${i % 13}` }))))],
];

for (const [name, bytes] of texts)
  test(`unpacks ${name}, however it is packed`, () => {
    for (const level of [0, 1, 6, 9])
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE])
        assert.ok(bytes.equals(gunzip(gzipSync(bytes, { level, strategy }))), `level ${level}, strategy ${strategy}`);
  });

test("unpacks text in base64", () => assert.equal(unpacked(gzipSync("Größe – 大").toString("base64")), "Größe – 大"));

test("damaged data are refused, or give other text of the same length", () => {
  const whole = gzipSync(bytesOf(2000, 40));
  for (let at = 0; at < whole.length; ++at) {
    const spoilt = Buffer.from(whole);
    spoilt[at]! ^= 1 << at % 8;
    try {
      gunzip(spoilt);
    } catch (error) {
      assert.match(String(error), /damaged/);
    }
    assert.throws(() => gunzip(whole.subarray(0, at)), /damaged/);
  }
  assert.equal(fromBase64("AQID").join(), "1,2,3");
});
