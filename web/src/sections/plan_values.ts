// What the plays may bring, as ranges side by side; of the selected segment's customers too.
import { errorBar, stroke, type CustomApi } from "../custom";
import { list, type Plan, type Play, type Report, type Shown } from "../data";
import { axisStyle, figure, rowLabels, tip, type Drawing } from "../figure";
import { tick } from "../numbers";
import { numbered } from "../segments";
import { cell, textOf, valueOf } from "../shown";
import { words, type Table } from "../table";
import { clean, labelWithUnit } from "../text";
import { firing, moneyOf, playTitle, type Money } from "./plan_words";

interface Row {
  play: Play;
  money: Money;
}

const rowsOf = (plan: Plan): Row[] =>
  firing(plan).flatMap((play) => {
    const money = moneyOf(play.expected);
    return money ? [{ play, money }] : [];
  });

const entryOf = (play: Play, id: number | null | undefined) => list(play.segments).find((entry) => entry?.fires && entry.id === id);
const ofSegment = (play: Play, id: number | null | undefined): Money | null => moneyOf(entryOf(play, id)?.expected);

function tableOf(rows: Row[], data: Report): Table {
  const cells = (name: string, who: string, money: Money, contacts: Shown | null | undefined) => [
    words(name),
    words(who),
    ...[money.mean, money.low, money.median, money.high].map((one) => cell(one)),
    words(money.loss),
    cell(contacts),
  ];
  return {
    caption: "Expected value by play",
    columns: [
      { heading: "Play", words: true }, { heading: "Customers of", words: true }, ...["Mean", "P10", "Median", "P90"].map((heading) => ({ heading })),
      { heading: "Chance of a loss" }, { heading: "To contact" },
    ],
    rows: rows.flatMap(({ play, money }) => [
      cells(playTitle(play), "all its segments", money, play.contacts),
      ...list(data.segments).flatMap((segment) => {
        const own = ofSegment(play, segment.id);
        return own ? [cells(playTitle(play), numbered(segment), own, entryOf(play, segment.id)?.contacts)] : [];
      }),
    ]),
  };
}

const places = (money: Money): [number, number, number] => [money.low, money.mean, money.high].map((one) => valueOf(one) ?? 0) as [number, number, number];

// A range with its mean; thinner and paler behind the selected segment's.
function rangeSeries(rows: Row[], data: Report, { colours: c, selected }: Drawing) {
  const segment = selected === null ? undefined : list(data.segments)[selected];
  const range = (api: CustomApi, row: number, of: Money, fill: string, line: string, height: number) => {
    const [low, mean, high] = places(of);
    const [x1, y] = api.coord([low, row]);
    const [[x2], [xm]] = [api.coord([high, row]), api.coord([mean, row])];
    return [
      { type: "rect", shape: { x: x1, y: y - height / 2, width: Math.max(1, x2 - x1), height, r: 3 }, style: { fill } },
      stroke(xm, y - height / 2 - 2, xm, y + height / 2 + 2, { stroke: line, lineWidth: 2.5 }),
    ];
  };
  return {
    type: "custom",
    data: rows.map(({ money }, row) => [places(money)[0], row, places(money)[2]]),
    encode: { x: [0, 2], y: 1 },
    renderItem: (item: { dataIndex: number }, api: CustomApi) => {
      const row = rows[item.dataIndex];
      if (!row) return null;
      const [, y] = api.coord([0, item.dataIndex]);
      const own = segment ? ofSegment(row.play, segment.id) : null;
      const children: object[] = segment
        ? errorBar([api.coord([places(row.money)[0], 0])[0], y], [api.coord([places(row.money)[2], 0])[0], y], c.pale, 5)
        : range(api, item.dataIndex, row.money, c.pale, c.ink, 14);
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
          ["mean", row.money.average],
          ["P10 to P90", row.money.range],
          ["chance of a loss", row.money.loss],
          ["to contact", textOf(row.play.contacts)],
        ];
        if (segment && own) lines.push([numbered(segment, 30), own.range]);
        return tip(playTitle(row.play, 80), lines);
      },
    },
    series: [rangeSeries(rows, data, drawing)],
  };
}

export function values(plan: Plan, data: Report): HTMLElement | null {
  const rows = rowsOf(plan);
  if (!rows[0]) return null;
  return figure(() => ({
    id: "plan-values",
    title: clean(plan.best, 300) || "What the plays may bring",
    note: `Bar: from P10 to P90, so that 8 in 10 draws of your assumptions fall into it; line: the mean. Plays in the order in which lists are filled. What the playbook assumes goes in, not what was measured. Select a segment to see its part.`,
    summary: clean(plan.values_summary, 1500),
    height: (width) => rows.length * (width < 560 ? 46 : 38) + 54,
    table: tableOf(rows, data),
    option: (drawing) => optionOf(rows, plan, data, drawing),
  })).element;
}
