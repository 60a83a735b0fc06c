// Values in ascending order, by Highway's vectorised quicksort (Blacher, Giesen & Kuehne 2021).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ilk {

/// Sorts in place. O(n log n).
void sort_ascending(std::span<std::uint32_t> values);
void sort_ascending(std::span<std::uint64_t> values);

/// Room to sort one column in: 8 bytes a row, 16 more for numbers in two parts. May be used again
/// for the next column.
struct SortingRoom {
  std::vector<std::uint32_t> keys;
  std::vector<float> values;
  std::vector<std::uint64_t> wide_keys;
  std::vector<double> numbers;
};

/// The values of a column that are not missing, ascending, with -0 as +0. They lie in `room`.
/// Sorted by their ordered bits: as floats, the sort would flush subnormal values to zero, and that
/// on some processors only.
std::span<const float> sorted_values(std::span<const float> column, SortingRoom& room);

/// The same of numbers in two parts (kernels/split_number.h).
std::span<const double> sorted_numbers(std::span<const float> nearest,
                                       std::span<const std::int32_t> rest, SortingRoom& room);

/// The quantile of ascending values at a probability in [0, 1], with linear interpolation (type 7
/// of Hyndman & Fan 1996); of floats bit for bit that of quantiles(). NaN when there are none.
/// O(1).
template <class Value>
double quantile_of_sorted(std::span<const Value> sorted, double probability) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const double low = sorted[below];
  const double high = sorted[std::min(below + 1, sorted.size() - 1)];
  return low + (high - low) * (position - std::floor(position));
}

} // namespace ilk
