// Yes or no as people write it in a table cell.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace ilk {

/// Whether the cell says yes; nothing when it says neither. The case does not matter.
std::optional<bool> read_boolean(std::string_view cell);

/// The words for yes and for no, in small letters.
std::span<const std::string_view> yes_words();
std::span<const std::string_view> no_words();

} // namespace ilk
