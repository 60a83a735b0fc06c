// Names in a sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// "a, b, c": the first `most` of them, and how many more there are.
std::string listed(const std::vector<std::string>& names, std::size_t most = 20);

/// What may be chosen: "\"a\", \"b\" or \"c\"".
std::string choice_of(std::span<const std::string_view> names);

} // namespace ilk
