// Names that the reader gives, as the file that --names takes.
import { download, fill, h } from "../dom";
import { list, type Report } from "../data";
import { chip, segmentName } from "../segments";
import { clean } from "../text";

const longest = 60;

/** A basic string of TOML; clean() has left no control characters. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

export function naming(data: Report): HTMLElement {
  const segments = list(data.segments);
  const fields = segments.map((segment, slot) =>
    h("input", { type: "text", maxlength: longest, value: segmentName(segment, longest), "aria-label": `Name of segment ${segment.id ?? slot + 1}`, autocomplete: "off" }),
  );
  const fault = h("p", { class: "fault", role: "status" });
  const save = (): void => {
    const names = fields.map((field) => clean(field.value, longest));
    const same = (at: number): boolean => names.some((name, other) => other !== at && name.toLowerCase() === names[at]!.toLowerCase());
    const wrong = names.findIndex((name, at) => name === "" || same(at));
    fill(fault, wrong < 0 ? null : names[wrong] === "" ? "Every segment needs a name." : "Two segments have the same name.");
    if (wrong >= 0) return fields[wrong]?.focus();
    const text = names.map((name, at) => `[[segment]]\nnumber = ${segments[at]?.id ?? at + 1}\nname = ${quoted(name)}\n`).join("\n");
    download("names.toml", new Blob([text], { type: "application/toml;charset=utf-8" }));
  };
  const command = clean(data.command, 400);
  return h(
    "div",
    { class: "panel" },
    h("p", { class: "note" }, "Write what your colleagues call them, and keep the file. The next run takes the names from it, into the report, the lists and the model."),
    h("ol", { class: "names" }, segments.map((segment, slot) => h("li", {}, chip(segment, slot), " ", fields[slot]))),
    fault,
    h("div", { class: "keep" }, h("button", { type: "button", class: "quiet", onclick: save }, "Keep names.toml")),
    command ? h("p", { class: "note" }, "Then: ", h("code", {}, `${command} --names names.toml`)) : null,
  );
}
