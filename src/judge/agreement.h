// How far two partitions of the same rows agree.
#pragma once

#include <cstdint>
#include <span>

namespace ilk {

/// The adjusted Rand index of L. Hubert & P. Arabie, "Comparing partitions" (1985): 1 for equal
/// partitions whatever their numbering, about 0 for unrelated ones. Both have one label per
/// row; two trivial partitions (all together, or all apart) that are equal give 1. O(rows +
/// product of the numbers of labels).
double adjusted_rand(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

} // namespace ilk
