// Sums of Euclidean distances from a few rows to many, by group: the inner loop of the
// exact silhouette.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ilk::kernels {

/// Rows that are looked from at once.
inline constexpr std::size_t query_rows = 16;

/// For each of 16 queries q and each reference r, adds |q - r| to
/// sums[slots[r * partitions + p] * 16 + q] for every partition p.
/// `queries`: columns x 16, column by column. `references`: count x columns, row by row.
/// Sums are of floats in the order of the references: keep `count` at most a few hundred
/// and carry the sums over to doubles, so that their relative error stays near
/// count * 2^-24. O(count * (columns + partitions)).
void add_distances_by_group(const float* queries, std::size_t columns, const float* references,
                            std::size_t count, const std::uint32_t* slots, std::size_t partitions,
                            float* sums);

} // namespace ilk::kernels
