// Small drawings in a line or a table's cell. Colours come from the style sheet by class.

type Attributes = Record<string, string | number>;

export function svg(tag: "svg" | "path" | "rect" | "line" | "circle", attributes: Attributes, ...children: Element[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
