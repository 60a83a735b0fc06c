// For readers to try: what would change a customer's segment, and names of their own.
import { h } from "../dom";
import { list, type Report } from "../data";
import type { Section } from "../section";
import { naming } from "./whatif_names";
import { trial } from "./whatif_trial";

// Made when it is opened for the first time: most readers never do.
function fold(id: string, summary: string, make: () => Node): HTMLElement {
  const part = h("details", { class: "rest", id }, h("summary", {}, summary));
  part.addEventListener("toggle", () => part.append(make()), { once: true });
  return part;
}

export function whatIfSection(data: Report): Section | null {
  const segments = list(data.segments);
  if (segments.length < 2) return null;
  const model = data.what_if;
  return {
    id: "whatif",
    heading: "Try it yourself",
    short: "Try it",
    body: [
      model && (model.unsaid || model.attributes.length > 0)
        ? fold("what-if", "What would change a customer’s segment?", () => trial(model, data))
        : null,
      fold("names", "Name the segments", () => naming(data)),
    ],
  };
}
