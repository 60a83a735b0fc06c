// How the columns of a table go together, two by two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "summary/histogram.h"
#include "table/table.h"

namespace ilk {

/// What tells how two columns go together.
enum class Association {
  correlation,       ///< two columns of numbers
  cramers_v,         ///< two categories
  correlation_ratio, ///< a category and numbers
};

/// Of two columns, on the sampled rows in which neither is missing.
struct PairProfile {
  std::uint32_t first = 0, second = 0; ///< columns, first < second
  Association measure = Association::correlation;
  double pearson = 0;  ///< NaN unless both are numbers that vary
  double spearman = 0; ///< likewise; of the ranks, ties at their mean
  double value = 0;    ///< strength: |spearman|, Cramer's V or the correlation ratio, in [0, 1];
                       ///< NaN when a column does not vary
  std::uint64_t rows = 0;
  double p_value = 1; ///< of spearman (Student's t), of chi-square, or of the F-test; NaN as value
};

struct PairProfiles {
  std::uint64_t rows = 0; ///< sampled
  std::size_t columns = 0;
  std::vector<PairProfile> pairs; ///< (0, 1), (0, 2), ..., (1, 2), ...

  /// Requires a != b.
  const PairProfile& of(std::size_t a, std::size_t b) const;
};

struct PairOptions {
  std::size_t most_rows = 50'000; ///< sampled; all when there are no more, fewer of many columns:
                                  ///< at most a billion rows times pairs, 1,000 rows at least
  std::uint64_t seed = 1;
};

/// Every pair of columns. Correlations as pandas.DataFrame.corr: each on the rows that have both.
/// O(columns * rows log rows + columns^2 * rows) of the sample.
PairProfiles profile_pairs(Execution& execution, const Table& table,
                           const PairOptions& options = {});

/// The correlation ratio eta of numbers and groups: sqrt(sum over groups of n_g (mean_g - mean)^2 /
/// sum of (x - mean)^2), in [0, 1], with the p-value of the one-way analysis of variance (R. A.
/// Fisher 1925; scipy.stats.f_oneway). NaN when fewer than two groups have values or all values
/// are equal. groups[i] < `count`. O(n).
struct CorrelationRatio {
  double eta = 0;
  double p_value = 1;
};
CorrelationRatio correlation_ratio(std::span<const float> values,
                                   std::span<const std::uint32_t> groups, std::size_t count);

/// The correlation of a and b that is left when both are freed of what c explains:
/// (ab - ac * bc) / sqrt((1 - ac^2) (1 - bc^2)). Of rank correlations it is the partial rank
/// correlation (Kendall 1942). NaN when c explains one of them wholly.
double partial_correlation(double ab, double ac, double bc);

/// The partial rank correlation of two columns of numbers given a third, and its p-value by
/// Student's t with rows - 3 degrees of freedom, rows being the fewest of the three pairs.
struct PartialCorrelation {
  double r = 0;
  double p_value = 1;
};
PartialCorrelation partial_rank_correlation(const PairProfiles& pairs, std::size_t a, std::size_t b,
                                            std::size_t given);

/// How two columns of numbers spread over bins of equal width.
struct PairHistogram {
  static constexpr std::size_t bins = 20;
  BinRange first, second;
  std::array<std::uint64_t, bins * bins> counts{}; ///< row by row: a row per bin of the first
};

/// Of the rows in which neither is missing; what lies outside a range is counted in its nearest
/// bin. The ranges are meant to be the columns' 1% and 99% quantiles. O(rows).
PairHistogram pair_histogram(std::span<const float> first, const BinRange& first_range,
                             std::span<const float> second, const BinRange& second_range);

} // namespace ilk
