// The bend of a falling curve.
#pragma once

#include <span>
#include <vector>

namespace ilk {

/// How far each point lies below the chord from the first to the last point, after both axes
/// are scaled to [0, 1]: the largest is the knee of V. Satopää, J. Albrecht, D. Irwin & B.
/// Raghavan, "Finding a 'kneedle' in a haystack" (2011), for falling convex curves. `x`
/// ascending, as long as `y`; zeros when there are fewer than three points or no fall.
std::vector<double> knee_depths(std::span<const double> x, std::span<const double> y);

} // namespace ilk
