// How well each customer sits in its segment.
// P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of
// cluster analysis" (1987).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// A partition of rows: one label below `count` per row.
struct PartitionView {
  std::span<const std::uint32_t> labels;
  std::size_t count = 0;
};

/// The silhouette of every row in every partition, result[partition][row], in [-1, 1]: with a
/// the mean Euclidean distance to the other rows of its cluster and b the least mean distance
/// to another cluster, (b - a) / max(a, b); 0 for a row alone in its cluster, and for all rows
/// when there are fewer than two clusters with rows. Exact: all pairs are looked at, once for
/// all partitions. Distances are floats summed in doubles; the mean differs from that in
/// doubles by less than 1e-5. O(rows^2 * (columns + partitions)) time.
std::vector<std::vector<float>> silhouettes(Execution& execution, const RowBlock& rows,
                                            std::span<const PartitionView> partitions);

/// The same of some rows only, result[partition][i] of row queries[i], each looking at all rows.
/// O(queries * rows * (columns + partitions)) time.
std::vector<std::vector<float>> silhouettes_of(Execution& execution, const RowBlock& rows,
                                               std::span<const PartitionView> partitions,
                                               std::span<const std::uint32_t> queries);

/// The mean of values, in their order; 0 when there are none.
double mean_of(std::span<const float> values);

} // namespace ilk
