// A card that says what makes a segment.
import { bdi, h, type Content } from "../dom";
import { list, type Report, type Segment } from "../data";
import { chip, colourClass, segmentName } from "../segments";
import { select } from "../selection";
import { textOf } from "../shown";
import { clean, opened } from "../text";
import { anchorOf, contactsIn, firing, playTitle } from "./plan_words";
import { examples, nameOrigin } from "./segments_behind";
import { driverFigures, drivers } from "./segments_drivers";

// The segment's part of a total.
function holding({ holds }: Segment): Content {
  return holds ? h("p", { class: "holds" }, h("b", {}, textOf(holds.share)), " of all ", bdi(clean(holds.of, 60))) : null;
}

const mostPlays = 3;

// The plays that reach customers of the segment; without a playbook, a line by rule of thumb.
function strategyLine(segment: Segment, data: Report): Content {
  const plays = data.plan ? firing(data.plan) : [];
  const mine = list(segment.plays).flatMap((place) => plays[place] ?? []).filter((play) => contactsIn(play, segment.id));
  if (mine.length > 0)
    return h(
      "div",
      { class: "strategy" },
      "What to do:",
      h("ul", { class: "todo" }, mine.slice(0, mostPlays).map((play) => h("li", {}, h("a", { href: `#${anchorOf(plays.indexOf(play))}` }, bdi(playTitle(play, 70)))))),
      mine.length > mostPlays ? h("small", {}, `and ${mine.length - mostPlays} more`) : null,
    );
  const text = clean(segment.strategy, 300);
  return text ? h("p", { class: "strategy" }, bdi(text)) : null;
}

// A short rule that picks most of the segment.
function ruleLine({ rule }: Segment): Content {
  const [text, worth] = [clean(rule?.text, 400), opened(clean(rule?.worth, 200))];
  if (!text) return null;
  return h("p", { class: "rule" }, h("b", {}, "By a rule: "), bdi(text), worth ? h("span", { class: "figures" }, `${worth}.`) : null);
}

// What says it exactly, and where it comes from.
function behind(segment: Segment, data: Report): Content {
  const parts = [driverFigures(segment), ruleLine(segment), nameOrigin(segment), examples(segment, data)].filter(Boolean);
  return parts.length > 0 ? h("details", {}, h("summary", {}, "The figures behind it"), parts) : null;
}

export function card(segment: Segment, slot: number, data: Report): HTMLElement {
  return h(
    "article",
    { class: `card ${colourClass(slot)}`, id: `segment-${segment.id ?? slot + 1}`, "data-slot": slot },
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
    h("p", { class: "size" }, h("b", {}, textOf(segment.share)), " of customers ", h("span", {}, textOf(segment.size))),
    holding(segment),
    drivers(segment, slot, data),
    strategyLine(segment, data),
    behind(segment, data),
  );
}
