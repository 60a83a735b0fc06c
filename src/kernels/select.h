// Which of many numbers are small, and how many: the inner loops of neighbours and of ranks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ilk::kernels {

/// How many of the values are below `limit`. O(values).
std::size_t count_below(std::span<const float> values, float limit);

/// Writes the indices of the values below `limit`, ascending, and returns how many there are;
/// `indices` has room for all. Quick where they are few. O(values).
std::size_t list_below(std::span<const float> values, float limit, std::uint32_t* indices);

} // namespace ilk::kernels
