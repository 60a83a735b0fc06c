// Lists in sentences.
#pragma once

#include <string>
#include <vector>

namespace ilk {

/// "a", "a and b", "a, b and c"; empty for none.
std::string enumerated(const std::vector<std::string>& words);

} // namespace ilk
