// Yes or no as people write it in a table cell.
#pragma once

#include <optional>
#include <string_view>

namespace ilk {

/// Whether the cell says yes; nothing when it says neither. The case does not matter.
std::optional<bool> read_boolean(std::string_view cell);

} // namespace ilk
