// How far from zero the figures of a model can get, whatever customer it scores.
#pragma once

#include "model/centroids.h"
#include "model/ensemble.h"

namespace ilk {

/// No prepared value is farther from zero: beyond any that was fitted.
inline constexpr double most_prepared = 1e6;

/// Whether codes, reconstructions and squared distances stay numbers that a float holds, by the
/// largest sums that weights of those sizes can give. O(parameters).
bool stays_finite(const Ensemble& ensemble, const Centroids& centroids);

} // namespace ilk
