import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf, figure, type Table } from "../src/table";

const cell = (raw: string | number | null) => ({ shown: "", raw });
const table = (columns: string[], rows: (string | number | null)[][]): Table => ({
  caption: "a table",
  columns: columns.map((heading) => ({ heading })),
  rows: rows.map((row) => row.map(cell)),
});

/** The lines of the file of one column with these cells, without header and byte order mark. */
const linesOf = (...cells: (string | number | null)[]): string[] =>
  csvOf(table(["a"], cells.map((raw) => [raw]))).slice(1).split("\r\n").slice(1, -1);

test("a byte order mark first, lines end by CRLF, the last too", () => {
  const csv = csvOf(table(["a", "b"], [["x", 1]]));
  assert.equal(csv, "\ufeffa,b\r\nx,1\r\n");
  assert.equal(csvOf(table(["a"], [])), "\ufeffa\r\n");
});

test("numbers in full, as programs read them", () => {
  assert.deepEqual(
    linesOf(1234567.891, -0.1 - 0.2, 1e-7, 1e21, 0, 5e-324),
    ["1234567.891", "-0.30000000000000004", "1e-7", "1e+21", "0", "5e-324"],
  );
  assert.equal(figure(0.123456789, "12.3%").raw, 0.123456789);
});

test("nothing is an empty cell", () => {
  assert.deepEqual(linesOf(null, ""), ["", ""]);
  assert.equal(figure(undefined, "–").raw, null);
  assert.equal(figure(null, "–").raw, null);
});

test("numbers that do not exist are empty cells", () => {
  assert.deepEqual(linesOf(NaN, Infinity, -Infinity), ["", "", ""]);
});

test("quotes, commas and semicolons are quoted", () => {
  assert.deepEqual(linesOf('visits "per" month', "a,b", "a;b", "plain"), ['"visits ""per"" month"', '"a,b"', '"a;b"', "plain"]);
  assert.ok(csvOf(table(['the "a", b'], [])).includes('"the ""a"", b"'));
});

test("line breaks cannot open a new line", () => {
  assert.deepEqual(linesOf("line\r\nbreak", "a\rb", "a\u2028b"), ["line break", "a b", "a b"]);
});

test("text that a spreadsheet would take for a formula stays text", () => {
  for (const formula of [
    "=1+1", "+1+1", "-1+1", "@sum(1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","orders")',
    "\t=1+1", "\r=1+1", " =1+1", "\u202e=1+1", "\ufeff=1+1", "\u0000=1+1", "\u200b=1+1",
  ]) {
    const [line] = linesOf(formula);
    assert.match(line ?? "", /^"?'/, JSON.stringify(formula));
  }
  assert.deepEqual(linesOf("'=1", "'tis"), ["''=1", "'tis"], "so that one apostrophe can be taken away");
  assert.match(csvOf(table(["=1+1"], [])), /^\ufeff'=1\+1/);
  assert.deepEqual(linesOf("\uff1d1", "\uff20a", '"=1'), ["'\uff1d1", "'\uff20a", '"\'""=1"']);
});

test("nor is a part of it one where a spreadsheet splits at another delimiter", () => {
  assert.deepEqual(
    linesOf("x;=cmd|'/C calc'!A0", "x| @a;-2;", "a, -2|b", "x;'=1", "1;-2"),
    ['"x;\'=cmd|\'/C calc\'!A0"', '"x|\' @a;-2;"', '"a,\' -2|b"', '"x;\'\'=1"', '"1;\'-2"'],
  );
});

test("signed figures in text are no formulas", () => {
  assert.deepEqual(linesOf("-1.5", "+12%", "-3", "-1e-7"), ["-1.5", "+12%", "-3", "-1e-7"]);
});

test("control and direction characters are left out, letters are kept", () => {
  assert.deepEqual(linesOf("\u202eabc\u0007", "\u200fرصيد", "👩‍🚀", "<script>alert(1)</script>"), ["abc", "رصيد", "👩‍🚀", "<script>alert(1)</script>"]);
});
