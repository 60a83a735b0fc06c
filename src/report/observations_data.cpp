#include "report/observations_data.h"

#include <nlohmann/json.hpp>

#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json plot_json(const ObservationPlot& plot) {
  json bars = json::array();
  for (const PlotBar& bar : plot.bars)
    bars.push_back({{"label", bar.label}, {"value", figure_or_null(bar.value)}});
  return {{"title", plot.title},
          {"x", plot.x},
          {"y", plot.y},
          {"kind", plot.kind},
          {"bars", std::move(bars)}};
}

} // namespace

json observations_json(const std::vector<Observation>& observations,
                       const std::vector<ColumnSchema>& attributes) {
  json list = json::array();
  for (const Observation& observation : observations) {
    json columns = json::array();
    for (const std::size_t column : observation.columns) columns.push_back(attributes[column].name);
    list.push_back({{"kind", name_of(observation.kind)},
                    {"text", observation.text},
                    {"columns", std::move(columns)},
                    {"effect", figure_or_null(observation.effect)},
                    {"estimate", figure_or_null(observation.estimate)},
                    {"low", figure_or_null(observation.interval.low)},
                    {"high", figure_or_null(observation.interval.high)},
                    {"p_value", figure_or_null(observation.p_value)},
                    {"q_value", figure_or_null(observation.q_value)},
                    {"interest", figure_or_null(observation.interest)},
                    {"customers", observation.customers},
                    {"plot", plot_json(observation.plot)}});
  }
  return list;
}

} // namespace ilk
