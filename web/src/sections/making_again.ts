// What is needed to make the page again: the command, the settings, the input and the version.
import { bdi, h, type Content } from "../dom";
import { list, type Report } from "../data";
import { factList, type Fact } from "../facts";
import { clean } from "../text";

function settings(data: Report): Content {
  const entries: Fact[] = list(data.settings).map(({ name, words }) => [clean(name, 60), bdi(clean(words, 160) || "–")]);
  if (data.input?.sha256) entries.push(["SHA-256 of the input", h("code", {}, clean(data.input.sha256, 64))]);
  return entries.length > 0 ? factList(entries) : null;
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
