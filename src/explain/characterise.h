// What sets profiled segments apart: drivers, names and rules, in this order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "explain/segments.h"

namespace ilk {

/// What segments are told apart by. Nothing is owned.
struct CharacterBasis {
  const Preparation& preparation;
  RowBlock sampled;                                   ///< the prepared rows of options.sample
  const std::vector<std::span<const float>>& columns; ///< what people are told of, one per prepared
  std::span<const std::uint32_t> labels;              ///< one per row
  const std::vector<double>& deviations;              ///< of every prepared column, of all rows
  const ExplainOptions& options;
};

/// Sets the drivers, name, name_origin, name_stability and rule of segments that have their
/// attributes, and the tree.
void characterise(Execution& execution, const CharacterBasis& basis, Explanation& explanation);

} // namespace ilk
