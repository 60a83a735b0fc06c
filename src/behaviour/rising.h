// Ratios of gamma functions, in logarithms. Boost.Math's headers take seconds to compile, so they
// stay in one unit. Pure.
#pragma once

#include <cstdint>

namespace ilk {

/// ln(x (x + 1) ... (x + count - 1)) = ln gamma(x + count) - ln gamma(x), x > 0.
double log_rising(double x, std::uint32_t count);

/// Its derivative by x: 1 / x + ... + 1 / (x + count - 1).
double log_rising_slope(double x, std::uint32_t count);

/// ln gamma(x + y) - ln gamma(x) - ln gamma(y), x, y > 0.
double minus_log_beta(double x, double y);

/// ln(e^x + e^y); neither need be within the range of exp.
double log_sum_of_exponentials(double x, double y);

} // namespace ilk
