// A plan and what goes with it, put into the data of a page with segments: plays that fit one, several
// and no segment, with figures in money and without, with long names and without files.

const spread = (low, likely, high, unit) => ({ low, likely, high, unit });
const expected = (median) => ({ mean: 1.05 * median, p10: median - 900, median, p90: median + 1400.5, loss: median > 900 ? 0.02 : 0.61 });

/** A play that fits the segments in those slots. */
function play(segments, at, slots, { money = true, title = `Play ${at}` } = {}) {
  const fits = slots.length > 0;
  const entries = segments.map(({ id, name, size }, slot) => {
    const fires = slots.includes(slot);
    const held = fires ? Math.round(size / 10) : 0;
    return {
      id, name, fires,
      evidence: [
        { text: "purchases: 2.2 times its share of the customers, at least 1.5 asked", holds: fires },
        { text: "number of purchases: median 7, at least 3 asked", holds: fires || slot === 1 },
      ],
      customers: fires ? size : 0, contacts: fires ? size - held : 0, held_out: held,
      expected: money && fires ? expected(300 * at) : null,
    };
  });
  const sum = (key) => entries.reduce((total, entry) => total + entry[key], 0);
  return {
    name: `play-${at}`, title, action: "Offer a plan of 3 to 12 months", channel: "e-mail", message: "Pay in parts", kpi: "plans within 60 days",
    stop: ["Consent is missing", "A payment is late"], order: 10 - at,
    list: fits ? `campaigns/play-${at}.csv` : null, hold_out_list: fits ? `campaigns/play-${at}-hold-out.csv` : null,
    response: money ? { ...spread(0.01, 0.04, 0.09, "share of customers contacted"), baseline: 0.01 } : null,
    value: money ? spread(10, 25, 60.5, "currency per customer who responds") : null, cost: money ? spread(0.2, 0.3, 0.6, "currency per customer contacted") : null,
    segments: entries, eligible: sum("customers"), capped: at, contacts: sum("contacts"), held_out: sum("held_out"),
    expected: money && fits ? expected(600 * at) : null, needed_hold_out: money && fits ? 100 * at : null, enough: money && fits ? at < 2 : null,
    detectable: money && fits ? 0.031 : null,
    balance: fits ? ["lowest", "middle", "highest"].map((third) => ({ stratum: `${third} third of purchases`, customers: 100, held_out: 11 })) : [],
  };
}

// What makes a play one that fits the third segment and reaches nobody of it.
const keptFrom = (segments) => ({
  segments: segments.slice(2, 3).map(({ id, name }) => ({ id, name, fires: true, evidence: [], customers: 7, contacts: 0, held_out: 0, expected: null })),
  eligible: 7, kept_apart: 3, capped: 4, reaches: false,
});

function planOf({ segments }) {
  const long = "Insurance of large purchases against loss, theft and damage in the first ninety days, with the first month free";
  return {
    playbook: "plans/playbook.toml", currency: "currency", customers: 3000, lists_per_customer: [1200, 1000, 800],
    limits: { most_contacts: 2, hold_out: 0.1, power: 0.8, significance: 0.05, seed: 1 },
    plays: [
      { ...play(segments, 1, [0, 1]), kept_apart: 5 }, play(segments, 2, [1, 2], { money: false, title: "No figure in money" }), { ...play(segments, 3, [0], { title: long }), exclusive: true },
      play(segments, 4, segments.map((_, slot) => slot), { title: "For everybody" }), play(segments, 5, [], { title: "Fits nobody" }),
      play(segments, 6, [], { money: false, title: "Fits nobody either" }),
      { ...play(segments, 7, [], { money: false, title: "Kept from everybody" }), ...keptFrom(segments) },
    ],
  };
}

function explained(segment, at, { segments, population }) {
  const drivers = segment.drivers.map((driver, place) => ({
    ...driver,
    auc: 0.5 + Math.max(-0.5, Math.min(0.5, driver.difference / 3)), median_difference: driver.difference, goes_with: place === 1 ? segment.drivers[0].name : null,
  }));
  const values = drivers.slice(0, 6).map(({ name }) => ({ name, value: population.find((entry) => entry.name === name)?.median ?? 1 }));
  const next = segments[(at + 1) % segments.length].id;
  const [first] = drivers;
  const change = first ? { name: first.name, label: first.label, unit: "", kind: "amount", from: 12, to: 34.5, next } : null;
  return {
    ...segment, drivers,
    name_origin: first ? [{ words: segment.name, name: first.name, direction: first.direction, difference: first.difference, auc: first.auc }] : [],
    name_stability: 0.96,
    rule: { conditions: [], text: "purchases at least 500 and cash advances below 12", precision: 0.91, recall: 0.84, coverage: 0.2, customers: 600 },
    typical: [{ values }, { values }, { values }],
    border: [{ next, margin: 0.004, values, change }, { next, margin: 0.01, values, change: null }],
  };
}

function treeOf({ segments, population }) {
  const [first, second] = population;
  const question = ({ name, label, unit, kind }, below, rest) => ({ name, label, unit, kind, relation: "below", limit: 30.5, level: null, below, rest, customers: 3000 });
  const leaf = (slot) => ({ segment: segments[slot % segments.length].id, customers: 900, right: 800 });
  return { leaves: 3, fidelity: 0.873, held_out_fidelity: 0.861, nodes: [question(first, 1, 2), leaf(0), question(second, 3, 4), leaf(1), leaf(2)] };
}

const concentrationOf = ({ segments, population }) =>
  population.slice(0, 4).map(({ name, label, unit }, at) => ({
    name, label, unit, gini: 0.5 + at / 20, top_tenth: 0.4 + at / 20, shares: segments.map((_, slot) => (slot + 1) / ((segments.length * (segments.length + 1)) / 2)),
    lorenz: Array.from({ length: 21 }, (_, step) => [step / 20, (step / 20) ** (3 + at)]),
  }));

/** The data with a plan, explanations of the segments, a tree and concentrations. */
export const planned = (data) => ({
  ...data,
  segments: data.segments.map((segment, at) => explained(segment, at, data)),
  plan: planOf(data),
  tree: treeOf(data),
  concentration: concentrationOf(data),
});
