// 95% intervals of the figures that claims are judged by: what values of the whole are in keeping
// with the customers seen. A bound that cannot be had is NaN.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace ilk {

/// The normal distribution's 97.5% point: two-sided 95%.
inline constexpr double normal_point_95 = 1.959963984540054;

struct Interval {
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();

  bool operator==(const Interval&) const = default;
};

/// Of a share, `met` of `n` customers: the score interval of E. B. Wilson, "Probable inference, the
/// law of succession, and statistical inference", JASA 22 (1927). In [0, 1]; NaN for n = 0. O(1).
Interval share_interval(std::uint64_t met, std::uint64_t n);

/// Of a Spearman correlation r in [-1, 1] of n pairs: Fisher's z with the standard error
/// sqrt((1 + r^2 / 2) / (n - 3)) of D. G. Bonett & T. A. Wright, "Sample size requirements for
/// estimating Pearson, Kendall and Spearman correlations", Psychometrika 65 (2000). `given` is the
/// number of columns held fixed, each of which counts as one pair less. NaN for n - given <= 3;
/// a perfect correlation's interval is that point. O(1).
Interval rank_correlation_interval(double r, std::uint64_t n, std::uint64_t given = 0);

/// What a share of a total is made from: the sums of a column's values and of their squares, over
/// the customers whose share it is and over all others.
struct TotalParts {
  double sum = 0;
  double squares = 0;
  double other_sum = 0;
  double other_squares = 0;
  std::uint64_t n = 0; ///< customers in all

  double share() const { return sum / (sum + other_sum); }
};

/// Of a share of a total R = sum(m v) / sum(v): the ratio estimator's variance by linearisation
/// (W. G. Cochran, "Sampling Techniques", 3rd ed. 1977, eq. 6.13), n / (n - 1) * sum((m v - R v)^2)
/// / sum(v)^2, and the normal distribution. Kept within [0, 1]: values are meant to be
/// non-negative. NaN for n < 2 or a total that is not positive. O(1).
Interval total_share_interval(const TotalParts& parts);

/// Of the quantile at probability p in (0, 1) of the values, ascending, without NaN: order
/// statistics chosen by the binomial distribution (W. J. Conover, "Practical Nonparametric
/// Statistics", 3rd ed. 1999, section 3.2), as SciPy's quantile_test. No distribution is assumed;
/// covers with at least 95%. A bound beyond the values is NaN. O(log n).
Interval quantile_interval(std::span<const float> ascending, double p);

/// How often one of a group lies above one of the others.
struct Superiority {
  double probability = std::numeric_limits<double>::quiet_NaN(); ///< ties count half; NaN if none
  Interval interval;
};

/// The area under the ROC curve, Mann and Whitney's U / (m n), with the interval of E. R. DeLong,
/// D. M. DeLong & D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver
/// operating characteristic curves", Biometrics 44 (1988), which holds with ties. Kept within
/// [0, 1]; it is NaN when either side has fewer than two values. Both ascending, without NaN.
/// O(m + n).
Superiority superiority(std::span<const float> group, std::span<const float> others);

} // namespace ilk
