// Missing values from regressions on the other columns, ridge_sweeps times in the order of the
// columns, starting from the columns' own fill.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/fill_methods.h"

namespace ilk {

/// How often each regression is applied, at fitting and at scoring.
inline constexpr int ridge_sweeps = 5;

/// A column by the other ones: intercept + weights . row, within [low, high].
struct RidgeFill {
  std::size_t column = 0;
  std::vector<double> weights; ///< one per prepared column; 0 for its own attribute's
  double intercept = 0;
  double low = 0; ///< the range of the prepared values seen at fitting
  double high = 0;
};

/// What the regression says of one prepared row.
float predicted(const RidgeFill& ridge, std::span<const float> row);

struct RidgeFills final : RowFill {
  std::vector<RidgeFill> ridges; ///< ascending by column

  void complete(const std::vector<ColumnPreparation>& columns,
                std::span<const std::uint8_t> observed, std::span<float> row) const override;
  nlohmann::json to_json() const override;
};

extern const FillMethod ridge_fill;

} // namespace ilk
