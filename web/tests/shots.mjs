// Pictures of a report to look at: several widths, both themes, paper, and any part by itself.
//   node shots.mjs report.html folder [--widths 360,768,1280,1920] [--themes light,dark] [--select 2]
//                                     [--hash trust] [--open] [--screen [--height 900]] [--print] [--name NAME]
// --open: with the part for the data scientist; --hash: from that place on; --screen: one window's
// height; --print: the PDF alone; --name: of the only picture. The README's picture, of the card holders:
//   ilk run CC_GENERAL.csv --schema examples/credit-card/schema.toml --playbook examples/credit-card/playbook.toml
//   node shots.mjs out/report.html ../docs --widths 1280 --themes light --screen --height 780 --name page
// CHROMIUM in the environment: the browser. Pages as ilk wrote them, or
// with TEMPLATE (a built page.html) in the environment the data of report.json beside them in it.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, folder, ...more] = process.argv.slice(2);
if (!report || !folder) {
  console.error("usage: node shots.mjs report.html folder [--widths ...] [--themes ...] [--select N] [--hash ID] [--open] [--screen [--height N]] [--print] [--name NAME]");
  process.exit(2);
}
const option = (name, otherwise) => (more.includes(name) ? more[more.indexOf(name) + 1] : otherwise);
const has = (name) => more.includes(name);
await mkdir(folder, { recursive: true });
let file = resolve(report);
if (process.env.TEMPLATE) {
  const [template, data] = await Promise.all([readFile(process.env.TEMPLATE, "utf8"), readFile(file.replace(/html$/, "json"), "utf8")]);
  file = join(resolve(folder), "page.html");
  await writeFile(file, template.replace("ILK_DATA", () => data.replaceAll("<", "\\u003c")));
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
});
const widths = has("--print") ? [1280] : option("--widths", "360,768,1280,1920").split(",").map(Number);
for (const colorScheme of has("--print") ? ["light"] : option("--themes", "light,dark").split(","))
  for (const width of widths) {
    const tab = await browser.newPage({ viewport: { width, height: Number(option("--height", width < 700 ? 780 : 900)) }, colorScheme });
    tab.on("console", (message) => console.log(`${colorScheme} ${width}: ${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => console.log(`${colorScheme} ${width}: ${error.message}`));
    await tab.goto(pathToFileURL(file).href + (option("--hash") ? `#${option("--hash")}` : ""));
    await tab.waitForFunction(() => document.documentElement.dataset.ready === "true");
    if (has("--open")) {
      await tab.evaluate(() => (document.querySelector("#scientist").open = true));
      await tab.waitForTimeout(300);
      await tab.waitForFunction(() => document.documentElement.dataset.ready === "true");
    }
    if (option("--select")) await tab.evaluate((n) => document.querySelectorAll(".pick")[n - 1].click(), Number(option("--select")));
    await tab.waitForTimeout(200);
    const name = option("--name") ?? [colorScheme, width, option("--hash"), option("--select") && `selected-${option("--select")}`].filter(Boolean).join("-");
    if (!has("--print")) await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: !has("--screen") });
    else await writeFile(join(folder, "print.pdf"), await tab.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true, tagged: true, outline: true }));
    await tab.close();
  }
await browser.close();
console.log(dirname(resolve(folder, "x")));
