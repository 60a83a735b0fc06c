#include "report/observations_data.h"

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "facts/observation_fact.h"
#include "words/observation_plot_words.h"
#include "words/observation_words.h"

namespace ilk {
namespace {

using nlohmann::json;

ObservationPlotFact plot_fact(const Observation& observation,
                              const std::vector<ColumnSchema>& attributes) {
  PlotWords words = plot_words(observation, attributes);
  ObservationPlotFact fact{std::move(words.title),
                           std::move(words.x),
                           std::move(words.y),
                           heights_of(observation, attributes),
                           {},
                           ""};
  for (std::size_t b = 0; b < observation.bars.size(); ++b)
    fact.bars.push_back({bar_words(observation, b, attributes),
                         height_figure(observation, attributes, observation.bars[b].value)});
  fact.summary = plot_summary(fact);
  return fact;
}

ObservationFact fact_of(const Observation& observation,
                        const std::vector<ColumnSchema>& attributes) {
  ObservationFact fact;
  fact.kind = name_of(observation.kind);
  fact.heading = heading_of(observation.kind);
  fact.text = observation_sentence(observation, attributes);
  fact.figures = observation_figures(observation);
  for (const std::size_t column : observation.columns)
    fact.columns.push_back(attributes[column].name);
  fact.effect = observation.effect;
  fact.interest = observation.interest;
  fact.estimate = estimate_figure(observation.kind, observation.estimate);
  fact.low = estimate_figure(observation.kind, observation.interval.low);
  fact.high = estimate_figure(observation.kind, observation.interval.high);
  fact.p_value = figure::p_value(observation.p_value);
  fact.q_value = figure::p_value(observation.q_value);
  fact.customers = figure::count(observation.customers);
  fact.plot = plot_fact(observation, attributes);
  return fact;
}

} // namespace

json observations_json(const std::vector<Observation>& observations,
                       const std::vector<ColumnSchema>& attributes) {
  json list = json::array();
  for (const Observation& observation : observations)
    list.push_back(json_of(fact_of(observation, attributes), FigureForm::shown));
  return list;
}

} // namespace ilk
