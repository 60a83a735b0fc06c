// The page kept in dist/: what its inputs build, to the byte, and in the same commit as they.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const web = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const run = (program, ...words) => execFileSync(program, words, { cwd: web, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

test("the kept page is what its inputs build", () => {
  const folder = mkdtempSync(join(tmpdir(), "ilk-page-"));
  try {
    run(process.execPath, "build.mjs", "--out", join(folder, "page.html"));
    const same = readFileSync(join(folder, "page.html")).equals(readFileSync(join(web, "dist/page.html")));
    assert.ok(same, "web/dist/page.html differs: remove it, build, and commit web/dist");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("what is kept has the hashes that are kept with it", () => {
  assert.match(run("sha256sum", "--check", "dist/page.sha256"), /^(.*: OK\n)+$/);
});

// The build brings dist/ up to its inputs, so a commit that forgot it leaves a change in every clone.
test("the kept page is committed with its inputs", (t) => {
  const files = readFileSync(join(web, "dist/page.sha256"), "utf8").trimEnd().split("\n").map((line) => line.slice(66));
  const inputs = new Set(files.map((file) => file.split("/")[0]).filter((name) => name !== "dist"));
  const changed = (...where) => run("git", "status", "--porcelain", "--", ...where);
  try {
    changed("dist");
  } catch {
    return t.skip("no clone of a repository");
  }
  if (changed(...inputs) === "") assert.equal(changed("dist"), "", "web/dist has changed, and what it is built from has not: commit it");
});

test("the lock of the packages names no registry", () => {
  const { packages } = JSON.parse(readFileSync(join(web, "package-lock.json"), "utf8"));
  assert.deepEqual(Object.values(packages).filter(({ resolved }) => resolved), []);
});
