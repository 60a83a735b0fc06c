// Why a page cannot say what would change a customer's segment.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

/// `bytes`: how much longer the page would be.
std::string too_large_to_try(std::uint64_t bytes);

std::string unknown_transform_to_try(const std::string& label, std::string_view transform);

/// Of attributes whose missing values are taken from similar customers; empty for none.
std::string always_known_words(const std::vector<std::string>& labels);

} // namespace ilk
