// The curve of the transform by powers.
#pragma once

namespace ilk {

/// Yeo & Johnson, "A new family of power transformations to improve normality or symmetry"
/// (2000). Finite wherever the power does not overflow.
double yeo_johnson(double x, double lambda);

} // namespace ilk
