// A plan and what goes with it, put into the data of a page with segments: plays that fit one, several
// and no segment, with figures in money and without, with long names and without files.

const shown = (value) => ({ value, text: value.toLocaleString("en-US") });
const figures = (values) => ({ values, texts: values.map((value) => shown(value).text) });
const expected = (median) => ({ values: figures([median - 900, median, median + 1400.5, 1.05 * median]), loss: { value: 0.02, text: "2%" }, mean: `${1.05 * median} currency`, range: `${median - 900} to ${median + 1400.5} currency` });
const sizes = (contacts, held) => (contacts + held > 0 ? `${contacts.toLocaleString("en-US")} to contact, ${held} held out` : "fits, but reaches nobody");

/** A play that fits the segments in those slots. */
function play(segments, at, slots, { money = true, title = `Play ${at}` } = {}) {
  const fits = slots.length > 0;
  let [contacts, held] = [0, 0];
  const entries = segments.map(({ id, size }, slot) => {
    const fires = slots.includes(slot);
    const heldHere = fires ? Math.round(size.value / 10) : 0;
    const contactsHere = fires ? size.value - heldHere : 0;
    contacts += contactsHere;
    held += heldHere;
    return {
      id, fires,
      evidence: [
        { text: "purchases: 2.2 times its share of the customers, at least 1.5 asked", holds: fires },
        { text: "number of purchases: median 7, at least 3 asked", holds: fires || slot === 1 },
      ],
      contacts: fires ? shown(contactsHere) : null, sizes: fires ? sizes(contactsHere, heldHere) : "",
      expected: money && fires ? expected(300 * at) : null,
    };
  });
  return {
    name: `play-${at}`, title, action: "Offer a plan of 3 to 12 months", customer: "", channel: "e-mail", message: "Pay in parts", kpi: "plans within 60 days",
    stop: ["Consent is missing", "A payment is late"], exclusive: false, fires: fits, reaches: fits, sizes: sizes(contacts, held),
    list: fits ? `campaigns/play-${at}.csv` : null, hold_out_list: fits ? `campaigns/play-${at}-hold-out.csv` : null,
    assumptions: money ? [{ name: "Response", words: "1% to 9%, most likely 4% (share of customers contacted)" }, { name: "Do it anyway", words: "1%" }] : [],
    segments: fits ? entries.filter((entry) => entry.fires) : entries.slice(1, 2), more_segments: [],
    contacts: shown(contacts), held_out: shown(held),
    expected: money && fits ? expected(600 * at) : null, further: "",
    worth: money ? `${600 * at} currency on average if your assumptions hold; 8 in 10 draws of them give ${300 * at} to ${900 * at} currency.` : "No figure in money: the playbook assumes no response, value and cost for this play.",
    measured: money && fits ? `To show the likely response in 80% of cases, ${100 * at} customers must be held out. That is ${at < 2 ? "enough" : "too few"}.` : "",
    hold_out_state: money && fits ? (at < 2 ? "enough" : "scarce") : "", unlucky: "", parts: "Held out in each of 3 parts", nobody: "",
    balance: fits ? ["lowest", "middle", "highest"].map((third) => ({ stratum: `${third} third of purchases`, customers: shown(100), held_out: shown(11), share: { value: 0.11, text: "11%" } })) : [],
  };
}

// What makes a play one that fits the third segment and reaches nobody of it.
const keptFrom = (segments) => ({
  segments: segments.slice(2, 3).map(({ id }) => ({ id, fires: true, evidence: [], contacts: null, sizes: sizes(0, 0), expected: null })),
  fires: true, reaches: false, nobody: "Of those who would fit, 3 are kept for an exclusive play and 4 are in 2 lists already.",
});

