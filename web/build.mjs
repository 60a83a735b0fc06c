// Builds the page's template: one HTML file with script and style inside and their hashes in its
// content security policy. ilk puts the data object where the template says ILK_DATA.
//   node build.mjs [--out FILE]     the template (default build/page.html)
//   node build.mjs --tests          the unit tests, as programs for node --test, in build/tests/
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("base64");

async function bundle(entry) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2021"],
    charset: "utf8",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}

// A closing tag inside the script would end it.
const inScript = (text) => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--").trim();

async function buildPage(out) {
  const [template, script, style] = await Promise.all([
    readFile(join(here, "page.html"), "utf8"),
    bundle("src/main.ts").then(inScript),
    bundle("src/style/page.css").then((text) => text.trim()),
  ]);
  const parts = {
    SCRIPT_HASH: sha256(script),
    STYLE_HASH: sha256(style),
    SCRIPT_TEXT: script,
    STYLE_TEXT: style,
  };
  const page = template.replace(/SCRIPT_HASH|STYLE_HASH|SCRIPT_TEXT|STYLE_TEXT/g, (key) => parts[key]);
  if (page.split("ILK_DATA").length !== 2) throw new Error("the template must say ILK_DATA once");
  await mkdir(dirname(out), { recursive: true });
  await writeFile(`${out}.new`, page);
  await rename(`${out}.new`, out);
}

async function buildTests() {
  const names = (await readdir(join(here, "tests"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    absWorkingDir: here,
    entryPoints: names.map((name) => join("tests", name)),
    bundle: true,
    platform: "node",
    format: "esm",
    outdir: "build/tests",
    outExtension: { ".js": ".mjs" },
    external: ["playwright-core", "axe-core"],
    logLevel: "warning",
  });
}

if (words.includes("--tests")) {
  await buildTests();
} else {
  const at = words.indexOf("--out");
  await buildPage(resolve(at >= 0 ? words[at + 1] : join(here, "build/page.html")));
}
