// The result of agglomerative clustering, and partitions cut from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ilk {

/// One merge: clusters below `leaves` are points, cluster leaves + m is merge m.
struct Merge {
  std::uint32_t left = 0; ///< left < right
  std::uint32_t right = 0;
  double height = 0; ///< Ward distance: sqrt(2 * increase of the within-cluster sum of squares)
  std::uint64_t size = 0; ///< points below, or their total weight

  bool operator==(const Merge&) const = default;
};

/// Merges in ascending order of height; the numbering is SciPy's linkage matrix.
struct MergeTree {
  std::size_t leaves = 0;
  std::vector<Merge> merges; ///< leaves - 1 of them

  /// The partition into `count` clusters in [1, leaves], numbered by first appearance.
  /// O(leaves).
  std::vector<std::uint32_t> cut(std::size_t count) const;
};

/// A merge between clusters named by any one of their points.
struct RawMerge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double height = 0;
};

/// Sorts merges by height (stable) and numbers the clusters, as Müllner, "Modern
/// hierarchical, agglomerative clustering algorithms" (2011), section 3.
/// `weights` has one entry per leaf.
MergeTree make_merge_tree(std::vector<RawMerge> merges, const std::vector<double>& weights);

} // namespace ilk
