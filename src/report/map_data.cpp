#include "report/map_data.h"

#include <nlohmann/json.hpp>

#include <cmath>

#include "facts/fields_json.h"
#include "report/figures_data.h"
#include "words/map_words.h"
#include "words/silhouette_words.h"

namespace ilk {
namespace {

using nlohmann::json;

// Rounded down, so that who is below the borders' margin in full is so in two decimals.
json margin_down(float margin) {
  return figure_to(2, std::floor(double{margin} * 100) / 100);
}

std::uint64_t fitted(const std::vector<Segment>& segments) {
  std::uint64_t customers = 0;
  for (const Segment& segment : segments) customers += segment.size;
  return customers;
}

} // namespace

json map_json(const CustomerMap& map, const std::vector<Segment>& segments, const Table& table,
              std::span<const Score> scores, Ids ids) {
  json points = json::array();
  for (const MapPoint& point : map.points)
    points.push_back({figure_to(3, point.x), figure_to(3, point.y), point.segment + 1,
                      margin_down(scores[point.row].margin)});
  json data = {{"explained", map.explained},
               {"points", std::move(points)},
               {"density", json_of(density_of(map), FigureForm::shown)},
               {"words", json_of(map_words(map, segments.size(), fitted(segments), table.rows()),
                                 FigureForm::shown)}};
  if (ids == Ids::hidden) return data;
  json names = json::array();
  for (const MapPoint& point : map.points) names.push_back(table.id_of(point.row));
  data["ids"] = std::move(names);
  return data;
}

json borders_json(const std::vector<Border>& borders, const std::vector<Segment>& segments) {
  const BordersFacts facts = borders_of(borders, segments);
  json data = json_of(facts, FigureForm::shown);
  data["margin"] = figure_to(2, border_margin);
  data["customers"] = customers_on(borders);
  for (std::size_t i = 0; i < facts.places.size(); ++i)
    data["places"][i]["below"] = figure_to(2, facts.places[i].below);
  return data;
}

json silhouettes_json(const Judged& judged, const std::vector<Segment>& segments) {
  if (judged.quality.sampled_rows == 0) return nullptr;
  return json_of(silhouettes_of(judged, segments), FigureForm::shown);
}

} // namespace ilk
