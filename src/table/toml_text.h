// Text as TOML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// In quotes, on one line, as a key or a value.
std::string toml_text(std::string_view text);

/// ["a", "b"].
std::string toml_list(const std::vector<std::string>& texts);

} // namespace ilk
