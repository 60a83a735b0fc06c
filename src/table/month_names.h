// Months and weekdays as people write them.
#pragma once

#include <cstddef>
#include <string_view>

namespace ilk {

/// The month that these letters name or begin, at least three of them (in English, German, French,
/// Spanish, Portuguese, Italian and Dutch; "Mrz", "déc", "fév" too): 1 to 12; 0 when they name
/// none.
int month_named(std::string_view letters);

/// How many bytes at the front of a text are a weekday in one of those languages, whole or cut to
/// two letters at least, with what stands behind it: "Mon, ", "Mo ", "lundi ". 0 where none is.
std::size_t weekday_in_front(std::string_view text);

} // namespace ilk
