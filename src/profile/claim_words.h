// Figures and conditions as people read them.
#pragma once

#include <cstdint>
#include <string>

#include "table/schema.h"

namespace ilk {

/// "1,234": with commas between groups of three digits.
std::string count_words(std::uint64_t count);

/// "12.3%"; "less than 0.1%" for what is above 0 but would round to it, "unknown" for NaN.
std::string share_words(double share);

/// "0.22", "-0.004": two decimals, three when below 0.1 in size; "unknown" for NaN.
std::string correlation_words(double r);

/// A value with its unit as the dictionary has it: "1,512.57 currency", "83%" for a ratio without
/// unit, "2024-02-29", "yes", a level's name; "unknown" for NaN.
std::string value_words(double value, const ColumnSchema& column);

} // namespace ilk
