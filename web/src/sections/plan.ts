// What to do: the playbook's plays, for whom, why, and what they may bring.
import { bdi, h, type Content } from "../dom";
import { list, type Plan, type Report } from "../data";
import { factList } from "../facts";
import { counted, exists, percent, whole } from "../numbers";
import type { Section } from "../section";
import { fileName } from "../text";
import { limitWords, losingWords, tallyWords } from "./plan_counts";
import { matrix } from "./plan_matrix";
import { idlePlays } from "./plan_idle";
import { playCard } from "./plan_play";
import { values } from "./plan_values";
import { firing } from "./plan_words";

function heldOut(plan: Plan): string {
  const share = plan.limits?.hold_out;
  if (!exists(share) || share <= 0) return "";
  const own = list(plan.plays).some((play) => exists(play?.hold_out) && play.hold_out !== share);
  return `${percent(share, Number.isInteger(share * 100) ? 0 : 1)} of each list${own ? ", or the share that its play asks for," : ""} is held out by lot and not contacted, so that it can be seen what the play did.`;
}

function lead(plan: Plan, data: Report): Content {
  const file = fileName(plan.playbook);
  const doubtful = data.certificate?.verdict?.passed === false;
  return [
    h("p", { class: "tally" }, tallyWords(plan)),
    h("p", {}, file ? ["The plays stand in ", bdi(file), ". "] : null, [losingWords(plan), heldOut(plan)].filter(Boolean).join(" ")),
    doubtful ? h("p", {}, h("b", {}, "The segments did not pass every test: "), "try a play on few customers before you spend on many.") : null,
  ];
}

const listsWords = (lists: number): string => (lists === 0 ? "In no list" : `In ${counted(lists, "list", "lists")}`);

// How often a customer is written to.
function perCustomer(plan: Plan): Content {
  const counts = list(plan.lists_per_customer).map((count) => count ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all <= 0) return null;
  return h(
    "div",
    { class: "panel" },
    h("h3", {}, `${whole(all - (counts[0] ?? 0))} of ${counted(all, "customer", "customers")} ${all - (counts[0] ?? 0) === 1 ? "is" : "are"} in a list`),
    h(
      "p",
      { class: "note" },
      `${limitWords(plan)} Who is held out counts as in the list${exists(plan.contacted) ? `: ${counted(plan.contacted, "customer is", "customers are")} contacted at all` : ""}.`.trimStart(),
    ),
    factList(counts.map((count, lists) => [listsWords(lists), `${whole(count)} (${percent(count / all, 0)})`])),
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
    lead: lead(plan, data),
    body: [matrix(plan, data), values(plan, data), plays.map((play, at) => playCard(play, at, plan, data)), idlePlays(plan, data), perCustomer(plan)],
  };
}
