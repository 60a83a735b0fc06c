// Transforms that are kept as a few points: normal scores of ranks, and values moved to bounds.
#pragma once

#include <cstddef>
#include <vector>

namespace ilk {

/// A curve through points, rising, straight between them and flat beyond.
struct Knots {
  std::vector<double> values; ///< strictly rising
  std::vector<double> scores; ///< of the values, strictly rising; as many

  /// The score of any value. There is at least one knot.
  double score_of(double value) const;

  /// The value that has this score; beyond the ends the first and the last value.
  double value_of(double score) const;

  bool operator==(const Knots&) const = default;
};

/// The most knots that are kept of a column.
inline constexpr std::size_t most_knots = 1'000;

} // namespace ilk
