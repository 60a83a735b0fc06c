// Names for segments, in the dictionary's words, that hold when the customers are drawn anew.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "explain/drivers.h"
#include "explain/segments.h"

namespace ilk {

/// What names are made from.
struct NamingBasis {
  const Preparation& preparation;
  const std::vector<AttributeProfile>& population;
  const Redundancy& redundancy;
  const std::vector<std::span<const float>>& columns; ///< what people are told of, one per prepared
  std::span<const std::uint32_t> labels;              ///< one per row of these
  const std::vector<std::vector<double>>& areas;      ///< of the columns, [column][segment]
  std::span<const std::uint32_t> sample;              ///< rows that are drawn anew, ascending
  std::uint64_t seed = 1;
};

/// Names are made anew (make_names) for this many redrawings of the customers.
inline constexpr std::size_t name_redrawings = 50;

/// Sets the segments' name, name_origin and name_stability. `segments` have attributes and drivers.
/// The names are those, of the ones made of all customers and of each redrawing, that agree best
/// with all redrawings' (ties to the first), so every name is about the most frequent one. They are
/// made from the 12 strongest drivers of each segment. Results do not depend on threads.
/// O(redrawings * (sample * columns + segments^2 * phrases)).
void name_segments(Execution& execution, const NamingBasis& basis, std::vector<Segment>& segments);

} // namespace ilk
