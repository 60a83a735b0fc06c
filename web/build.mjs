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
    metafile: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  return { text: result.outputFiles[0].text, inputs: Object.keys(result.metafile.inputs) };
}

// The packages that stand in the script ask for their licences to go with every copy.
async function licencesOf(inputs) {
  const names = new Set();
  for (const input of inputs) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) names.add(found[1]);
  }
  const texts = [];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const inside = await readdir(folder, { recursive: false });
    const further = inside.includes("licenses") ? (await readdir(join(folder, "licenses"))).map((file) => join("licenses", file)) : [];
    const files = [...inside.filter((file) => /^(licen[cs]e|notice|copyrightnotice)/i.test(file)).sort(), ...further];
    const kept = files.filter((file) => /licen[cs]e|notice/i.test(file) && file !== "licenses");
    if (kept.length === 0) throw new Error(`${name} has no licence file`);
    texts.push(`== ${name} ${version} (${license})\n`);
    for (const file of kept) texts.push((await readFile(join(folder, file), "utf8")).trim() + "\n");
  }
  return texts.join("\n");
}

// A closing tag inside the script would end it.
const inScript = (text) => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--").trim();

async function buildPage(out) {
  const [template, main, sheet] = await Promise.all([
    readFile(join(here, "page.html"), "utf8"),
    bundle("src/main.ts"),
    bundle("src/style/page.css"),
  ]);
  const [script, style] = [inScript(main.text), sheet.text.trim()];
  const parts = {
    SCRIPT_HASH: sha256(script),
    STYLE_HASH: sha256(style),
    SCRIPT_TEXT: script,
    STYLE_TEXT: style,
    LICENCES: inScript(await licencesOf(main.inputs)),
  };
  const page = template.replace(/SCRIPT_HASH|STYLE_HASH|SCRIPT_TEXT|STYLE_TEXT|LICENCES/g, (key) => parts[key]);
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
