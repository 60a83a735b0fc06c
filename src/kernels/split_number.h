// A double in two parts: what the kernels compute with, and what only identity and profile need.
#pragma once

#include <bit>
#include <cstdint>

namespace ilk::kernels {

/// Together they are the double, bit for bit; half of all tables need no rest at all.
struct SplitNumber {
  float nearest = 0;     ///< the float nearest to it, ties to even
  std::int32_t rest = 0; ///< the double's bits less those of `nearest` as a double
};

/// What is left of a double beside the float nearest to it. Meaningless where that is zero,
/// subnormal or not finite.
constexpr std::int32_t rest_of(double value, float nearest) {
  return static_cast<std::int32_t>(std::bit_cast<std::int64_t>(value) -
                                   std::bit_cast<std::int64_t>(static_cast<double>(nearest)));
}

/// A finite double within float's range, or NaN. A double beside which float's smallest normal
/// number is larger gives up its last digits.
constexpr SplitNumber split(double value) {
  constexpr float smallest_normal = 0x1p-126f;
  const auto nearest = static_cast<float>(value);
  const bool whole_rest = nearest >= smallest_normal || nearest <= -smallest_normal; // NaN: false
  return {nearest, whole_rest ? rest_of(value, nearest) : 0};
}

constexpr double joined(float nearest, std::int32_t rest) {
  if (rest == 0) return nearest;
  return std::bit_cast<double>(std::bit_cast<std::int64_t>(static_cast<double>(nearest)) + rest);
}

} // namespace ilk::kernels
