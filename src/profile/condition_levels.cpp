#include "profile/condition_levels.h"

#include <algorithm>
#include <cmath>

namespace ilk {

std::vector<float> present_ascending(std::span<const float> values) {
  std::vector<float> present;
  present.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(present),
               [](float value) { return !std::isnan(value); });
  std::sort(present.begin(), present.end());
  return present;
}

std::vector<float> level_cuts(std::span<const float> ascending, std::size_t parts) {
  std::vector<float> cuts;
  if (ascending.empty() || ascending.front() == ascending.back()) return cuts;
  const auto begin = ascending.begin(), end = ascending.end();
  for (std::size_t i = 1; i < parts; ++i) {
    // In units of 1 / parts of a customer, so that all is whole.
    const std::size_t wanted = ascending.size() * i;
    const float at = ascending[std::min(wanted / parts, ascending.size() - 1)];
    const auto [first, last] = std::equal_range(begin, end, at);
    const auto before = static_cast<std::size_t>(first - begin);
    const auto after = static_cast<std::size_t>(last - begin);
    const bool lower = after == ascending.size() ||
                       (before > 0 && wanted - before * parts <= after * parts - wanted);
    const float cut = ascending[lower ? before : after];
    if (cuts.empty() || cuts.back() < cut) cuts.push_back(cut);
  }
  return cuts;
}

std::vector<float> value_cuts(std::span<const float> ascending, std::size_t most) {
  std::vector<float> cuts;
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    if (ascending[i] == ascending[i - 1]) continue;
    if (cuts.size() + 1 == most) return {};
    cuts.push_back(ascending[i]);
  }
  return cuts;
}

std::size_t part_of(std::span<const float> cuts, float value) {
  return static_cast<std::size_t>(std::upper_bound(cuts.begin(), cuts.end(), value) - cuts.begin());
}

} // namespace ilk
