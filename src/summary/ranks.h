// The places of values in their order.
#pragma once

#include <cstddef>
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
  double ties = 0;
};
TiedRanks tied_ranks(std::span<const float> values);

/// Values that are not missing with their places, ascending: each in the upper half by its bits
/// (ordered_bits of summary/quantiles.h), its place in the lower. -0 equals +0. O(n log n).
std::vector<std::uint64_t> value_order(std::span<const float> values);

inline std::uint32_t place_of(std::uint64_t of_order) {
  return static_cast<std::uint32_t>(of_order & 0xffffffffu);
}

/// The ranks of those values of an order whose places `has` holds for, less `less`, each written to
/// ranks[place], and the same to those of equal values that it does not hold for: of many pairs of
/// columns with missing values none is sorted again. O(n).
template <class Has>
void rank_where(std::span<const std::uint64_t> order, Has&& has, double less,
                std::span<double> ranks) {
  double before = 0; // ranked so far
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    double tied = 0;
    for (; end < order.size() && order[end] >> 32 == order[first] >> 32; ++end)
      tied += has(place_of(order[end])) ? 1 : 0;
    const double rank = before + (tied + 1) / 2 - less;
    for (std::size_t i = first; i < end; ++i) ranks[place_of(order[i])] = rank;
    before += tied;
  }
}

} // namespace ilk
