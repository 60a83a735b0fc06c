#include "report/map_data.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "report/figures_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json density_json(const CustomerMap& map) {
  if (!map.grid) return nullptr;
  json cells = json::array();
  for (const MapCell& cell : map.cells)
    cells.push_back(
        {cell.column, cell.row, cell.segment + 1, cell.customers,
         figure_to(2, static_cast<double>(cell.of_segment) / static_cast<double>(cell.customers))});
  return {{"low", map.grid->low}, {"step", map.grid->step}, {"cells", std::move(cells)}};
}

// Rounded down, so that who is below the borders' margin in full is so in two decimals.
json margin_down(float margin) {
  return figure_to(2, std::floor(double{margin} * 100) / 100);
}

} // namespace

json map_json(const CustomerMap& map, const Table& table, std::span<const Score> scores, Ids ids) {
  json points = json::array();
  for (const MapPoint& point : map.points)
    points.push_back({figure_to(3, point.x), figure_to(3, point.y), point.segment + 1,
                      margin_down(scores[point.row].margin)});
  json data = {
      {"explained", map.explained}, {"points", std::move(points)}, {"density", density_json(map)}};
  if (ids == Ids::hidden) return data;
  json names = json::array();
  for (const MapPoint& point : map.points) names.push_back(table.id_of(point.row));
  data["ids"] = std::move(names);
  return data;
}

json borders_json(const std::vector<Border>& borders) {
  json pairs = json::array();
  std::uint64_t customers = 0;
  for (const Border& border : borders) {
    customers += border.customers;
    pairs.push_back({{"segment", border.segment + 1},
                     {"next", border.next + 1},
                     {"customers", border.customers}});
  }
  return {{"margin", figure_to(2, border_margin)},
          {"customers", customers},
          {"pairs", std::move(pairs)}};
}

json silhouettes_json(const std::vector<SilhouetteCurve>& curves, std::size_t customers) {
  if (customers == 0) return nullptr;
  json segments = json::array();
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const SilhouetteCurve& curve = curves[i];
    json values = json::array();
    for (const double value : curve.values) values.push_back(figure_to(3, value));
    segments.push_back(
        {{"segment", i + 1}, {"values", std::move(values)}, {"below_zero", curve.below_zero}});
  }
  return {{"rows", customers}, {"segments", std::move(segments)}};
}

} // namespace ilk
