// Text as a cell of the CSV that ilk writes.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// A cell as CSV text: quoted where the delimiter, one that a spreadsheet may take for it (, ; | or
/// a tab), a quote or a line break stands in it.
std::string csv_quoted(std::string_view text, char delimiter = ',');

/// The same for files that people open in a spreadsheet, which takes text that begins with
/// = + - @, or one of these in full width, for a formula (OWASP, "CSV Injection"), as it does
/// behind blanks, quotes and line breaks. Such text gets an apostrophe before it, and so does each
/// part behind , ; | a tab or a line break that begins so: where a spreadsheet takes another
/// delimiter, it sees a quote in the middle of a line as a letter like others, and splits there.
/// Plain numbers get none, alone or as a part that ends in the text. Text that begins so behind
/// apostrophes gets one more, so that taking one away before each such part gives every text back
/// (docs/outputs.md).
std::string csv_cell(std::string_view text, char delimiter = ',');

/// The same behind other text.
void append_csv_cell(std::string_view text, std::string& to, char delimiter = ',');

/// The text that csv_cell has guarded so, without its quotes: an apostrophe less before each part
/// that would be taken for a formula.
std::string without_guards(std::string_view cell);

} // namespace ilk
