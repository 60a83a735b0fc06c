// Values in ascending order, by Highway's vectorised quicksort (Blacher, Giesen & Kuehne 2021).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// Sorts in place. O(n log n).
void sort_ascending(std::span<std::uint32_t> values);
void sort_ascending(std::span<std::uint64_t> values);

/// Room to sort one column in: 8 bytes a row. May be used again for the next column.
struct SortingRoom {
  std::vector<std::uint32_t> keys;
  std::vector<float> values;
};

/// The values of a column that are not missing, ascending, with -0 as +0. They lie in `room`.
/// Sorted by their ordered bits: as floats, the sort would flush subnormal values to zero, and that
/// on some processors only.
std::span<const float> sorted_values(std::span<const float> column, SortingRoom& room);

/// The quantile of ascending values at a probability in [0, 1], with linear interpolation (type 7
/// of Hyndman & Fan 1996); bit for bit that of quantiles(). NaN when there are none. O(1).
double quantile_of_sorted(std::span<const float> sorted, double probability);

} // namespace ilk
