// A figure against what it is where there are no segments.
#pragma once

#include <cstddef>
#include <span>

namespace ilk {

enum class Better { higher, lower };

/// The share of new null tables that would do better than `limit` is 5%: the reruns' mean and
/// deviation, with Student's t for so few of them, as the bound of a prediction interval (W. Q.
/// Meeker, G. J. Hahn & L. A. Escobar, "Statistical intervals", 2nd ed. 2017). The
/// plain 95% quantile of a handful of reruns would be their best, which a fifth of new ones beat.
struct NullComparison {
  double observed = 0;
  double mean = 0;      ///< over the reruns
  double deviation = 0; ///< over the reruns, of the sample
  double p95 = 0;   ///< the quantile of the reruns themselves, between them linearly; of 5% where
                    ///< lower is better
  double limit = 0; ///< the 95% bound; infinitely far with fewer than two reruns
  std::size_t rank = 0; ///< reruns that the observed figure beats
  std::size_t reruns = 0;
  Better better = Better::higher;

  bool beaten() const { return better == Better::higher ? observed > limit : observed < limit; }
  /// How much better than the mean, positive when it is.
  double excess() const { return better == Better::higher ? observed - mean : mean - observed; }
};

NullComparison compare_with_null(double observed, std::span<const double> reruns,
                                 Better better = Better::higher);

} // namespace ilk
