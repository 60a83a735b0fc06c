// What is needed to make the page again: the command, the settings, the input and the version.
import { bdi, h, type Content } from "../dom";
import type { Report } from "../data";
import { factList, type Fact } from "../facts";
import { adaptive, exists, whole } from "../numbers";
import { clean, fileName } from "../text";

const names: Record<string, string> = {
  seed: "Seed of the random numbers",
  encoders: "Encoders",
  k: "Number of segments",
  tails: "Long tails",
  scale: "Scale",
  code: "Columns of a code",
  depth: "Depth of the evidence",
  fill: "Missing values",
};

// Settings are words, numbers or lists of them.
function setting(key: string, value: unknown): string {
  if (key === "k" && value === 0) return "chosen by the rule";
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return adaptive(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return clean(value, 120).replaceAll("_", " ") || "–";
  return clean(JSON.stringify(value), 200);
}

function settings(data: Report): Content {
  const input = data.input;
  const entries: Fact[] = Object.entries(data.configuration ?? {}).map(([key, value]) => [
    names[key] ?? clean(key, 40).replaceAll("_", " "),
    bdi(setting(key, value)),
  ]);
  const version = clean(data.ilk?.version, 30);
  if (version) entries.push(["Made by", `ilk ${version}`]);
  const file = fileName(data.source?.file);
  if (file) entries.push(["Input", bdi(file)]);
  if (exists(data.source?.rows)) entries.push(["Rows read", whole(data.source.rows)]);
  if (data.source?.bad_rows) entries.push(["Rows left out", whole(data.source.bad_rows)]);
  if (exists(input?.bytes)) entries.push(["Size of the input", `${whole(input.bytes)} bytes`]);
  if (input?.sha256) entries.push(["SHA-256 of the input", h("code", {}, clean(input.sha256, 64))]);
  if (entries.length === 0) return null;
  return factList(entries);
}

function selectText(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

// Without a clipboard, as in a file opened from disk by some browsers, the text is selected instead.
async function copy(text: string, from: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    selectText(from);
    button.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => (button.textContent = "Copy"), 2500);
}

function command(data: Report): Content {
  const words = clean(data.command, 4000);
  if (!words) return null;
  const shown = h("pre", { class: "code", tabindex: "0" }, words);
  const button = h("button", { type: "button", class: "quiet", "aria-live": "polite", onclick: () => void copy(words, shown, button) }, "Copy");
  return [h("p", { class: "note" }, "The same input and settings give the same report, to the last figure, on any number of threads."), shown, h("p", { class: "copy" }, button)];
}

export function again(data: Report): Content {
  const [how, what] = [command(data), settings(data)];
  if (!how && !what) return null;
  return h("div", { class: "panel" }, h("h3", {}, how ? "To make it again" : "Settings and input"), how, what);
}
