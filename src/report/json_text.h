// Data objects as text.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// JSON for people, in lines; what is no UTF-8 is replaced.
std::string dumped(const nlohmann::json& object);

/// The same on one line, for programs.
std::string compact(const nlohmann::json& object);

} // namespace ilk
