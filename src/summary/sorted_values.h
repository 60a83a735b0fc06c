// Values in ascending order, by Highway's vectorised quicksort (Blacher, Giesen & Kuehne 2021).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// Sorts in place. Equal values have equal bits, so the result does not depend on the processor:
/// no value may be NaN, and -0 must not stand beside +0. O(n log n).
void sort_ascending(std::span<float> values);
void sort_ascending(std::span<std::uint64_t> values);

/// The values of a column that are not missing, ascending, with -0 as +0. They lie in `scratch`,
/// which grows to the column's size and may be used again for the next column.
std::span<const float> sorted_values(std::span<const float> column, std::vector<float>& scratch);

/// The quantile of ascending values at a probability in [0, 1], with linear interpolation (type 7
/// of Hyndman & Fan 1996); bit for bit that of quantiles(). NaN when there are none. O(1).
double quantile_of_sorted(std::span<const float> sorted, double probability);

} // namespace ilk
