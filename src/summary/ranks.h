// The places of values in their order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// The rank of each value, from 1; equal values share the mean of their ranks (scipy.stats.rankdata
/// with method "average"). No value is NaN; -0 equals +0. At most 2^32 - 1 values. O(n log n).
std::vector<double> average_ranks(std::span<const float> values);

/// The same, with the sum over groups of t equal values of t^3 - t, by which tests on ranks correct
/// for ties.
struct TiedRanks {
  std::vector<double> ranks;
  std::vector<std::uint32_t> order; ///< places of the values, ascending by them
  double ties = 0;
};
TiedRanks tied_ranks(std::span<const float> values);

} // namespace ilk
