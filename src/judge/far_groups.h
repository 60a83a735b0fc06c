// Tiny groups of customers far from all others: outliers, not segments.
#pragma once

#include <span>
#include <vector>

#include "base/execution.h"
#include "cluster/kmeans.h"
#include "table/matrix.h"

namespace ilk {

struct FarGroups {
  Centroids centroids;      ///< of the partition that shows them
  std::vector<bool> is_far; ///< per centroid

  bool empty() const { return centroids.count == 0; }
};

/// Looks through partitions of the rows by k-means. A group is far when it holds less than
/// `smallest_share` of the rows and the nearest centroid of a group that is not tiny is at least
/// four times as far from its own as that group's rows are on the (root mean square) mean: single
/// clusters are cut by k-means at about twice that. Gives the first partition with such groups:
/// while they are in the table they set its scale, and finer partitions show what is not there
/// without them. Empty when there is none.
FarGroups far_groups(Execution& execution, const RowBlock& rows,
                     std::span<const KMeansResult> partitions, double smallest_share);

} // namespace ilk
