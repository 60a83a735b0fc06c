// Sums of Euclidean distances from a few rows to runs of many: the inner loop of the exact
// silhouette.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ilk::kernels {

/// Rows that are looked from at once.
inline constexpr std::size_t query_rows = 64;

/// sums[run * query_rows + q] = the sum of the distances from query q to the references of the
/// run, which are those from the end of the run before up to ends[run], not included.
/// `queries`: columns x query_rows, column by column. `references`: row by row. Distances are
/// formed directly and added up as floats, in order: keep runs to a few hundred and add the runs
/// up in doubles, so that the relative error stays below (columns / 2 + run + 3) * 2^-24.
/// O(references * columns).
void sum_distances(const float* queries, std::size_t columns, const float* references,
                   std::span<const std::uint32_t> ends, float* sums);

/// The same, and the other way round as well, so that of two sets of rows each pair is looked at
/// once: lanes[r * 16 + q % 16] += keep[q] * the distance from reference r to query q, in the order
/// of q. `keep` is 1 for each of the query_rows queries, or 0 for one that is none; `lanes` has 16
/// floats for each reference.
void sum_pair_distances(const float* queries, const float* keep, std::size_t columns,
                        const float* references, std::span<const std::uint32_t> ends, float* sums,
                        float* lanes);

/// From sums per run to sums per cluster, for several partitions: for each run and partition p,
/// sums[slot * query_rows + q] += by_run[run * query_rows + q] with slot = slots[run * partitions +
/// p], in the order of the runs. O(runs * partitions).
void add_to_slots(const float* by_run, std::size_t runs, const std::uint32_t* slots,
                  std::size_t partitions, double* sums);

} // namespace ilk::kernels
