#include "summary/few_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace ilk {

std::optional<std::vector<float>> few_values(std::span<const float> values, std::size_t most) {
  std::vector<float> found;
  // What was met lately is not looked for again.
  constexpr int places = 8; // as bits
  std::array<float, 1 << places> lately;
  lately.fill(std::numeric_limits<float>::quiet_NaN());
  for (const float value : values) {
    float& met = lately[std::bit_cast<std::uint32_t>(value) * 0x9e3779b1u >> (32 - places)];
    if (std::isnan(value) || value == met) continue;
    met = value;
    const auto place = std::ranges::lower_bound(found, value);
    if (place != found.end() && *place == value) continue;
    if (found.size() == most) return std::nullopt;
    found.insert(place, value + 0.0f); // -0 as 0
  }
  return found;
}

} // namespace ilk
