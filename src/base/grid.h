// Exact sums in plain doubles, for inner loops.
//
// If every term is a multiple of one power of two (the grid) and all partial
// sums stay below 2^52 grid steps, then double addition never rounds: the sum is
// the same for any order, grouping and number of threads. Rounding happens once
// per term, by at most half a grid step; with n terms of size up to m the step is
// about n * m * 2^-52, far below the resolution of the float values summed.
// (Reproducible summation by pre-rounding: Demmel & Nguyen, "Fast reproducible
// floating-point summation", ARITH 2013.)
#pragma once

#include <cmath>
#include <cstdint>

namespace ilk {

class Grid {
 public:
  /// A grid on which sums of up to `count` terms, each at most `largest` in
  /// magnitude, are exact. Requires largest finite and >= 0.
  static Grid for_sum(double largest, std::uint64_t count) {
    int exponent = 0;
    std::frexp(largest * static_cast<double>(count) + 1e-300, &exponent);
    return Grid(std::ldexp(1.5, exponent + 1));
  }

  /// A grid for what this one leaves of up to `count` terms: a sum in two parts, each exact.
  Grid for_rests(std::uint64_t count) const {
    const double step = std::ldexp(magic_ / 1.5, -52);
    return for_sum(step, count);
  }

  /// The nearest grid point. Inner loops write the two additions themselves.
  double snap(double value) const { return (value + magic_) - magic_; }

  /// 1.5 * 2^p: adding it pushes all bits below the grid out of the mantissa.
  double magic() const { return magic_; }

 private:
  explicit Grid(double magic) : magic_(magic) {}
  double magic_;
};

} // namespace ilk
