// What the plays may bring, as ranges side by side; of the selected segment's customers too.
import { errorBar, stroke, type CustomApi } from "../custom";
import { list, type Expected, type Plan, type Play, type Report } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { exists, percentWords, tick, whole } from "../numbers";
import { numbered } from "../segments";
import { figure as number, words, type Table } from "../table";
import { clean, isolated, labelWithUnit } from "../text";
import { firing, money, playTitle, rangeWords } from "./plan_words";

interface Row {
  play: Play;
  expected: Expected & { p10: number; mean: number; p90: number };
}

const drawn = (expected: Expected | null | undefined): expected is Row["expected"] =>
  exists(expected?.p10) && exists(expected?.mean) && exists(expected?.p90);

function rowsOf(plan: Plan): Row[] {
  return firing(plan).flatMap((play) => (drawn(play.expected) ? [{ play, expected: play.expected }] : [])); // as lists were filled
}

const ofSegment = (play: Play, id: number | null | undefined): Row["expected"] | null => {
  const expected = list(play.segments).find((entry) => entry?.fires && entry.id === id)?.expected;
  return drawn(expected) ? expected : null;
};

function tableOf(rows: Row[], data: Report): Table {
  const cells = (name: string, who: string, expected: Expected, contacts: number | null | undefined) => [
    words(name),
    words(who),
    ...[expected.mean, expected.p10, expected.median, expected.p90].map((value) => number(value, money(value, ""))),
    number(expected.loss, percentWords(expected.loss)),
    number(contacts, whole(contacts)),
  ];
  return {
    caption: "Expected value by play",
    columns: [
      { heading: "Play", words: true }, { heading: "Customers of", words: true }, ...["Mean", "P10", "Median", "P90"].map((heading) => ({ heading })),
      { heading: "Chance of a loss" }, { heading: "To contact" },
    ],
    rows: rows.flatMap(({ play, expected }) => [
      cells(playTitle(play), "all its segments", expected, play.contacts),
      ...list(data.segments).flatMap((segment) => {
        const own = ofSegment(play, segment.id);
        const entry = list(play.segments).find((one) => one?.id === segment.id);
        return own ? [cells(playTitle(play), numbered(segment), own, entry?.contacts)] : [];
      }),
    ]),
  };
}

// A range with its mean; thinner and paler behind the selected segment's.
function rangeSeries(rows: Row[], data: Report, { colours: c, selected }: Drawing) {
  const segment = selected === null ? undefined : list(data.segments)[selected];
  const range = (api: CustomApi, row: number, of: Row["expected"], fill: string, line: string, height: number) => {
    const [x1, y] = api.coord([of.p10, row]);
    const [[x2], [xm]] = [api.coord([of.p90, row]), api.coord([of.mean, row])];
    return [
      { type: "rect", shape: { x: x1, y: y - height / 2, width: Math.max(1, x2 - x1), height, r: 3 }, style: { fill } },
      stroke(xm, y - height / 2 - 2, xm, y + height / 2 + 2, { stroke: line, lineWidth: 2.5 }),
    ];
  };
  return {
    type: "custom",
    data: rows.map(({ expected }, row) => [expected.p10, row, expected.p90]),
    encode: { x: [0, 2], y: 1 },
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const row = rows[item.dataIndex];
      if (!row) return null;
      const [, y] = api.coord([0, item.dataIndex]);
      const own = segment ? ofSegment(row.play, segment.id) : null;
      const children: object[] = segment
        ? errorBar([api.coord([row.expected.p10, 0])[0], y], [api.coord([row.expected.p90, 0])[0], y], c.pale, 5)
        : range(api, item.dataIndex, row.expected, c.pale, c.ink, 14);
      if (own && selected !== null) children.push(...range(api, item.dataIndex, own, c.segment(selected), c.ink, 12));
      return { type: "group", children };
    },
  };
}

function optionOf(rows: Row[], plan: Plan, data: Report, drawing: Drawing) {
  const { colours: c, narrow, selected } = drawing;
  const labelWidth = narrow ? 128 : 290;
  return {
    grid: { left: labelWidth, right: 24, top: 6, bottom: 46 },
    xAxis: {
      ...axisStyle(c), type: "value", splitNumber: narrow ? 3 : 6,
      name: labelWithUnit({ label: "expected value", unit: plan.currency }), nameLocation: "middle", nameGap: 28,
      axisLabel: { color: c.soft, hideOverlap: true, formatter: (value: number) => tick(value) },
    },
    yAxis: {
      ...axisStyle(c), type: "category", inverse: true, data: rows.map(({ play }) => playTitle(play, narrow ? 44 : 64)),
      axisLabel: rowLabels(c, labelWidth, narrow),
    },
    tooltip: {
      formatter: (item: { dataIndex: number }) => {
        const row = rows[item.dataIndex];
        if (!row) return "";
        const segment = selected === null ? undefined : list(data.segments)[selected];
        const own = segment ? ofSegment(row.play, segment.id) : null;
        const lines: [string, string][] = [
          ["mean", money(row.expected.mean, plan.currency)],
          ["P10 to P90", rangeWords(row.expected, plan.currency)],
          ["chance of a loss", percentWords(row.expected.loss)],
          ["to contact", whole(row.play.contacts)],
        ];
        if (segment && own) lines.push([numbered(segment, 30), rangeWords(own, plan.currency)]);
        return tip(playTitle(row.play, 80), lines);
      },
    },
    series: [rangeSeries(rows, data, drawing)],
  };
}

export function values(plan: Plan, data: Report): HTMLElement | null {
  const rows = rowsOf(plan);
  if (!rows[0]) return null;
  const best = rows.reduce((most, row) => (row.expected.mean > most.expected.mean ? row : most), rows[0]);
  const measured = (plan.limits?.hold_out ?? 1) > 0 ? ": the hold-out will tell" : "";
  const unit = clean(plan.currency, 24);
  return figure(() => ({
    title: `If your assumptions hold, this play brings most: ${isolated(playTitle(best.play, 60))} (${money(best.expected.mean, unit)} on average)`,
    note: `Bar: from P10 to P90, so that 8 in 10 draws of your assumptions fall into it; line: the mean. Plays in the order in which lists are filled. What the playbook assumes goes in, not what was measured${measured}. Select a segment to see its part.`,
    summary: rows.map(({ play, expected }) => `${playTitle(play, 60)}: mean ${money(expected.mean, unit)}, ${rangeWords(expected, unit)}`).join("; ") + ".",
    height: (width) => rows.length * (width < 560 ? 46 : 38) + 54,
    table: tableOf(rows, data),
    option: (drawing) => optionOf(rows, plan, data, drawing),
  })).element;
}
