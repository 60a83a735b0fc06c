// Customers drawn anew: the Poisson bootstrap.
#pragma once

#include <cstdint>
#include <vector>

#include "base/philox.h"

namespace ilk {

/// Row indices, ascending, each as often as a Poisson number with mean 1 says, which depends on
/// (stream, row) alone: the bootstrap of B. Efron (1979) for rows that are seen one by one (N.
/// Chamandy, O. Muralidharan, A. Najmi & S. Naidu, "Estimating uncertainty for massive data
/// streams", 2012). About as many as there are rows; for a few rows there may be none.
std::vector<std::uint32_t> redrawn_rows(std::size_t rows, const RandomStream& stream);

} // namespace ilk
