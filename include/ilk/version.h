// The version of ilk.
#pragma once

#include <string_view>

namespace ilk {

inline constexpr std::string_view version = "0.2.0"; // as in CMakeLists.txt

} // namespace ilk
