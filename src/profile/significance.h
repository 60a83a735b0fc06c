// Tests of whether what is seen in a table could be chance, each with the size of the effect.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ilk {

/// Whether one group's values tend to exceed the other's.
struct RankTest {
  double auc = 0.5; ///< chance that a value of the first group exceeds one of the second, ties half
  double p_value = 1; ///< two-sided
};

/// The test of Mann & Whitney (1947) by its normal approximation with the correction for ties and
/// none for continuity (scipy.stats.mannwhitneyu, method "asymptotic"). No NaN. An empty group, or
/// values that are all equal, give {0.5, 1}. O(n log n).
RankTest mann_whitney(std::span<const float> first, std::span<const float> second);

/// The same from the ranks among `both` values: the sum of those of the `first` ones, and
/// TiedRanks::ties.
RankTest mann_whitney(double rank_sum, std::uint64_t first, std::uint64_t both, double ties);

/// The ranks of one column's values, taken once for many tests of the same rows.
class RankedValues {
 public:
  /// NaN is missing. O(n log n).
  explicit RankedValues(std::span<const float> values);

  /// The same test of the values of some rows, each once, beside those of all others; nothing where
  /// either have none. O(some).
  std::optional<RankTest> test(std::span<const std::uint32_t> some) const;

 private:
  std::vector<double> ranks_; // of every row, NaN where it has no value
  std::uint64_t present_ = 0;
  double ties_ = 0;
};

/// The rows in which a column has no value.
std::vector<std::uint32_t> gaps_of(std::span<const float> values);

/// Whether the groups differ in level.
struct GroupTest {
  double statistic = 0;       ///< Kruskal and Wallis' H, corrected for ties
  double p_value = 1;         ///< by chi-square with groups - 1 degrees of freedom
  double epsilon_squared = 0; ///< share of the ranks' variation, H / (n - 1), in [0, 1]
};

/// The test of Kruskal & Wallis (1952), as scipy.stats.kruskal; epsilon squared: Tomczak & Tomczak
/// (2014). groups[i] < `count` is the group of values[i]; empty groups do not count. No NaN. All 0
/// with p 1 for fewer than two groups or values that are all equal. O(n log n).
GroupTest kruskal_wallis(std::span<const float> values, std::span<const std::uint32_t> groups,
                         std::size_t count);

/// Whether rows and columns of a table of counts have to do with each other.
struct ContingencyTest {
  double statistic = 0; ///< Pearson's chi-square, without Yates' correction
  double p_value = 1;
  double cramers_v = 0; ///< sqrt(chi-square / n / (min(rows, columns) - 1)), in [0, 1]
};

/// `counts`: row by row, `columns` to a row. Rows and columns without counts are left out first
/// (scipy.stats.chi2_contingency and contingency.association want none). All 0 with p 1 when fewer
/// than two rows or columns are left.
ContingencyTest chi_square(std::span<const std::uint64_t> counts, std::size_t columns);

/// Two-sided p-value of a correlation r of n pairs, Pearson's or Spearman's, by Student's t with
/// n - 2 degrees of freedom (as scipy.stats.pearsonr and spearmanr). NaN when n < 3 or r is NaN.
double correlation_p_value(double r, std::uint64_t n);

/// Each test's p-value adjusted for there being many: the least false discovery rate at which it
/// would be taken for real (Benjamini & Hochberg 1995; scipy.stats.false_discovery_control). No
/// NaN.
std::vector<double> false_discovery_rates(std::span<const double> p_values);

} // namespace ilk
