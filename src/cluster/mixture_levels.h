// The categories of the mixture: multinomial levels, smoothed by two rows of the margin.
#pragma once

#include <cstddef>
#include <vector>

#include "cluster/mixture.h"

namespace ilk {

/// Appends kind c's log-odds of each level but the first, against the first; returns the sum of the
/// logarithms of the first levels' shares.
double pack_levels(const MixtureTable& table, const MixtureParameters& parameters, std::size_t c,
                   std::vector<float>& flags);

/// Sets `shares` and `tells` of parameters; returns how many are free.
std::size_t fit_levels(const MixtureTable& table, const MixtureSums& sums, bool select,
                       MixtureParameters& parameters);

} // namespace ilk
