// The bend of a falling curve.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ilk {

/// How far each point lies below the chord from the first to the last point, after both axes
/// are scaled to [0, 1]: the largest is the knee of V. Satopää, J. Albrecht, D. Irwin & B.
/// Raghavan, "Finding a 'kneedle' in a haystack" (2011), for falling convex curves. `x`
/// ascending, as long as `y`; zeros when there are fewer than three points or no fall.
std::vector<double> knee_depths(std::span<const double> x, std::span<const double> y);

/// How much slower the inertia falls after each k than before: the slope of its logarithm over that
/// of k, before less after. Without clusters the inertia of the best k centroids in d dimensions
/// falls as k^(-2/d) (P. L. Zador 1982), a straight line here, so every bend says something; W. J.
/// Krzanowski & Y. T. Lai (1988) start from the same law. `k` ascending from at least 1, `inertia`
/// positive; 0 at both ends and where an inertia is not positive.
std::vector<double> inertia_bends(std::span<const double> k, std::span<const double> inertia);

/// The knee of an inertia curve.
struct Knee {
  std::size_t k = 0;  ///< where the bend is strongest; 0 when there are fewer than three points
  double bend = 0;    ///< as inertia_bends
  bool clear = false; ///< the slope before is at least twice the slope after
};

Knee find_knee(std::span<const double> k, std::span<const double> inertia);

} // namespace ilk
