#include "summary/sorted_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <hwy/contrib/sort/vqsort.h>

namespace ilk {

void sort_ascending(std::span<float> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

void sort_ascending(std::span<std::uint64_t> values) {
  hwy::Sorter()(values.data(), values.size(), hwy::SortAscending());
}

std::span<const float> sorted_values(std::span<const float> column, std::vector<float>& scratch) {
  if (scratch.size() < column.size()) scratch.resize(column.size());
  std::size_t present = 0;
  for (const float value : column) {
    scratch[present] = value + 0.0f; // -0 becomes +0
    present += std::isnan(value) ? 0 : 1;
  }
  const std::span<float> values = std::span(scratch).first(present);
  sort_ascending(values);
  return values;
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
