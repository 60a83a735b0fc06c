// A figure: title, how to read it, chart, its data as a table, and both to keep. Charts are drawn
// when they come near the window, in idle time, or before printing; they follow theme, width and
// the selected segment by being drawn anew from their option.
import { download, fill, h, slug, type Content } from "./dom";
import { init, type ECharts, type EChartsCoreOption } from "./echarts";
import { asksForSelection, mark, onSelect, selected } from "./selection";
import { csvOf, drawTable, type Table } from "./table";
import { clean } from "./text";
import { colours, onTheme, type Colours } from "./theme";

export interface Drawing {
  colours: Colours;
  /** Width of the chart in CSS pixels. */
  width: number;
  /** Under 560 pixels: fewer ticks, shorter labels. */
  narrow: boolean;
  /** Slot of the selected segment, or null. */
  selected: number | null;
}

export interface Chart {
  /** Where links lead; stays the same whatever the data. */
  id: string;
  /** Says what to see. */
  title: string;
  /** Says how to read it. */
  note?: Content;
  /** The chart in a sentence or two with its main figures, for those who do not see it. */
  summary: string;
  /** In CSS pixels, from the chart's width. */
  height: number | ((width: number) => number);
  option(drawing: Drawing): EChartsCoreOption;
  /** The figures that are drawn. */
  table: Table;
  /** What a click on a mark means; gets ECharts' event. */
  onClick?(event: { seriesIndex?: number; dataIndex?: number; seriesId?: string; data?: unknown; value?: unknown }): void;
  /** Choices above the chart; call the figure's redraw() when they change. */
  controls?: Content;
  /** Drawn under the chart, such as a legend. */
  foot?: Content;
}

export interface Figure {
  element: HTMLElement;
  /** Draws the chart anew; title, note, summary and table too where the chart gives others now. */
  redraw(): void;
}

const narrowest = 560;
// Wider than the paper, and scaled down to it by print.css: marks and words get smaller together.
const printWidth = 840;
const pixels = Math.max(2, window.devicePixelRatio || 1);

interface Drawn {
  /** Takes its place on the page, in two steps so that a page is laid out once for all. */
  place(): (() => void) | null;
  /** Draws what is not drawn as it should be now. */
  draw(): void;
  resize(width: number | null): void;
}
const all = new Set<Drawn>();
// A selection is answered by one chart in the window; others there follow after a frame, or several of
// thousands of marks would hold the answer up.
let answers = false;
let waiting: Drawn[] = [];

const fonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif';

// What all charts share: fonts, colours of axes, tooltips as text.
function common(c: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: fonts, fontSize: 12, color: c.ink },
    tooltip: {
      confine: true,
      backgroundColor: c.card,
      borderColor: c.rule,
      padding: [8, 12],
      textStyle: { color: c.ink, fontSize: 13, fontFamily: fonts },
    },
  };
}

/** Axis colours and fonts; spread into an axis. */
export function axisStyle(c: Colours) {
  return {
    axisLine: { show: true, lineStyle: { color: c.soft } },
    axisTick: { show: false },
    axisLabel: { color: c.soft, fontSize: 12, hideOverlap: true },
    splitLine: { lineStyle: { color: c.grid } },
    nameTextStyle: { color: c.soft, fontSize: 12 },
  };
}

/** Names of rows at the left of a chart: two lines rather than an ellipsis. */
export function rowLabels(c: Colours, room: number, narrow: boolean) {
  return {
    color: c.ink,
    fontSize: narrow ? 11 : 12.5,
    lineHeight: narrow ? 12.5 : 14.5,
    interval: 0,
    hideOverlap: false,
    width: room - 12,
    overflow: "break" as const,
  };
}

/** A tooltip's content: a heading and lines of name and value, as text. */
export function tip(heading: string, lines: [string, string][]): HTMLElement {
  return h(
    "div",
    { class: "tip" },
    h("b", {}, h("bdi", {}, heading)),
    lines.map(([name, value]) => h("div", {}, h("bdi", {}, name), h("span", {}, value))),
  );
}

// The legend under the chart, line by line, so that a picture alone can be read.
function drawLegend(pen: CanvasRenderingContext2D, foot: HTMLElement, width: number, top: number, ink: string): number {
  const entries = [...foot.querySelectorAll<HTMLElement>(".legend button, .keys span")];
  const [line, size, gap] = [22 * pixels, 11 * pixels, 14 * pixels];
  let [x, y] = [gap, top + line / 2];
  pen.font = `${12.5 * pixels}px ${fonts}`;
  for (const entry of entries) {
    const mark = getComputedStyle(entry.firstElementChild ?? entry);
    const name = (entry.textContent ?? "").trim();
    const room = size + gap / 2 + pen.measureText(name).width + gap;
    if (x > gap && x + room > width) [x, y] = [gap, y + line];
    pen.fillStyle = /rgba\(0, 0, 0, 0\)/.test(mark.backgroundColor) ? mark.borderTopColor : mark.backgroundColor;
    pen.fillRect(x, y - size / 2, size, size);
    pen.fillStyle = ink;
    pen.fillText(name, x + size + gap / 2, y, width - x - size - gap);
    x += room;
  }
  return entries.length > 0 ? y + line - top : 0;
}

