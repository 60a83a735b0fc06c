// Exact sums, many terms at once: by error-free extraction on grids that get finer (S. M. Rump, T.
// Ogita & S. Oishi, "Accurate floating-point summation part I", 2008), for base/exact_sum.h.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

namespace ilk::kernels {

inline constexpr std::size_t exact_rows = 512; ///< terms at once, at most

/// Doubles whose sum is, without rounding, that of the terms so far taken off.
struct ExactParts {
  static constexpr std::size_t most = 8;
  std::array<double, most> part;
  std::size_t count = 0;
  bool all = true; ///< nothing is left of the terms
};

/// Takes the terms apart: `count` <= exact_rows finite doubles, where there is room for a multiple
/// of 8. What lies too far below the largest of them stays in `terms`, for somebody else to add;
/// all other terms are 0 afterwards. The parts are the same bits on every path. O(count).
ExactParts take_parts(double* terms, std::size_t count);

/// Up to exact_rows floats of a column, NaN for missing, and the exact sums of their powers.
struct PowerTile {
  std::size_t known = 0, zeros = 0;
  float minimum = std::numeric_limits<float>::infinity();
  float maximum = -std::numeric_limits<float>::infinity();
  /// Of x, x^2, and of x^3 and x^4 each as a double and what it lacks.
  static constexpr std::size_t streams = 6;
  std::array<ExactParts, streams> parts;
  alignas(64) double terms[streams][exact_rows]; ///< as take_parts() leaves them
};

/// Sums `count` <= exact_rows floats; finite or NaN. `powers`: 2 or 4; of 2 the last four streams
/// are not touched.
void sum_powers(const float* values, std::size_t count, std::size_t powers, PowerTile& tile);

} // namespace ilk::kernels
