// What to do: the playbook's plays, for whom, why, and what they may bring.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Report } from "../data";
import { factList } from "../facts";
import type { Section } from "../section";
import { clean, fileName } from "../text";
import { matrix } from "./plan_matrix";
import { idlePlays } from "./plan_idle";
import { playCard } from "./plan_play";
import { values } from "./plan_values";
import { firing } from "./plan_words";

function lead(plan: Plan): Content {
  const file = fileName(plan.playbook);
  const doubt = clean(plan.doubt, 300);
  return [
    h("p", { class: "tally" }, clean(plan.tally, 300)),
    h("p", {}, file ? ["The plays stand in ", bdi(file), ". "] : null, clean(plan.cautions, 600)),
    doubt ? h("p", {}, h("b", {}, doubt)) : null,
  ];
}

// How often a customer is written to.
function perCustomer(plan: Plan): Content {
  const counts = list(plan.per_customer);
  if (counts.length === 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, clean(plan.listed, 120)),
    h("p", { class: "note" }, clean(plan.limits_words, 700)),
    factList(counts.map((entry) => [clean(entry.name, 40), clean(entry.words, 60)])),
  );
}

export function planSection(data: Report): Section | null {
  const plan = data.plan;
  if (!plan || list(plan.plays).length === 0) return null;
  const plays = firing(plan);
  return {
    id: "plan",
    heading: "What to do",
    short: "Plan",
    lead: lead(plan),
    body: [
      matrix(plan, data),
      plays.length > 0
        ? h(
            "details",
            { class: "rest", id: "plays" },
            h("summary", {}, plays.length === 1 ? "The play in full: for whom, why, what it may bring" : "The plays one by one: for whom, why, what they may bring"),
            values(plan, data),
            plays.map((play, at) => playCard(play, at, plan, data)),
            perCustomer(plan),
          )
        : perCustomer(plan),
      idlePlays(plan, data),
    ],
  };
}
