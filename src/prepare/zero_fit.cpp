#include "prepare/zero_fit.h"

#include <algorithm>
#include <cmath>

#include "prepare/level_fit.h"

namespace ilk {

std::optional<ColumnPreparation> fit_zero(const ColumnSchema& schema, std::span<const float> raw,
                                          const PrepareOptions& options) {
  if (std::ranges::find(options.zeros_apart, schema.name) == options.zeros_apart.end() ||
      schema.kind == Kind::category || schema.kind == Kind::boolean)
    return std::nullopt;
  std::size_t known = 0, zeros = 0;
  for (const float value : raw) {
    known += !std::isnan(value);
    zeros += value == 0;
  }
  if (zeros == 0 || zeros == known) return std::nullopt;
  ColumnPreparation part;
  part.schema = schema;
  part.part = Part::zero;
  part.filled = raw.size() - known;
  part.center = static_cast<double>(zeros) / static_cast<double>(known);
  const double weight = schema.weight.value_or(options.category_weight);
  part.scale = std::sqrt(part.center * (1 - part.center) / weight);
  part.reason = "kinds of customers differ in whether it is 0";
  set_words(part);
  return part;
}

} // namespace ilk
