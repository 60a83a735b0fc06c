#include "report/segment_cards.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

#include "facts/distribution_facts.h"
#include "facts/fields_json.h"
#include "facts/outcome_facts.h"
#include "facts/plan_facts.h"
#include "report/data_caps.h"
#include "report/figures_data.h"
#include "report/segments_data.h"
#include "report/told_advice.h"
#include "words/compare_words.h"
#include "words/segment_words.h"
#include "words/value_words.h"

namespace ilk {
namespace {

using nlohmann::json;

} // namespace

std::vector<std::size_t> most_telling_parts(const Explanation& explanation, std::size_t most) {
  std::vector<double> largest(explanation.population.size());
  for (const Segment& segment : explanation.segments)
    for (std::size_t j = 0; j < largest.size(); ++j)
      largest[j] = std::max(largest[j], std::abs(segment.attributes[j].difference));
  for (const std::size_t j : explanation.value) largest[j] = INFINITY;
  return strongest(largest, most);
}

json value_json(const Explanation& explanation, const std::vector<ColumnPreparation>& columns) {
  const std::vector<std::size_t>& value = explanation.value;
  if (value.empty()) return nullptr;
  const ColumnPreparation& column = columns[value.front()];
  if (value.size() > 1)
    return {{"name", nullptr}, {"label", sum_words(value, columns)}, {"unit", column.schema.unit}};
  return {{"name", part_name(column)}, {"label", part_label(column)}, {"unit", column.schema.unit}};
}

json population_json(const Explanation& explanation, const std::vector<ColumnPreparation>& columns,
                     const std::vector<std::size_t>& parts) {
  json list = json::array();
  for (const std::size_t j : parts)
    list.push_back(json_of(population_of(explanation, columns, j), FigureForm::shown));
  return list;
}

namespace {

// Places in the plan, as places among the plays that reach customers, which alone are numbered.
std::vector<std::size_t> places_among_reaching(const std::optional<Plan>& plan,
                                               std::vector<std::size_t> plays) {
  for (std::size_t& place : plays)
    place = static_cast<std::size_t>(
        std::count_if(plan->plays.begin(), plan->plays.begin() + static_cast<std::ptrdiff_t>(place),
                      [](const PlayPlan& play) { return play.reaches(); }));
  return plays;
}

} // namespace

json segment_cards_json(const RunParts& run, const std::vector<std::size_t>& parts) {
  json list = json::array();
  const Explanation& explanation = run.characterised.explanation;
  for (const Segment& segment : explanation.segments) {
    SegmentFacts card = card_of(explanation, segment, run.model.preparation.columns, parts);
    card.plays = places_among_reaching(run.plan, contacting_plays(run.plan, segment.id - 1));
    if (const auto advice = told_advice(run, segment); !advice.empty() && card.plays.empty())
      card.strategy = advice.front().words.brief();
    json row = json_of(card, FigureForm::shown);
    row["made_name"] = segment.made_name;
    row["name_from"] = name_of(segment.name_source);
    row["follows"] = followed_json(segment.follows);
    row["silhouette"] = figure_or_null(run.judged.silhouettes[segment.id - 1]);
    list.push_back(std::move(row));
  }
  return list;
}

json compare_json(const Explanation& explanation, const std::vector<ColumnPreparation>& columns,
                  const std::vector<std::size_t>& parts) {
  return json_of(compare_of(explanation, columns, parts), FigureForm::shown);
}

json distributions_json(const std::vector<Distribution>& distributions,
                        const std::vector<ColumnPreparation>& columns,
                        const std::vector<std::size_t>& parts) {
  json list = json::array();
  for (const Distribution& distribution : distributions) {
    if (!std::ranges::binary_search(parts, distribution.attribute)) continue;
    DistributionFacts facts = distribution_facts(distribution, columns[distribution.attribute]);
    facts.note = bins_words(distribution);
    list.push_back(json_of(facts, FigureForm::shown));
  }
  return list;
}

json outcome_facts_json(const std::vector<Outcome>& outcomes) {
  json list = json::array();
  for (const Outcome& outcome : outcomes)
    list.push_back(json_of(outcome_facts(outcome), FigureForm::shown));
  return list;
}

} // namespace ilk
