// The different values of a column that has few of them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ilk {

/// Ascending, with -0 as 0; NaN is missing. Nothing where there are more than `most`, which is
/// noticed as soon as they are met. O(values * log most).
std::optional<std::vector<float>> few_values(std::span<const float> values, std::size_t most);

} // namespace ilk