function planOf({ segments }) {
  const long = "Insurance of large purchases against loss, theft and damage in the first ninety days, with the first month free";
  return {
    playbook: "plans/playbook.toml", currency: "currency", tally: "4 of 7 plays reach customers. 1 fits, but reaches nobody.",
    cautions: "10% of each list is held out by lot and not contacted, so that it can be seen what the play did.", best: "If your assumptions hold, this play brings most: \u2068For everybody (2,520 currency on average)\u2069", doubt: "",
    values_summary: "For everybody: 2,520 currency on average, 900 to 4,100 currency.",
    limits_words: "Nobody is in more than 2 lists: lists are filled in the order of the plays.", listed: "1,800 of 3,000 customers are in a list",
    per_customer: [{ name: "In no list", words: "1,200 (40%)" }, { name: "In 1 list", words: "1,000 (33%)" }, { name: "In 2 lists", words: "800 (27%)" }],
    left_out: "A play reaches customers of every segment.", nobody: "1 play fits, but reaches nobody", unfit: "2 plays fit no segment",
    plays: [
      play(segments, 1, [0, 1]), play(segments, 2, [1, 2], { money: false, title: "No figure in money" }), { ...play(segments, 3, [0], { title: long }), exclusive: true },
      play(segments, 4, segments.map((_, slot) => slot), { title: "For everybody" }), play(segments, 5, [], { title: "Fits nobody" }),
      play(segments, 6, [], { money: false, title: "Fits nobody either" }),
      { ...play(segments, 7, [], { money: false, title: "Kept from everybody" }), ...keptFrom(segments) },
    ],
  };
}

function explained(segment, at, { segments, population }) {
  const values = population.slice(0, 6).map(({ name }, place) => ({ name, value: place, text: String(place) }));
  const next = segments[(at + 1) % segments.length].id;
  return {
    ...segment,
    name_parts: [{ words: segment.name, label: "purchases", side: "higher in 9 of 10 pairs", exact: "AUC 0.91, +1.3 SD" }],
    name_stability: "The name came back in 48 of 50 redrawings of the customers.",
    rule: { text: "purchases at least 500 and cash advances below 12", worth: "right for 91% of those it picks, finds 84% of the segment" },
    typical: [{ values }, { values }, { values }],
    border: [
      { next, margin: { value: 0.004, text: "0.004" }, values, change: { text: "cash advances: 34.5 instead of 12", next } },
      { next, margin: { value: 0.01, text: "0.010" }, values, change: null },
    ],
  };
}

function treeOf({ segments }) {
  const question = (label, below, rest) => ({ answers: [`${label} below 30.5`, `${label} at least 30.5`], below, rest });
  const leaf = (slot) => ({ segment: segments[slot % segments.length].id, words: "900 customers, 89% right" });
  return {
    title: "At most 2 questions each put 87% of the customers into their segment", held_out: "Of customers that it was not made from, 86%.",
    nodes: [question("purchases", 1, 2), leaf(0), question("balance", 3, 4), leaf(1), leaf(2)],
  };
}

const concentrationOf = ({ segments, population }) =>
  population.slice(0, 4).map(({ name, label }, at) => {
    const lorenz = Array.from({ length: 21 }, (_, step) => [step / 20, (step / 20) ** (3 + at)]);
    return {
      name, label, title: `The top tenth of the customers holds 4${at}% of all ${label} (Gini 0.5${at})`, summary: `Lorenz curve of ${label}.`,
      shares: figures(segments.map((_, slot) => (slot + 1) / ((segments.length * (segments.length + 1)) / 2))),
      lorenz, lorenz_texts: lorenz.map(([x, y]) => [`${Math.round(100 * x)}%`, `${(100 * y).toFixed(1)}%`]),
    };
  });

const broughtOf = () => ({
  tally: "Of 2 plays, 1 brought more than chance explains and 1 shows no effect beyond chance.", source: "The plays of playbook.toml, by outcomes.csv.",
  reading: "Ranges hold the truth in 95% of such campaigns, read once, at the end.",
  plays: [
    { title: "Pay in parts", contacted: shown(900), held_out: shown(100), effect: "3.2 more of 100 (0.4 to 6.1 more)", left: "8,400 EUR (1,200 to 17,900)", go_on: "yes", decision: "Go on", words: ["More than chance explains: it works.", "Go on: 1 Savers."] },
    { title: "Insurance <b>", contacted: shown(90), held_out: shown(10), effect: "1 fewer of 100 (9 fewer to 7 more)", left: "", go_on: "open", decision: "Cannot tell yet", words: ["The difference may be chance."] },
  ],
});

/** Places of the plays that contact customers of the segment, the last of them first. */
const playsOf = ({ plays }, id) =>
  plays.filter((play) => play.reaches).flatMap((play, place) => (play.segments.some((one) => one.id === id && one.contacts) ? [place] : [])).reverse();

/** The data with a plan and what it brought, explanations of the segments, a tree and concentrations. */
export const planned = (data, plan = planOf(data)) => ({
  ...data,
  segments: data.segments.map((segment, at) => ({ ...explained(segment, at, data), plays: playsOf(plan, segment.id) })),
  plan,
  brought: broughtOf(),
  tree: treeOf(data),
  concentration: concentrationOf(data),
});
