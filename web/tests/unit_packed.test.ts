// The page unpacks what src/report/packed.cpp packs: gzip at zlib's best, in base64.
import assert from "node:assert/strict";
import { constants, gzipSync } from "node:zlib";
import { test } from "node:test";
import { fromBase64, unpacked } from "../src/packed";

const packed = (text: string): string =>
  gzipSync(text, { level: constants.Z_BEST_COMPRESSION, memLevel: constants.Z_MAX_MEMLEVEL }).toString("base64");

const rows = Array.from({ length: 30_000 }, (_, i) => ({ value: i / 7, text: `Größe ${i % 13} – 大 👩‍🚀` }));

test("unpacks texts of any length", () => {
  for (const text of ["", "a", "z".repeat(100_000), JSON.stringify(rows)]) assert.equal(unpacked(packed(text)), text);
});

test("unpacks what zlib wrote for ilk", () =>
  assert.equal(unpacked("H4sIAAAAAAACA6tWKs8vSilWslJyLzq87fD8VIVHDZMVni5ZrqSjlJiemJmHRaYWAABr7DM1AAAA"), '{"words":"Größe – 大","again":"Größe – 大"}'));

test("says that data are damaged", () => {
  const whole = packed(JSON.stringify(rows.slice(0, 100)));
  for (const text of ["", "not base64!", "AQID", whole.slice(0, 400), `x${whole}`]) assert.throws(() => unpacked(text), /are damaged/);
  assert.equal(fromBase64("AQID").join(), "1,2,3");
});
