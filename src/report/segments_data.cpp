#include "report/segments_data.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "facts/plan_facts.h"
#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

std::string_view part_of(const ColumnPreparation& column) {
  return column.schema.kind == Kind::boolean && column.part == Part::value ? "boolean"
                                                                           : name_of(column.part);
}

json origin_json(const Segment& segment, const std::vector<ColumnPreparation>& columns) {
  json list = json::array();
  for (const NamePhrase& phrase : segment.name_origin)
    list.push_back({{"words", phrase.words},
                    {"name", part_name(columns[phrase.attribute])},
                    {"direction", phrase.is_high ? "high" : "low"},
                    {"difference", figure_or_null(phrase.difference)},
                    {"auc", phrase.auc}});
  return list;
}

json profile_json(const ColumnPreparation& column, const AttributeProfile& profile) {
  return {{"name", part_name(column)},
          {"part", part_of(column)},
          {"p10", figure_or_null(profile.p10)},
          {"p25", figure_or_null(profile.p25)},
          {"median", figure_or_null(profile.median)},
          {"p75", figure_or_null(profile.p75)},
          {"p90", figure_or_null(profile.p90)},
          {"mean", figure_or_null(profile.mean)}};
}

json advice_json(const std::vector<ToldAdvice>& advice) {
  json list = json::array();
  for (const ToldAdvice& each : advice)
    list.push_back({{"kind", each.kind}, {"text", each.words.text()}});
  return list;
}

// What a playbook says comes before what the table does.
json strategy_json(const Segment& segment, const std::vector<ToldAdvice>& advice,
                   const std::optional<Plan>& plan) {
  if (const auto plays = contacting_plays(plan, segment.id - 1); !plays.empty())
    return {{"kind", "play"}, {"text", play_of(*plan, plan->plays[plays.front()]).title}};
  return advice.empty() ? json() : advice_json(advice).front();
}

json rank_json(const PopulationRanks& ranks) {
  if (std::isnan(ranks.median)) return nullptr;
  return {{"p10", figure_to(4, ranks.p10)},
          {"median", figure_to(4, ranks.median)},
          {"p90", figure_to(4, ranks.p90)}};
}

json driver_json(const Segment& segment, const std::vector<ColumnPreparation>& columns,
                 const Driver& driver) {
  json goes_with;
  if (driver.goes_with)
    goes_with = part_name(columns[segment.drivers[*driver.goes_with].attribute]);
  return {{"name", part_name(columns[driver.attribute])},
          {"label", part_label(columns[driver.attribute])},
          {"difference", figure_or_null(driver.difference)},
          {"median_difference", figure_or_null(driver.median_difference)},
          {"auc", driver.auc},
          {"goes_with", std::move(goes_with)},
          {"direction", driver.is_high() ? "high" : "low"}};
}

json drivers_json(const Segment& segment, const std::vector<ColumnPreparation>& columns) {
  json drivers = json::array();
  for (const Driver& driver : segment.drivers)
    drivers.push_back(driver_json(segment, columns, driver));
  return drivers;
}

} // namespace

json followed_json(const std::optional<Followed>& follows) {
  if (!follows) return nullptr;
  return {{"id", follows->id},
          {"name", follows->name},
          {"distance", follows->distance},
          {"from_old", follows->from_old},
          {"of_old", follows->of_old},
          {"keeps_name", follows->keeps_name}};
}

json segments_json(const ToldSegments& told) {
  json list = json::array();
  const auto& columns = told.columns;
  for (const Segment& segment : told.segments) {
    json attributes = json::array();
    for (std::size_t j = 0; j < columns.size(); ++j) {
      json row = profile_json(columns[j], segment.attributes[j]);
      row["share_of_total"] = figure_or_null(segment.attributes[j].share_of_total);
      row["difference"] = figure_or_null(segment.attributes[j].difference);
      row["rank"] = rank_json(segment.attributes[j].ranks);
      attributes.push_back(std::move(row));
    }
    list.push_back({{"id", segment.id},
                    {"name", segment.name},
                    {"made_name", segment.made_name},
                    {"name_from", name_of(segment.name_source)},
                    {"follows", followed_json(segment.follows)},
                    {"name_origin", origin_json(segment, columns)},
                    {"name_stability", segment.name_stability},
                    {"size", segment.size},
                    {"share", segment.share},
                    {"silhouette", figure_or_null(told.silhouettes[segment.id - 1])},
                    {"strategy", strategy_json(segment, told.advice[segment.id - 1], told.plan)},
                    {"advice", advice_json(told.advice[segment.id - 1])},
                    {"attributes", std::move(attributes)},
                    {"drivers", drivers_json(segment, columns)}});
  }
  return list;
}

json follows_json(const std::optional<FollowedModel>& followed,
                  const std::vector<Segment>& segments) {
  if (!followed) return nullptr;
  json list = json::array();
  for (std::size_t old = 0; old < followed->names.size(); ++old) {
    const auto heir = std::ranges::find_if(segments, [&](const Segment& segment) {
      return segment.follows && segment.follows->id == old + 1;
    });
    const bool found = heir != segments.end();
    list.push_back({{"id", old + 1},
                    {"name", followed->names[old]},
                    {"now", found ? json(heir->id) : json()},
                    {"from_old", found ? json(heir->follows->from_old) : json()},
                    {"of_old", found ? json(heir->follows->of_old) : json()},
                    {"keeps_name", found && heir->follows->keeps_name}});
  }
  return {{"model", followed->file}, {"segments", std::move(list)}};
}

json outcomes_json(const std::vector<Outcome>& outcomes) {
  json list = json::array();
  for (const Outcome& outcome : outcomes) {
    json figures = json::array();
    for (const OutcomeFigure& figure : outcome.figures) {
      json by_segment = json::array();
      for (const double value : figure.by_segment) by_segment.push_back(figure_or_null(value));
      figures.push_back({{"what", figure.what},
                         {"overall", figure_or_null(figure.overall)},
                         {"by_segment", std::move(by_segment)}});
    }
    list.push_back({{"name", outcome.schema.name},
                    {"label", outcome.schema.label},
                    {"unit", outcome.schema.unit},
                    {"kind", name_of(outcome.schema.kind)},
                    {"is_share", outcome.is_share},
                    {"effect", figure_or_null(outcome.effect)},
                    {"p_value", figure_or_null(outcome.p_value)},
                    {"figures", std::move(figures)}});
  }
  return list;
}

} // namespace ilk