function keepPicture(chart: ECharts, title: string, foot: HTMLElement): void {
  // Charts of many marks have several canvases, one above the other.
  const [first, ...above] = chart.getDom().querySelectorAll("canvas");
  if (!first) return;
  const c = colours();
  const band = 44 * pixels;
  const picture = document.createElement("canvas");
  const pen = picture.getContext("2d");
  if (!pen) return;
  picture.width = first.width;
  const below = drawLegend(pen, foot, first.width, 0, c.ink);
  picture.height = first.height + band + below;
  pen.fillStyle = c.card;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = c.ink;
  pen.font = `600 ${15 * pixels}px ${fonts}`;
  pen.textBaseline = "middle";
  pen.fillText(title, 12 * pixels, band / 2, picture.width - 24 * pixels);
  for (const layer of [first, ...above]) pen.drawImage(layer, 0, band);
  drawLegend(pen, foot, first.width, band + first.height, c.ink);
  picture.toBlob((blob) => blob && download(`${slug(title)}.png`, blob), "image/png");
}

/**
 * A figure on the page. `describe` is asked for the chart at first and at each redraw, so that it
 * may depend on choices; the element stays the same.
 */
export function figure(describe: () => Chart): Figure {
  let chart = describe();
  let instance: ECharts | null = null;
  let forced: number | null = null;
  let stale = true;
  let showsSelection = false;
  let near = false; // the window
  let placedIn = 0; // that width
  const title = h("h3", {});
  const note = h("p", { class: "note" });
  const canvas = h("div", { class: "chart", role: "img" });
  const broken = h("p", { class: "broken" });
  const foot = h("div", { class: "foot" });
  const table = h("div", { class: "data", hidden: true });
  const toggle = h("button", { type: "button", class: "quiet", "aria-expanded": "false", onclick: toggleTable }, "Show table");
  const element = h(
    "figure",
    { id: chart.id },
    h("figcaption", {}, title, note),
    chart.controls ? h("div", { class: "controls" }, chart.controls) : null,
    canvas,
    foot,
    h(
      "div",
      { class: "keep" },
      toggle,
      h("button", { type: "button", class: "quiet", onclick: () => (draw(), instance && keepPicture(instance, chart.title, foot)) }, "PNG"),
      h("button", { type: "button", class: "quiet", onclick: keepTable }, "CSV"),
    ),
    table,
  );

  function keepTable(): void {
    download(`${slug(chart.title)}.csv`, new Blob([csvOf(chart.table)], { type: "text/csv;charset=utf-8" }));
  }

  function toggleTable(): void {
    table.hidden = !table.hidden;
    toggle.setAttribute("aria-expanded", String(!table.hidden));
    toggle.textContent = table.hidden ? "Show table" : "Hide table";
    if (!table.hidden) fill(table, drawTable(chart.table));
    mark(element);
  }

  function describeAgain(): void {
    fill(title, chart.title);
    fill(note, chart.note);
    note.hidden = !chart.note;
    canvas.setAttribute("aria-label", `${chart.title}. ${chart.summary}`);
    fill(foot, chart.foot);
    if (!table.hidden) fill(table, drawTable(chart.table));
    for (const button of element.querySelectorAll(".keep button"))
      if (button !== toggle) button.setAttribute("aria-label", `${button.textContent} of ${chart.title}`);
    mark(element);
  }

  const width = (): number => forced ?? canvas.clientWidth;
  const heightIn = (wide: number): number => (typeof chart.height === "number" ? chart.height : chart.height(wide));
  const folded = (): boolean => element.closest("#scientist:not([open])") !== null;

  // What cannot be drawn says so in its place, and leaves the other charts alone.
  function draw(): void {
    if (!element.isConnected || folded() || width() === 0) return;
    try {
      showsSelection = asksForSelection(drawChart);
      broken.remove();
    } catch (error) {
      console.error(chart.title, error);
      fill(broken, "This chart could not be drawn from the data: ", clean(error, 200));
      canvas.after(broken);
    }
    stale = false;
    canvas.dataset.drawn = "true";
  }

  function sized(height: number): ECharts {
    if (instance) {
      // A tooltip that is open would be shown again later, in a chart that has gone by then.
      instance.dispatchAction({ type: "hideTip" });
      instance.resize({ width: width(), height });
      return instance;
    }
    instance = init(canvas, null, { renderer: "canvas", devicePixelRatio: pixels, width: width(), height });
    // Later, since drawing anew within the event takes away the tooltip that ECharts is about to fill.
    instance.on("click", (event) => void setTimeout(() => chart.onClick?.(event as never)));
    return instance;
  }

  function drawChart(): void {
    const c = colours();
    const option = chart.option({
      colours: c,
      width: width(),
      narrow: width() < narrowest,
      get selected() {
        return selected();
      },
    });
    const base = common(c);
    const height = heightIn(width());
    canvas.style.height = `${height}px`;
    const shown = sized(height);
    shown.setOption(
      {
        ...base,
        ...option,
        tooltip: { ...(base.tooltip as object), ...((option.tooltip as object) ?? {}) },
        progressive: 0, // at once and on one canvas, which is what is printed and kept
      },
      { notMerge: true },
    );
    // Paper does not wait for the next frame.
    if (forced !== null) shown.getZr().flush();
  }

  const drawn: Drawn = {
    place: () => {
      const wide = width();
      if (wide === 0 || !element.isConnected) return null;
      return () => {
        if (wide !== placedIn) canvas.style.height = `${heightIn(wide)}px`;
        placedIn = wide;
      };
    },
    draw: () => stale && draw(),
    // Of two charts side by side each gets half of the paper.
    resize: (wanted) => ((forced = wanted && element.closest(".grid") ? wanted / 2 : wanted), draw()),
  };
  // What is not in the window can wait: a click is answered by what is seen.
  const seenNow = (): boolean => {
    const { top, bottom } = canvas.getBoundingClientRect();
    return near && bottom > 0 && top < window.innerHeight;
  };
  const again = (atOnce = true): void => {
    if (!instance) return;
    stale = true;
    if (atOnce && seenNow()) draw();
    else drawInIdleTime(drawn);
  };
  all.add(drawn);
  onTheme(() => again());
  // Most charts show no segments apart, and stay as they are.
  onSelect(() => {
    if (!showsSelection || !instance) return;
    const first = seenNow() && !answers;
    if (first) {
      answers = true;
      setTimeout(() => (answers = false));
    }
    again(first);
  });
  describeAgain();
  new IntersectionObserver(
    (entries) => {
      near = entries[entries.length - 1]?.isIntersecting ?? false;
      if (near) drawn.draw();
    },
    { rootMargin: "600px" },
  ).observe(canvas);
  let seen = 0;
  new ResizeObserver(() => {
    if (forced !== null || Math.abs(canvas.clientWidth - seen) < 1) return;
    seen = canvas.clientWidth;
    drawn.place()?.();
    again();
  }).observe(canvas);

  return {
    element,
    redraw() {
      chart = describe();
      describeAgain();
      placedIn = 0;
      draw();
    },
  };
}

