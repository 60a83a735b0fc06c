#include "report/plan_data.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/campaign_lists.h"
#include "report/data_caps.h"
#include "report/figures_data.h"
#include "words/column_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t most_clauses = 12, most_stops = 8;

json assumption_json(const Assumption& assumption) {
  return {{"low", assumption.low},
          {"likely", assumption.likely},
          {"high", assumption.high},
          {"unit", assumption.unit}};
}

json expected_json(const PlayPlan& play, std::uint64_t contacts) {
  if (!play.per_contact) return nullptr;
  const ExpectedValue value = times(*play.per_contact, contacts);
  return {{"mean", value.mean},
          {"p10", value.p10},
          {"median", value.median},
          {"p90", value.p90},
          {"loss", value.loss}};
}

json segment_json(const Segment& told, const PlayPlan& play) {
  const PlayInSegment& segment = play.segments[told.id - 1];
  json evidence = json::array();
  for (const ClauseEvidence& each : segment.match.evidence)
    evidence.push_back({{"text", each.text}, {"holds", each.holds}});
  shorten(evidence, most_clauses);
  return {{"id", told.id},
          {"name", told.name},
          {"fires", segment.match.fires},
          {"evidence", std::move(evidence)},
          {"customers", segment.customers},
          {"contacts", segment.contacts},
          {"held_out", segment.held_out},
          {"expected", segment.match.fires ? expected_json(play, segment.contacts) : json()}};
}

// The segments in which the play fires, of many those with the most customers, and the others as
// pairs of id and contacts; where it fires in none, the nearest miss.
void add_segments(const std::vector<Segment>& segments, const PlayPlan& play, std::size_t most,
                  json& data) {
  std::vector<std::size_t> firing;
  std::vector<double> customers;
  for (std::size_t g = 0; g < play.segments.size(); ++g)
    if (play.segments[g].match.fires) {
      firing.push_back(g);
      customers.push_back(static_cast<double>(play.segments[g].customers));
    }
  json told = json::array(), more = json::array();
  if (firing.empty()) told.push_back(segment_json(segments[nearest_miss(play)], play));
  const auto shown = strongest(customers, most); // ascending
  for (std::size_t i = 0; i < firing.size(); ++i)
    if (std::ranges::binary_search(shown, i))
      told.push_back(segment_json(segments[firing[i]], play));
    else
      more.push_back({segments[firing[i]].id, play.segments[firing[i]].contacts});
  data["segments"] = std::move(told);
  data["more_segments"] = std::move(more);
}

// Of many strata those with the most customers.
json balance_json(const PlayPlan& play, std::size_t most) {
  std::vector<double> customers;
  for (const Stratum& stratum : play.balance)
    customers.push_back(static_cast<double>(stratum.customers));
  json list = json::array();
  for (const std::size_t i : strongest(customers, most))
    list.push_back({{"stratum", play.balance[i].name},
                    {"customers", play.balance[i].customers},
                    {"held_out", play.balance[i].held_out}});
  return list;
}

json or_null(const std::optional<double>& figure) {
  return figure ? figure_or_null(*figure) : json();
}

void add_assumptions(const Play& play, json& data) {
  for (const char* key : {"response", "value", "cost"}) data[key] = nullptr;
  if (!play.assumptions) return;
  data["response"] = assumption_json(play.assumptions->response);
  data["response"]["baseline"] = play.assumptions->baseline;
  data["value"] = assumption_json(play.assumptions->value);
  data["cost"] = assumption_json(play.assumptions->cost);
}

json play_json(const Play& play, const PlayPlan& made, const std::vector<Segment>& segments,
               std::size_t order, std::size_t most) {
  json data = {{"name", play.name},
               {"title", play.title},
               {"action", play.action},
               {"channel", play.channel},
               {"message", play.message},
               {"kpi", play.kpi},
               {"customer", condition_words(made.customer)},
               {"stop", play.stop},
               {"exclusive", play.exclusive},
               {"hold_out", made.hold_out},
               {"order", order},
               {"list", made.contacts > 0 ? json(contact_list_name(play)) : json()},
               {"hold_out_list", made.held_out > 0 ? json(hold_out_list_name(play)) : json()},
               {"reaches", made.reaches()},
               {"eligible", made.eligible},
               {"kept_apart", made.kept_apart},
               {"capped", made.capped},
               {"contacts", made.contacts},
               {"held_out", made.held_out},
               {"expected", made.fires() ? expected_json(made, made.contacts) : json()},
               {"needed_hold_out", made.needed_hold_out ? json(*made.needed_hold_out) : json()},
               {"enough", made.expects_response ? json(made.enough()) : json()},
               {"detectable", or_null(made.detectable)},
               {"balance", balance_json(made, most)},
               {"strata", made.balance.size()},
               {"balance_p_value", or_null(made.balance_p_value)},
               {"share_p_value", or_null(made.share_p_value)}};
  shorten(data["stop"], most_stops);
  add_segments(segments, made, most, data);
  add_assumptions(play, data);
  return data;
}

} // namespace

json plan_json(const std::optional<Plan>& planned, const std::vector<Segment>& segments,
               std::size_t most_entries) {
  if (!planned) return nullptr;
  const Plan& plan = *planned;
  const PlanLimits& limits = plan.playbook.limits;
  const std::size_t most = most_entries / std::max<std::size_t>(plan.plays.size(), 1) + 1;
  json plays = json::array();
  for (const PlayPlan& play : plan.plays)
    plays.push_back(
        play_json(plan.playbook.plays[play.play], play, segments, plays.size() + 1, most));
  return {{"playbook", plan.playbook.file},
          {"currency", plan.playbook.currency},
          {"limits",
           {{"most_contacts", limits.most_contacts},
            {"hold_out", limits.hold_out},
            {"power", limits.power},
            {"significance", limits.significance},
            {"seed", plan.seed}}},
          {"customers", plan.customers},
          {"contacted", plan.contacted},
          {"plays", std::move(plays)},
          {"lists_per_customer", plan.lists_per_customer}};
}

std::size_t nearest_miss(const PlayPlan& play) {
  const auto lacking = [](const PlayInSegment& each) {
    double sum = 0;
    for (const ClauseEvidence& evidence : each.match.evidence) sum += evidence.miss;
    return sum;
  };
  return static_cast<std::size_t>(std::ranges::min_element(play.segments, {}, lacking) -
                                  play.segments.begin());
}

const Play* first_play(const std::optional<Plan>& plan, std::size_t segment) {
  if (!plan) return nullptr;
  for (const PlayPlan& play : plan->plays)
    if (play.segments[segment].match.fires && play.segments[segment].reached() > 0)
      return &plan->playbook.plays[play.play];
  return nullptr;
}

} // namespace ilk
