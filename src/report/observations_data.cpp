#include "report/observations_data.h"

#include <cmath>

namespace ilk {
namespace {

using nlohmann::json;

json figure(double value) {
  return std::isfinite(value) ? json(value) : json();
}

json plot_json(const ObservationPlot& plot) {
  json bars = json::array();
  for (const PlotBar& bar : plot.bars)
    bars.push_back({{"label", bar.label}, {"value", figure(bar.value)}});
  return {{"title", plot.title}, {"x", plot.x}, {"y", plot.y}, {"bars", std::move(bars)}};
}

} // namespace

json observations_json(const std::vector<Observation>& observations, const Table& table) {
  json list = json::array();
  for (const Observation& observation : observations) {
    json columns = json::array();
    for (const std::size_t column : observation.columns)
      columns.push_back(table.attributes[column].name);
    list.push_back({{"kind", name_of(observation.kind)},
                    {"text", observation.text},
                    {"columns", std::move(columns)},
                    {"effect", figure(observation.effect)},
                    {"estimate", figure(observation.estimate)},
                    {"low", figure(observation.interval.low)},
                    {"high", figure(observation.interval.high)},
                    {"p_value", figure(observation.p_value)},
                    {"q_value", figure(observation.q_value)},
                    {"interest", figure(observation.interest)},
                    {"customers", observation.customers},
                    {"plot", plot_json(observation.plot)}});
  }
  return list;
}

} // namespace ilk
