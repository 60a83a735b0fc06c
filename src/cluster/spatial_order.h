// An order of rows in which neighbours in space tend to be neighbours in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "table/matrix.h"

namespace ilk {

/// The rows, rearranged so that every `leaf` of them in turn lie in a box of their own: split at
/// the middle of the widest column, again and again, as a k-d tree (J. L. Bentley, 1975), with
/// the cuts at multiples of `leaf`. Rows must not be missing values. O(rows log rows * columns).
std::vector<std::uint32_t> spatial_order(const RowBlock& rows, std::size_t leaf);

} // namespace ilk
