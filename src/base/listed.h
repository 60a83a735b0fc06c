// Names in a sentence.
#pragma once

#include <string>
#include <vector>

namespace ilk {

/// "a, b, c": the first `most` of them, and how many more there are.
std::string listed(const std::vector<std::string>& names, std::size_t most = 20);

} // namespace ilk
