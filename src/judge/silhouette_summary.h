// The silhouette of a partition in a few figures, of any number of rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "judge/silhouette.h"
#include "table/matrix.h"

namespace ilk {

struct SilhouetteOptions {
  // Changes the result.
  std::size_t exact_max = 20'000; ///< of more rows a sample is looked at
  std::size_t sample = 2'000;     ///< rows
  std::uint64_t seed = 1;
  std::size_t drawn_from = 0; ///< customers whom all these rows stand for; 0: they are all
};

/// The silhouettes of one cluster, in a few figures.
struct SilhouetteCurve {
  /// Highest to lowest: all when there are at most 101, else their quantiles at 100%, 99%, ..., 0%.
  std::vector<double> values;
  double below_zero = 0; ///< share of them; 0 when there are none
};

struct SilhouetteSummary {
  double mean = 0;
  double standard_error = 0;           ///< 0 when all customers were looked at
  double deviation = 0;                ///< of single rows' values about the mean, estimated
  std::vector<double> by_cluster;      ///< means; 0 for a cluster without rows
  std::vector<SilhouetteCurve> curves; ///< per cluster
  std::size_t rows = 0;                ///< whose silhouette was taken
};

/// The mean silhouette: exact up to exact_max rows; above, of rows drawn from every cluster in
/// proportion to its size, two at least, each against all rows. The sample's mean is unbiased;
/// its standard error is that of stratified sampling without replacement (W. G. Cochran, "Sampling
/// Techniques", 1977, section 5.4), of all customers where the rows are drawn from more. O(min(rows, max(exact_max, sample)) * rows * columns).
SilhouetteSummary summarise_silhouettes(Execution& execution, const RowBlock& rows,
                                        const PartitionView& partition,
                                        const SilhouetteOptions& options);

} // namespace ilk
