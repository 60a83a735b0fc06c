// Pictures of a report to look at: the whole page at several widths in both themes, and on paper.
//   node shots.mjs report.html folder    (CHROMIUM in the environment: the browser)
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, folder] = process.argv.slice(2);
if (!report || !folder) {
  console.error("usage: node shots.mjs report.html folder");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--headless", "--disable-gpu", "--no-first-run"],
});
for (const colorScheme of ["light", "dark"])
  for (const width of [360, 820, 1280, 1920]) {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    tab.on("console", (message) => console.log(`${colorScheme} ${width}: ${message.type()}: ${message.text()}`));
    tab.on("pageerror", (error) => console.log(`${colorScheme} ${width}: ${error.message}`));
    await tab.goto(pathToFileURL(resolve(report)).href);
    await tab.waitForFunction(() => document.documentElement.dataset.ready === "true");
    await tab.screenshot({ path: join(folder, `${colorScheme}-${width}.png`), fullPage: true });
    if (width === 1280) await writeFile(join(folder, `${colorScheme}.pdf`), await tab.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true }));
    await tab.close();
  }
await browser.close();
