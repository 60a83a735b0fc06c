#include "report/plan_data.h"

#include "report/campaign_lists.h"
#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

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

json segments_json(const Segmentation& s, const PlayPlan& play, bool all_evidence) {
  json list = json::array();
  for (std::size_t g = 0; g < play.segments.size(); ++g) {
    const PlayInSegment& segment = play.segments[g];
    json evidence = json::array();
    for (const ClauseEvidence& each : segment.match.evidence)
      if (all_evidence || segment.match.fires)
        evidence.push_back({{"text", each.text}, {"holds", each.holds}});
    list.push_back(
        {{"id", s.explanation.segments[g].id},
         {"name", s.explanation.segments[g].name},
         {"fires", segment.match.fires},
         {"evidence", std::move(evidence)},
         {"customers", segment.customers},
         {"contacts", segment.contacts},
         {"held_out", segment.held_out},
         {"expected", segment.match.fires ? expected_json(play, segment.contacts) : json()}});
  }
  return list;
}

json balance_json(const PlayPlan& play) {
  json list = json::array();
  for (const Stratum& stratum : play.balance)
    list.push_back({{"stratum", stratum.name},
                    {"customers", stratum.customers},
                    {"held_out", stratum.held_out}});
  return list;
}

void add_assumptions(const Play& play, json& data) {
  for (const char* key : {"response", "value", "cost"}) data[key] = nullptr;
  if (!play.assumptions) return;
  data["response"] = assumption_json(play.assumptions->response);
  data["response"]["baseline"] = play.assumptions->baseline;
  data["value"] = assumption_json(play.assumptions->value);
  data["cost"] = assumption_json(play.assumptions->cost);
}

json play_json(const Segmentation& s, const PlayPlan& made, std::size_t order, bool all_evidence) {
  const Play& play = s.plan->playbook.plays[made.play];
  json data = {{"name", play.name},
               {"title", play.title},
               {"action", play.action},
               {"channel", play.channel},
               {"message", play.message},
               {"kpi", play.kpi},
               {"stop", play.stop},
               {"order", order},
               {"list", made.contacts > 0 ? json(contact_list_name(play)) : json()},
               {"hold_out_list", made.held_out > 0 ? json(hold_out_list_name(play)) : json()},
               {"segments", segments_json(s, made, all_evidence)},
               {"eligible", made.eligible},
               {"capped", made.capped},
               {"contacts", made.contacts},
               {"held_out", made.held_out},
               {"expected", made.fires() ? expected_json(made, made.contacts) : json()},
               {"needed_hold_out", made.needed_hold_out ? json(*made.needed_hold_out) : json()},
               {"enough", play.assumptions ? json(made.enough()) : json()},
               {"detectable", made.detectable ? figure_or_null(*made.detectable) : json()},
               {"balance", balance_json(made)},
               {"balance_p_value", made.held_out > 0 ? json(made.balance_test.p_value) : json()}};
  add_assumptions(play, data);
  return data;
}

} // namespace

json plan_json(const Segmentation& s, std::size_t most_evidence) {
  if (!s.plan) return nullptr;
  const Plan& plan = *s.plan;
  const PlanLimits& limits = plan.playbook.limits;
  const bool all_evidence = plan.plays.size() * s.explanation.segments.size() <= most_evidence;
  json plays = json::array();
  for (const PlayPlan& play : plan.plays)
    plays.push_back(play_json(s, play, plays.size() + 1, all_evidence));
  return {{"playbook", plan.playbook.file},
          {"currency", plan.playbook.currency},
          {"limits",
           {{"most_contacts", limits.most_contacts},
            {"hold_out", limits.hold_out},
            {"power", limits.power},
            {"significance", limits.significance},
            {"seed", plan.seed}}},
          {"customers", plan.customers},
          {"plays", std::move(plays)},
          {"lists_per_customer", plan.lists_per_customer}};
}

const Play* first_play(const Segmentation& s, std::size_t segment) {
  if (!s.plan) return nullptr;
  for (const PlayPlan& play : s.plan->plays)
    if (play.segments[segment].match.fires) return &s.plan->playbook.plays[play.play];
  return nullptr;
}

} // namespace ilk
