#include "summary/few_values.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ilk {

std::optional<std::vector<float>> few_values(std::span<const float> values, std::size_t most) {
  std::vector<float> found;
  float last = std::numeric_limits<float>::quiet_NaN(); // which is often the next one too
  for (const float value : values) {
    if (std::isnan(value) || value == last) continue;
    last = value;
    const auto place = std::ranges::lower_bound(found, value);
    if (place != found.end() && *place == value) continue;
    if (found.size() == most) return std::nullopt;
    found.insert(place, value + 0.0f); // -0 as 0
  }
  return found;
}

} // namespace ilk
