// A share in words.
#pragma once

#include <string>

#include <fmt/format.h>

namespace ilk {

/// "12.3%" of 0.123.
inline std::string percent(double share) {
  return fmt::format("{:.1f}%", 100 * share);
}

} // namespace ilk
