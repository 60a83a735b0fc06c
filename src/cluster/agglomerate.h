// Ward's tree of any number of rows: exact up to a stated number, of micro-clusters above it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "cluster/merge_tree.h"
#include "table/matrix.h"

namespace ilk {

struct AgglomerateOptions {
  // Changes the result.
  std::size_t exact_max = 50'000; ///< more rows than this are first put into micro-clusters
  std::size_t micro_clusters = 2'000;
  std::uint64_t seed = 1;
};

struct Agglomeration {
  MergeTree tree;
  /// Of each row, when leaves are micro-clusters; empty when every row is a leaf.
  std::vector<std::uint32_t> leaf_of_row;
  std::vector<std::uint64_t> leaf_sizes; ///< rows in each leaf
  /// Which of the fitted rows it was given, ascending, by the caller; empty for all.
  std::vector<std::uint32_t> drawn = {};

  bool approximate() const { return !leaf_of_row.empty(); }

  /// The label of each row in the partition into `count` clusters, at most tree.leaves.
  std::vector<std::uint32_t> cut(std::size_t count) const;
};

/// Above exact_max the leaves are the clusters of a few steps of k-means from randomly chosen
/// rows, each weighted by its rows: merges within a micro-cluster are not seen, those above are
/// near the exact tree's, as in BIRCH (Zhang, Ramakrishnan & Livny, 1996). At least one row, no
/// missing values. O(min(rows, exact_max)^2 * columns) time, less where rows lie apart;
/// O(rows * columns) memory.
Agglomeration agglomerate(Execution& execution, const RowBlock& rows,
                          const AgglomerateOptions& options);

} // namespace ilk