/** Gives every chart that is on the page its height, before it is drawn: nothing moves later. */
export function placeFigures(): void {
  const places = [...all].map((drawn) => drawn.place());
  for (const place of places) place?.();
}

/** Draws that chart, or all that are still to be drawn, a few at a time, while nothing else is to be done. */
export function drawInIdleTime(one?: Drawn): void {
  const first = waiting.length === 0;
  waiting = one ? [...waiting, one] : [...all];
  if (!first) return;
  delete document.documentElement.dataset.ready;
  const step = (): void => {
    const until = performance.now() + 12;
    while (waiting.length > 0 && performance.now() < until) waiting.shift()?.draw();
    if (waiting.length > 0) setTimeout(step, 8);
    else document.documentElement.dataset.ready = "true";
  };
  if (!one) return void setTimeout(step, 8);
  // Behind the frame that answers, or soon where no frames are made.
  let begun = false;
  const begin = (): void => {
    if (!begun) step();
    begun = true;
  };
  requestAnimationFrame(() => setTimeout(begin, 8));
  setTimeout(begin, 300);
}

/** Draws every chart in the width of a printed page, or (null) in the window's again. */
export function drawForPrint(printing: boolean): void {
  for (const drawn of all) drawn.resize(printing ? printWidth : null);
}

/** A select with a label, for a figure's controls. */
export function choice(label: string, options: { value: string; shown: string }[], onChange: (value: string) => void): HTMLElement {
  const list = h(
    "select",
    { onchange: (event) => onChange((event.target as HTMLSelectElement).value) },
    options.map((option) => h("option", { value: option.value }, clean(option.shown, 60))),
  );
  return h("label", {}, `${label} `, list);
}
