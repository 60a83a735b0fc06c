// Numbers that tests make their tables of.
#pragma once

#include <cstdint>
#include <limits>

#include "base/philox.h"

namespace ilk::test {

/// A cell that is missing.
inline constexpr float nan = std::numeric_limits<float>::quiet_NaN();

inline RandomSequence random_numbers(std::uint64_t seed, std::uint32_t kind) {
  return RandomSequence(RandomStream(seed, Purpose::test, kind));
}

} // namespace ilk::test
