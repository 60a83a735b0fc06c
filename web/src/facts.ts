// A row of facts: each a name with its figure under it.
import { h, type Content } from "./dom";

export type Fact = [name: string, shown: Content];

export const factList = (entries: Fact[]): HTMLElement =>
  h("dl", { class: "facts" }, entries.map(([name, shown]) => h("div", {}, h("dt", {}, name), h("dd", {}, shown))));
