// Numbers of things.
#pragma once

#include <cstdint>
#include <string>

#include "facts/figure.h"

namespace ilk {

/// "1 customer", "2,000 customers".
inline std::string counted(std::uint64_t count, const std::string& one) {
  return figure::count(count).text + " " + one + (count == 1 ? "" : "s");
}

} // namespace ilk
