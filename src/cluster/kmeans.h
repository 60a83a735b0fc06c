// k-means: the best of several restarts, for several numbers of clusters at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

struct KMeansOptions {
  // Changes the result.
  std::vector<std::size_t> counts = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; ///< clusters to try
  std::size_t restarts = 32; ///< seedings per count; the lowest inertia is kept
  /// While more than this many restarts of a count are left, only the better half of them goes on
  /// after every few steps: many seeds are cheap to try, and the poor ones show early.
  std::size_t finalists = 8;
  std::size_t most_steps = 300;      ///< Lloyd steps; a fixed point is nearly always found before
  std::size_t seeding_rows = 20'000; ///< seeds are drawn from a random sample of this many rows
  std::uint64_t seed = 1;
};

/// A partition into clusters and the centroids that make it.
struct KMeansResult {
  Centroids centroids;
  std::vector<std::uint32_t> labels; ///< per row, the nearest centroid; ties to the lowest
  std::vector<std::uint64_t> sizes;
  double inertia = 0;
  std::size_t steps = 0;
  bool converged = false; ///< false when most_steps was reached first
};

/// One result per count, in the order of options.counts. Steps are exact; a cluster left
/// without rows is moved to the row farthest from its centroid (ties to the lowest row).
/// Requires at least one row, no missing values.
std::vector<KMeansResult> kmeans(Execution& execution, const RowBlock& rows,
                                 const KMeansOptions& options);

/// Lloyd steps from given centroids until nothing moves.
KMeansResult kmeans_from(Execution& execution, const RowBlock& rows, const Centroids& start,
                         std::size_t most_steps);

/// Which half of the restarts goes on: the indices of the lowest inertias, the first of equal ones,
/// ascending; of an odd number one more than half.
std::vector<std::size_t> better_half(std::span<const double> inertias);

/// The nearest centroid of each row.
std::vector<std::uint32_t> assign(Execution& execution, const RowBlock& rows,
                                  const Centroids& centroids);

} // namespace ilk
