// How far every row is from every cluster of one partition.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// result[row * count + c]: the sum of the Euclidean distances from the row to all rows with label
/// c (of its own too). `labels`, below `count`, one per row. Each pair of rows is looked at once;
/// distances are floats, added up in short runs as floats and then exactly. No missing values.
/// O(rows^2 * columns / 2) time, O(rows * (columns + count)) memory.
std::vector<double> distances_to_clusters(Execution& execution, const RowBlock& rows,
                                          std::span<const std::uint32_t> labels, std::size_t count);

} // namespace ilk
