// Text as a cell of the CSV that ilk writes.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// A cell as CSV text: quoted where the delimiter, a quote or a newline stands in it.
std::string csv_quoted(std::string_view text, char delimiter = ',');

/// The same for files that people open in a spreadsheet, which takes text that begins with
/// = + - @, a tab or a carriage return for a formula: such text gets an apostrophe before it,
/// unless it is a plain number (OWASP, "CSV Injection"). So does text that begins so behind
/// apostrophes, so that taking one apostrophe away gives every text back.
std::string csv_cell(std::string_view text, char delimiter = ',');

} // namespace ilk
