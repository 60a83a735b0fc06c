// How far two partitions of the same rows agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ilk {

/// The adjusted Rand index of L. Hubert & P. Arabie, "Comparing partitions" (1985): 1 for equal
/// partitions whatever their numbering, about 0 for unrelated ones. Both have one label per
/// row; two trivial partitions (all together, or all apart) that are equal give 1. O(rows +
/// product of the numbers of labels).
double adjusted_rand(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

/// For each of the `count` labels of `reference` the Jaccard coefficient, in [0, 1], of its rows
/// and those of the most similar of the `other_count` labels of `other`: |A and B| / |A or B|; 0
/// for a label without rows. C. Hennig, "Cluster-wise assessment of cluster stability" (2007).
/// Both have one label per row. O(rows + count * other_count).
std::vector<double> best_jaccard(std::span<const std::uint32_t> reference, std::size_t count,
                                 std::span<const std::uint32_t> other, std::size_t other_count);

} // namespace ilk
