// How much a page to share may say.
#pragma once

#include <cstdint>

#include "base/significant.h"

namespace ilk {

/// A figure about fewer customers than this is left out (Sweeney 2002, "k-anonymity", as to the
/// size of the group; nothing is promised against somebody who knows all the others).
inline constexpr std::uint64_t fewest_told = 10;

/// As many as there are, or none where they are too few.
inline std::uint64_t told_customers(std::uint64_t customers) {
  return customers < fewest_told ? 0 : customers;
}

/// A quantile or a mean: with three digits.
inline double coarse_figure(double value) {
  return to_significant(value, 3);
}

} // namespace ilk
