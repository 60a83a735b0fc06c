// A card that says what makes a segment.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type Segment } from "../data";
import { exists, percentWords, whole } from "../numbers";
import { chip, colourClass, segmentName } from "../segments";
import { select } from "../selection";
import { clean, labelOf, opened } from "../text";
import { anchorOf, contactsIn, firing, playTitle } from "./plan_words";
import { examples, nameOrigin } from "./segments_behind";
import { drivers } from "./segments_drivers";
import { ruleText, ruleWords } from "./segments_words";

// The segment's part of what customers are worth; without such a column, of what it holds most of.
function holding(segment: Segment, data: Report): Content {
  const value = list(segment.attributes).find((entry) => entry.name === data.value?.name);
  if (data.value && exists(value?.share_of_total))
    return h("p", { class: "holds" }, h("b", {}, percentWords(value.share_of_total)), " of all ", bdi(labelOf(data.value)));
  const share = exists(segment.share) ? segment.share : 1;
  const held = list(segment.attributes)
    .filter((entry) => exists(entry.share_of_total) && entry.share_of_total > 1.25 * share)
    .sort((a, b) => (b.share_of_total ?? 0) - (a.share_of_total ?? 0))[0];
  if (!held) return null;
  const overall = list(data.population).find((entry) => entry.name === held.name);
  return h("p", { class: "holds" }, h("b", {}, percentWords(held.share_of_total)), " of all ", bdi(labelOf(overall ?? held)));
}

const strategyHeadings: Record<string, string> = { keep: "Keep", offer: "Offer", grow: "Grow", activate: "Activate" };
const mostPlays = 3;

// The plays that reach customers of the segment; without a playbook, a line by rule of thumb.
function strategyLine(segment: Segment, data: Report): Content {
  if (data.certificate?.verdict?.kind === "too few customers") return null; // nothing to act on
  const plays = data.plan ? firing(data.plan) : [];
  const mine = plays.filter((play) => contactsIn(play, segment.id));
  if (mine.length > 0)
    return h(
      "div",
      { class: "strategy" },
      "What to do:",
      h("ul", { class: "todo" }, mine.slice(0, mostPlays).map((play) => h("li", {}, h("a", { href: `#${anchorOf(plays.indexOf(play))}` }, bdi(playTitle(play, 70)))))),
      mine.length > mostPlays ? h("small", {}, `and ${whole(mine.length - mostPlays)} more`) : null,
    );
  const text = clean(segment.strategy?.text, 300);
  if (!text) return null;
  const heading = strategyHeadings[segment.strategy?.kind ?? ""] ?? "";
  return h("p", { class: "strategy" }, bdi(heading && !text.startsWith(heading) ? `${heading}: ${text}` : text));
}

// A short rule that picks most of the segment.
function ruleLine(segment: Segment): Content {
  const text = segment.rule ? ruleText(segment.rule) : "";
  if (!segment.rule || !text) return null;
  const worth = opened(ruleWords(segment.rule));
  return h(
    "p",
    { class: "rule" },
    h("b", {}, "By a rule: "),
    bdi(text),
    worth ? h("span", { class: "figures" }, `${worth}.`) : null,
  );
}

export function card(segment: Segment, slot: number, data: Report): HTMLElement {
  return h(
    "article",
    { class: `card ${colourClass(slot)}`, "data-slot": slot },
    h(
      "h3",
      {},
      h(
        "button",
        { type: "button", class: "title", "data-select": slot, "aria-pressed": "false", onclick: () => select(slot) },
        chip(segment, slot),
        " ",
        bdi(segmentName(segment, 60)),
      ),
    ),
    h("p", { class: "size" }, h("b", {}, percentWords(segment.share)), " of customers ", h("span", {}, whole(segment.size))),
    holding(segment, data),
    drivers(segment, data),
    ruleLine(segment),
    strategyLine(segment, data),
    nameOrigin(segment, data),
    examples(segment, data),
  );
}
