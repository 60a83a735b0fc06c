#include "report/plan_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "facts/fields_json.h"
#include "report/campaign_lists.h"
#include "report/data_caps.h"
#include "report/figures_data.h"
#include "words/clause_words.h"
#include "words/column_words.h"
#include "words/plan_words.h"
#include "words/play_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t most_clauses = 12, most_stops = 8;

PlaySegmentFacts segment_facts(const Plan& plan, const Segment& told, const PlayPlan& play) {
  const PlayInSegment& segment = play.segments[told.id - 1];
  PlaySegmentFacts facts{told.id, segment.match.fires, {}, std::nullopt, "", std::nullopt};
  for (const ClauseEvidence& each : segment.match.evidence)
    if (facts.evidence.size() < most_clauses && says_something(each))
      facts.evidence.push_back({evidence_words(each), each.holds});
  if (!segment.match.fires) return facts;
  if (segment.reached() > 0) facts.contacts = figure::count(segment.contacts);
  facts.sizes = sizes_words(segment.contacts, segment.held_out);
  facts.expected = expected_of(plan, play, segment.contacts);
  return facts;
}

// Its number, the customers to contact and, where digits alone do not show them, how they are
// shown: there may be thousands of these.
json further_segment(std::uint32_t id, std::uint64_t contacts) {
  const std::string text = figure::count(contacts).text;
  json entry = {id, contacts};
  if (text != fmt::format("{}", contacts)) entry.push_back(text);
  return entry;
}

// The segments in which the play fires, of many those with the most customers, and the others in
// brief; where it fires in none, the nearest miss.
void add_segments(const Plan& plan, const std::vector<Segment>& segments, const PlayPlan& play,
                  std::size_t most, PlayFacts& facts, json& more) {
  std::vector<std::size_t> firing;
  std::vector<double> customers;
  for (std::size_t g = 0; g < play.segments.size(); ++g)
    if (play.segments[g].match.fires) {
      firing.push_back(g);
      customers.push_back(static_cast<double>(play.segments[g].customers));
    }
  if (firing.empty())
    facts.segments.push_back(segment_facts(plan, segments[nearest_miss(play)], play));
  const auto shown = strongest(customers, most); // ascending
  for (std::size_t i = 0; i < firing.size(); ++i)
    if (std::ranges::binary_search(shown, i))
      facts.segments.push_back(segment_facts(plan, segments[firing[i]], play));
    else
      more.push_back(further_segment(segments[firing[i]].id, play.segments[firing[i]].contacts));
}

// Of many strata those with the most customers.
std::vector<StratumFacts> balance_of(const PlayPlan& play, std::size_t most) {
  std::vector<double> customers;
  for (const Stratum& stratum : play.balance)
    customers.push_back(static_cast<double>(stratum.customers));
  std::vector<StratumFacts> balance;
  for (const std::size_t i : strongest(customers, most))
    balance.push_back(stratum_facts(play.balance[i]));
  return balance;
}

std::string state_of(HoldOut hold_out) {
  return hold_out == HoldOut::enough ? "enough" : hold_out == HoldOut::scarce ? "scarce" : "";
}

PlayFacts play_facts(const Plan& plan, const PlayPlan& made, std::size_t most) {
  const Play& play = play_of(plan, made);
  PlayFacts facts;
  facts.name = play.name;
  facts.title = play.title;
  facts.action = play.action;
  facts.customer = condition_words(made.customer);
  facts.channel = play.channel;
  facts.message = play.message;
  facts.kpi = play.kpi;
  // Of many plays each tells of fewer, as of segments and strata.
  facts.stop = play.stop;
  facts.stop.resize(std::min({play.stop.size(), most_stops, most}));
  facts.exclusive = play.exclusive;
  facts.fires = made.fires();
  facts.reaches = made.reaches();
  facts.sizes = all_sizes_words(plan, made);
  if (made.contacts > 0) facts.list = contact_list_name(play);
  if (made.held_out > 0) facts.hold_out_list = hold_out_list_name(play);
  facts.contacts = figure::count(made.contacts);
  facts.held_out = figure::count(made.held_out);
  if (made.contacts > 0) facts.expected = expected_of(plan, made, made.contacts);
  facts.worth = worth_words(plan, made);
  facts.assumptions = assumption_lines(play);
  facts.measured = measurement_words(plan, made);
  facts.hold_out_state = made.hold_out == 0 ? "scarce" : state_of(hold_out_of(made));
  facts.unlucky = unlucky_sentence(made);
  facts.balance = balance_of(made, most);
  facts.parts = parts_words(facts.balance.size(), made.balance.size());
  if (facts.fires && !facts.reaches) facts.nobody = nobody_words(plan, made);
  return facts;
}

