#include "model/fill_ridge.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "model/column_preparation.h"
#include "model/json_reader.h"
#include "model/reach.h"

namespace ilk {
namespace {

std::shared_ptr<const RowFill> read_ridges(const JsonReader& in,
                                           const std::vector<ColumnPreparation>& columns) {
  auto fills = std::make_shared<RidgeFills>();
  auto& ridges = fills->ridges;
  for (const JsonReader& item : in.items(1, columns.size())) {
    RidgeFill ridge;
    ridge.column = item.at("column").count(0, columns.size() - 1);
    if (!ridges.empty() && ridge.column <= ridges.back().column)
      item.at("column").fail("must be above the one before");
    if (!columns[ridge.column].is_filled_by(ridge_fill))
      item.at("column").fail("is not filled by ridge regression");
    ridge.weights = item.at("weights").numbers(columns.size(), columns.size());
    ridge.intercept = item.at("intercept").number();
    ridge.low = item.at("low").number();
    ridge.high = item.at("high").number();
    if (ridge.low > ridge.high) item.at("low").fail("must not be above high");
    double reach = std::abs(ridge.intercept);
    for (const double weight : ridge.weights) reach += std::abs(weight) * most_prepared;
    if (!std::isfinite(reach) || ridge.low < -most_prepared || ridge.high > most_prepared)
      item.fail("gives values farther from zero than prepared values get");
    ridges.push_back(std::move(ridge));
  }
  return fills;
}

} // namespace

float predicted(const RidgeFill& ridge, std::span<const float> row) {
  double value = ridge.intercept;
  for (std::size_t i = 0; i < row.size(); ++i) value += ridge.weights[i] * row[i];
  return static_cast<float>(std::clamp(value, ridge.low, ridge.high));
}

void RidgeFills::complete(const std::vector<ColumnPreparation>&,
                          std::span<const std::uint8_t> observed, std::span<float> row) const {
  for (int round = 0; round < ridge_sweeps; ++round)
    for (const RidgeFill& ridge : ridges)
      if (observed[ridge.column] == 0) row[ridge.column] = predicted(ridge, row);
}

nlohmann::json RidgeFills::to_json() const {
  auto list = nlohmann::json::array();
  for (const RidgeFill& ridge : ridges)
    list.push_back({{"column", ridge.column},
                    {"weights", ridge.weights},
                    {"intercept", ridge.intercept},
                    {"low", ridge.low},
                    {"high", ridge.high}});
  return list;
}

extern const FillMethod ridge_fill{
    .name = "ridge",
    .help = "iterated regression on the other columns",
    .words = "by regression on the other attributes",
    .value = [](const KnownValues& column) { return median_fill.value(column); },
    .is_tried = true,
    .key = "ridges",
    .read = read_ridges,
};

} // namespace ilk
