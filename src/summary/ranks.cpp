#include "summary/ranks.h"

#include <cassert>
#include <cmath>
#include <cstdint>

#include "summary/quantiles.h"
#include "summary/sorted_values.h"

namespace ilk {

std::vector<std::uint64_t> value_order(std::span<const float> values) {
  // Value and place in one integer: sorting those is several times as fast as sorting places by the
  // values that they point to.
  std::vector<std::uint64_t> order;
  order.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]))
      order.push_back((std::uint64_t{ordered_bits(values[i] + 0.0f)} << 32) | i); // -0 becomes +0
  sort_ascending(order);
  return order;
}

TiedRanks tied_ranks(std::span<const float> values) {
  const std::vector<std::uint64_t> order = value_order(values);
  assert(order.size() == values.size());
  TiedRanks result{std::vector<double>(values.size()), 0};
  rank_where(
      order, [](std::uint32_t) { return true; }, 0, result.ranks);
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && order[end] >> 32 == order[first] >> 32) ++end;
    const auto tied = static_cast<double>(end - first);
    result.ties += tied * tied * tied - tied;
  }
  return result;
}

std::vector<double> average_ranks(std::span<const float> values) {
  return tied_ranks(values).ranks;
}

} // namespace ilk
