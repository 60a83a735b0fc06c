#include "summary/sorted_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <hwy/contrib/sort/vqsort.h>

#include "summary/quantiles.h"

namespace ilk {

void sort_ascending(std::span<std::uint32_t> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

void sort_ascending(std::span<std::uint64_t> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

std::span<const float> sorted_values(std::span<const float> column, SortingRoom& room) {
  if (room.keys.size() < column.size()) {
    room.keys.resize(column.size());
    room.values.resize(column.size());
  }
  std::size_t present = 0;
  for (const float value : column) {
    room.keys[present] = ordered_bits(value + 0.0f); // -0 becomes +0
    present += std::isnan(value) ? 0 : 1;
  }
  const std::span keys = std::span(room.keys).first(present);
  sort_ascending(keys);
  std::ranges::transform(keys, room.values.begin(), from_ordered_bits);
  return std::span(room.values).first(present);
}

double quantile_of_sorted(std::span<const float> sorted, double probability) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const double low = sorted[below];
  const double high = sorted[std::min(below + 1, sorted.size() - 1)];
  return low + (high - low) * (position - std::floor(position));
}

} // namespace ilk
