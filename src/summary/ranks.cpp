#include "summary/ranks.h"

#include <cassert>
#include <cmath>
#include <cstdint>

#include "summary/quantiles.h"
#include "summary/sorted_values.h"

namespace ilk {

TiedRanks tied_ranks(std::span<const float> values) {
  // Value and place in one integer: sorting those is several times as fast as sorting places by the
  // values that they point to.
  std::vector<std::uint64_t> order(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    assert(!std::isnan(values[i]));
    const float value = values[i] + 0.0f; // -0 becomes +0
    order[i] = (std::uint64_t{ordered_bits(value)} << 32) | i;
  }
  sort_ascending(order);
  TiedRanks result{std::vector<double>(values.size()), {}, 0};
  result.order.reserve(values.size());
  for (const std::uint64_t each : order)
    result.order.push_back(static_cast<std::uint32_t>(each & 0xffffffffu));
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && order[end] >> 32 == order[first] >> 32) ++end;
    const double rank = static_cast<double>(first + 1 + end) / 2; // mean of first + 1 .. end
    for (std::size_t i = first; i < end; ++i) result.ranks[result.order[i]] = rank;
    const auto tied = static_cast<double>(end - first);
    result.ties += tied * tied * tied - tied;
  }
  return result;
}

std::vector<double> average_ranks(std::span<const float> values) {
  return tied_ranks(values).ranks;
}

} // namespace ilk
