// The positive parameters of a model as logarithms, which may take any value. Beyond e^-16 and
// e^16 a parameter stays where it is: likelihoods are flat there, and a fit that runs away, as for
// customers who are all alike, ends.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace ilk {

inline constexpr double farthest_log_parameter = 16;

template <std::size_t count>
std::array<double, count> parameters_of(std::span<const double> logarithms) {
  std::array<double, count> parameters;
  for (std::size_t i = 0; i < count; ++i)
    parameters[i] =
        std::exp(std::clamp(logarithms[i], -farthest_log_parameter, farthest_log_parameter));
  return parameters;
}

} // namespace ilk
