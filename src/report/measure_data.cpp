#include "report/measure_data.h"

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "ilk/version.h"
#include "report/brought_data.h"
#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr int measure_format = 1;

json effect_json(const Effect& effect) {
  return {{"difference", figure_or_null(effect.difference)},
          {"low", figure_or_null(effect.low)},
          {"high", figure_or_null(effect.high)},
          {"error", figure_or_null(effect.error)}};
}

json tested_json(const Effect& effect, double rate) {
  json data = effect_json(effect);
  data["p_value"] = effect.p_value;
  data["discovery_rate"] = rate;
  return data;
}

json arm_json(const ArmShare& arm) {
  return {{"customers", arm.customers}, {"responded", arm.responded}, {"share", arm.share()}};
}

json response_json(const std::optional<MeasuredResponse>& response) {
  if (!response) return nullptr;
  json data = tested_json(response->effect, response->discovery_rate);
  data["contacted"] = arm_json(response->contacted);
  data["held_out"] = arm_json(response->held_out);
  return data;
}

json amount_json(const std::optional<MeasuredAmount>& amount) {
  if (!amount) return nullptr;
  json data = tested_json(amount->effect, amount->discovery_rate);
  data["contacted"] = {{"customers", amount->contacted}, {"mean", amount->contacted_mean}};
  data["held_out"] = {{"customers", amount->held_out}, {"mean", amount->held_out_mean}};
  data["adjusted"] = amount->is_adjusted;
  data["variance_left"] = amount->variance_left;
  return data;
}

json money_json(const Money& money) {
  return {{"low", money.low}, {"likely", money.likely}, {"high", money.high}};
}

json worth_json(const std::optional<Worth>& worth) {
  if (!worth) return nullptr;
  return {{"value", money_json(worth->value)},
          {"cost", money_json(worth->cost)},
          {"net", money_json(worth->net)},
          {"value_is_assumed", worth->value_is_assumed}};
}

json segment_json(const MeasuredCampaign& campaign, const MeasuredSegment& segment) {
  const RecordedSegment& told = campaign.arms.plan.segments[segment.segment];
  return {{"id", told.id},
          {"name", told.name},
          {"contacted", segment.contacted},
          {"held_out", segment.held_out},
          {"effect", effect_json(segment.own)},
          {"shrunken", effect_json(segment.shrunken)},
          {"per_contact", worth_json(segment.worth)},
          {"go_on", name_of(segment.go_on)}};
}

json measured_play_json(const MeasuredCampaign& campaign, const MeasuredPlay& play) {
  const RecordedPlay& planned = campaign.play_of(play);
  json segments = json::array();
  for (const MeasuredSegment& segment : play.segments)
    segments.push_back(segment_json(campaign, segment));
  return {{"name", planned.name},
          {"title", planned.title},
          {"contacts", planned.contacts},
          {"held_out", planned.held_out},
          {"brought", name_of(brought_of(play, campaign.measured.reading))},
          {"response", response_json(play.response)},
          {"amount", amount_json(play.amount)},
          {"per_contact", worth_json(play.worth)},
          {"go_on", name_of(play.go_on)},
          {"balance",
           {{"contacted", play.balance.contacted},
            {"held_out", play.balance.held_out},
            {"expected_share", play.balance.expected_share},
            {"p_value", play.balance.p_value},
            {"broken", play.balance.is_broken()}}},
          {"spread", play.spread},
          {"segments", std::move(segments)}};
}

json column_json(const std::string& name) {
  return name.empty() ? json() : json(name);
}

} // namespace

json measure_data(const MeasuredCampaign& campaign) {
  const Outcomes& outcomes = campaign.outcomes;
  json plays = json::array(), segments = json::array();
  for (const RecordedSegment& segment : campaign.arms.plan.segments)
    segments.push_back(segment.name);
  for (const MeasuredPlay& play : campaign.measured.plays)
    plays.push_back(measured_play_json(campaign, play));
  const Reading& reading = campaign.measured.reading;
  return {{"ilk", {{"version", version}, {"format", measure_format}}},
          {"playbook",
           {{"file", campaign.arms.plan.playbook}, {"sha256", campaign.arms.plan.playbook_sha256}}},
          {"currency", campaign.arms.plan.currency},
          {"significance", reading.significance},
          {"progress", reading.progress ? json(*reading.progress) : json()},
          {"outcomes",
           {{"file", outcomes.file},
            {"columns",
             {{"id", outcomes.id_column},
              {"response", column_json(outcomes.response_column)},
              {"amount", column_json(outcomes.amount_column)},
              {"before", column_json(outcomes.before_column)},
              {"date", column_json(outcomes.date_column)}}},
            {"rows", outcomes.rows},
            {"bad_rows", outcomes.bad_rows},
            {"customers", campaign.arms.ids.size()},
            {"absent", outcomes.absent},
            {"absent_is_none", outcomes.absent_is_none},
            {"repeated", outcomes.repeated.count},
            {"unlisted", outcomes.unlisted.count},
            {"without_id", outcomes.without_id.count},
            {"outside", outcomes.outside}}},
          {"changed_names", campaign.arms.changed_names},
          {"segments", std::move(segments)},
          {"plays", std::move(plays)},
          {"page", json_of(brought_fact(campaign), FigureForm::shown)}};
}

} // namespace ilk
