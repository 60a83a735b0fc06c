// The time of day in a cell.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ilk {

/// Seconds since midnight of the first "14:05", "14:05:33", "2:05 pm" or "T14:05" in the cell, or
/// of a whole number such as 1405, or seconds or milliseconds since 1970, that is all of it;
/// nothing where there is none. O(length).
std::optional<std::int32_t> time_of_day(std::string_view cell);

} // namespace ilk
