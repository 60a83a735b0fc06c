// The difference between two means.
#pragma once

#include <optional>
#include <span>

#include "measure/always_valid.h"
#include "measure/effect.h"

namespace ilk {

/// Contacted less held out, without assuming that both vary alike: B. L. Welch, "The generalization
/// of 'Student's' problem when several different population variances are involved", Biometrika 34
/// (1947), as statsmodels' CompareMeans.tconfint_diff(usevar="unequal"). No NaN. None where an arm
/// has fewer than two values, or no value differs from another of its arm. O(values).
std::optional<Effect> mean_difference(std::span<const double> contacted,
                                      std::span<const double> held_out, const Reading& reading);

} // namespace ilk
