// Ward's agglomerative clustering, exact, in memory proportional to the rows.
#pragma once

#include <span>

#include "base/execution.h"
#include "cluster/merge_tree.h"
#include "table/matrix.h"

namespace ilk {

/// The nearest-neighbour chain on centroids: Ward's distance between clusters is a function
/// of their centroids and weights, so no distance matrix is kept. J. H. Ward (1963);
/// F. Murtagh & P. Legendre, "Ward's hierarchical agglomerative clustering method" (2014);
/// D. Müllner, "fastcluster" (2013). `weights` (one per row, from 1e-9 to 1e15) count each row as
/// so many points; empty for one each. Heights equal SciPy's linkage(..., "ward"). At a tie the
/// cluster with the lowest row wins. Searches that many blocks of clusters pass are shared among
/// the threads (WardClusters::many_blocks). Rows must not be missing values, at least one.
/// O(rows^2 * columns) time at most, less where rows lie apart; O(rows * columns) memory.
MergeTree ward(Execution& execution, const RowBlock& rows, std::span<const double> weights = {});

} // namespace ilk
