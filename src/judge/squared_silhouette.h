// A figure near the silhouette, of all rows, in time linear in them.
#pragma once

#include <vector>

#include "base/execution.h"
#include "judge/silhouette.h"
#include "table/matrix.h"

namespace ilk {

/// The squared silhouette of every row: the silhouette with mean squared Euclidean distances in
/// place of mean distances. It is not the silhouette: values lie farther from 0. The mean squared
/// distance from x to a cluster is |x - mean|^2 plus the cluster's mean squared distance to its
/// mean, so no pairs are needed. 0 for a row alone in its cluster and where there are fewer than
/// two clusters with rows. Columns without missing values. O(rows * count * columns).
std::vector<float> squared_silhouettes(Execution& execution, const RowBlock& rows,
                                       const PartitionView& partition);

} // namespace ilk
