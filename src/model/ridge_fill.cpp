#include "model/ridge_fill.h"

#include <algorithm>

namespace ilk {

float predicted(const RidgeFill& ridge, std::span<const float> row) {
  double value = ridge.intercept;
  for (std::size_t i = 0; i < row.size(); ++i) value += ridge.weights[i] * row[i];
  return static_cast<float>(std::clamp(value, ridge.low, ridge.high));
}

void sweep(std::span<const RidgeFill> ridges, std::span<const std::uint8_t> observed,
           std::span<float> row) {
  for (int round = 0; round < ridge_sweeps; ++round)
    for (const RidgeFill& ridge : ridges)
      if (observed[ridge.column] == 0) row[ridge.column] = predicted(ridge, row);
}

} // namespace ilk
