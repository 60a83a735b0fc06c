// The curves of the transforms by powers and logarithms.
#pragma once

namespace ilk {

/// log(1 + x) for x >= 0; for x < 0 it continues as -log(1 - x), so that values at scoring
/// that are smaller than any at fitting still have a place.
double signed_log1p(double x);

/// Yeo & Johnson, "A new family of power transformations to improve normality or symmetry"
/// (2000). Finite wherever the power does not overflow.
double yeo_johnson(double x, double lambda);

} // namespace ilk
