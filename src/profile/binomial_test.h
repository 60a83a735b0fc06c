// Whether a count could be chance when the share is known beforehand.
#pragma once

#include <cstdint>

namespace ilk {

/// The chance of so many successes or fewer among `trials` at a chance of `share` (in [0, 1]) each.
double binomial_at_most(std::uint64_t successes, std::uint64_t trials, double share);

/// Exact two-sided p-value of `successes` among `trials` at a chance of `share` (in [0, 1]) each:
/// the chance of all counts that are no more likely than this one (scipy.stats.binomtest). 1 for no
/// trials. O(log trials) evaluations of the density.
double binomial_p_value(std::uint64_t successes, std::uint64_t trials, double share);

} // namespace ilk
