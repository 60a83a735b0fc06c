// Making elements. Text only ever becomes a text node.

export type Content = Node | string | number | null | undefined | false | Content[];
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

function append(parent: Node, content: Content): void {
  if (content === null || content === undefined || content === false) return;
  if (Array.isArray(content)) for (const part of content) append(parent, part);
  else parent.appendChild(content instanceof Node ? content : document.createTextNode(String(content)));
}

/**
 * An element such as h("button", {class: "quiet", onclick: save}, "Save"). Attributes that are null,
 * undefined or false are left out, `true` is an empty attribute, functions listen to events.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...content: Content[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key.replace(/^on/, ""), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, content);
  return element;
}

/** Text of the data with its own direction. */
export const bdi = (words: string): HTMLElement => h("bdi", {}, words);

/** Puts content into an element in place of what was there. */
export function fill(element: Element, ...content: Content[]): void {
  element.replaceChildren();
  append(element, content);
}

/** A name for files and anchors: letters, digits and hyphens only. */
export const slug = (words: string): string =>
  words.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "chart";

/** Offers a file to be kept; nothing leaves the computer. */
export function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
