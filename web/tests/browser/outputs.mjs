// What the program makes for the tests. It is made once for a program and its inputs, and kept for all
// processes that test its pages.
//   ILK         the program (default build/release/apps/cli/ilk of this repository)
//   ILK_PAGES   the folder to keep it in (default web/build/pages)
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);
const root = resolve(dirname(here), "../../..");
const program = resolve(process.env.ILK ?? join(root, "build/release/apps/cli/ilk"));
const keptIn = resolve(process.env.ILK_PAGES ?? join(root, "web/build/pages"));

const example = (name) => join(root, "examples/credit-card", name);
const tables = ["hostile", "survey", "bank-churn"];
export const table = (name) => join(root, "tests/tables", `${name}.csv`);
export const linesOf = (file) => readFileSync(file, "utf8").split(/\r?\n/);

function make(folder) {
  const ilk = (...words) => execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
  const cards = join(folder, "customers.csv");
  const dictionary = ["--schema", example("schema.toml"), "--hypotheses", example("hypotheses.toml")];
  ilk("simulate", "credit-card", "--rows", "3000", "--seed", "1", "-o", cards);
  ilk("run", cards, ...dictionary, "-o", join(folder, "cards"), "--quiet");
  ilk("score", join(folder, "cards/model.json"), cards, "-o", join(folder, "cards-scores.csv"), "--quiet", "--exact");
  ilk("profile", cards, ...dictionary, "-o", join(folder, "profile"), "--quiet");
  const few = join(folder, "few.csv");
  writeFileSync(few, linesOf(cards).slice(0, 21).join("\n") + "\n");
  ilk("run", few, "-o", join(folder, "few"), "--quiet");
  for (const name of tables) ilk("run", table(name), "-o", join(folder, name), "--quiet");
  ilk("score", join(folder, "bank-churn/model.json"), table("bank-churn"), "-o", join(folder, "churn-scores.csv"), "--quiet", "--exact");
}

function keptFolder() {
  const hash = createHash("sha256");
  for (const file of [program, here, example("schema.toml"), example("hypotheses.toml"), ...tables.map(table)])
    hash.update(createHash("sha256").update(readFileSync(file)).digest());
  const key = hash.digest("hex").slice(0, 16);
  const folder = join(keptIn, key);
  if (existsSync(folder)) return folder;

  mkdirSync(keptIn, { recursive: true });
  const making = mkdtempSync(join(keptIn, "making-"));
  try {
    make(making);
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first
  }
  for (const name of readdirSync(keptIn))
    if (name !== key && !name.startsWith("making-")) rmSync(join(keptIn, name), { recursive: true, force: true });
  return folder;
}

/** customers.csv, and a folder of artifacts each for cards, profile, few and those tables. */
export const outputs = keptFolder();