json or_null(const std::optional<double>& figure) {
  return figure ? figure_or_null(*figure) : json();
}

json play_json(const Plan& plan, const PlayPlan& made, const std::vector<Segment>& segments,
               std::size_t most) {
  PlayFacts facts = play_facts(plan, made, most);
  json more = json::array();
  add_segments(plan, segments, made, most, facts, more);
  facts.further = further_words(more.size());
  json data = json_of(facts, FigureForm::shown);
  data["more_segments"] = std::move(more);
  data["hold_out"] = made.hold_out;
  data["eligible"] = made.eligible;
  data["kept_apart"] = made.kept_apart;
  data["capped"] = made.capped;
  if (made.rested > 0) data["rested"] = made.rested;
  if (made.over_budget > 0) data["over_budget"] = made.over_budget;
  if (made.in_control > 0) data["in_control"] = made.in_control;
  data["needed_hold_out"] = made.needed_hold_out ? json(*made.needed_hold_out) : json();
  data["detectable"] = or_null(made.detectable);
  data["strata"] = made.balance.size();
  data["balance_p_value"] = or_null(made.balance_p_value);
  data["share_p_value"] = or_null(made.share_p_value);
  return data;
}

PlanFacts plan_facts(const Plan& plan, const std::vector<Segment>& segments,
                     const Verdict& verdict) {
  PlanFacts facts;
  facts.playbook = plan.playbook.file;
  facts.currency = plan.playbook.currency;
  facts.tally = tally_words(tally_of(plan));
  const std::string losing = losing_words(plan), held_out = held_out_words(plan);
  facts.cautions = losing.empty() || held_out.empty() ? losing + held_out : losing + " " + held_out;
  facts.doubt = doubt_words(verdict);
  facts.best = best_play_title(plan);
  facts.values_summary = plays_worth_words(plan);
  facts.limits_words = limit_words(plan) + " " + held_out_count_words();
  facts.listed = listed_words(plan);
  for (std::size_t lists = 0; lists < plan.lists_per_customer.size(); ++lists)
    facts.per_customer.push_back(per_customer_words(plan, lists));
  facts.left_out = left_out_words(plan, segments);
  facts.nobody = nobody_heading(tally_of(plan));
  facts.unfit = unfit_heading(tally_of(plan));
  return facts;
}

} // namespace

json plan_json(const std::optional<Plan>& planned, const std::vector<Segment>& segments,
               const Verdict& verdict, std::size_t most_entries) {
  if (!planned) return nullptr;
  const Plan& plan = *planned;
  const PlanLimits& limits = plan.playbook.limits;
  const std::size_t most = most_entries / std::max<std::size_t>(plan.plays.size(), 1) + 1;
  json plays = json::array();
  for (const PlayPlan& play : plan.plays) plays.push_back(play_json(plan, play, segments, most));
  json data = json_of(plan_facts(plan, segments, verdict), FigureForm::shown);
  data["limits"] = {{"most_contacts", limits.most_contacts},
                    {"hold_out", limits.hold_out},
                    {"power", limits.power},
                    {"significance", limits.significance},
                    {"seed", plan.seed}};
  data["customers"] = plan.customers;
  data["contacted"] = plan.contacted;
  data["plays"] = std::move(plays);
  data["lists_per_customer"] = plan.lists_per_customer;
  return data;
}

} // namespace ilk
