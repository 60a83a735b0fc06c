// Puts right what programs and people do to delimited text, where it is plain what was meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"

namespace ilk::csv {

/// Texts beyond this are read as they are: they would have to be held in memory.
inline constexpr std::size_t most_tidied_bytes = std::size_t{256} << 20;

/// What whole lines need before their fields can be told. Absent where nothing does.
///  - Lines end in CR CR LF, as Python's csv module writes them to a text file on Windows: one CR.
///  - Marks of other programs: see csv_foreign_marks.h.
///  - Every line stands in quotes, as a whole: they are taken off.
///  - Fields are parted by runs of blanks, the same number in every line: by tabs.
std::optional<std::string> with_plain_lines(std::string_view text);

struct TidyText {
  std::string text;
  std::vector<std::string> notes; ///< one per kind of repair, for the user
};

/// The records from `begin` on, of which the first is a header of `fields` names, at least two.
/// Absent where nothing needs to be changed. Line feeds are kept, so that lines keep their numbers.
///  - Blanks between a delimiter and a quote go: "a", "b".
///  - A quote that begins a field and that nothing closes on its line goes, where the line and the
///    next one have as many fields as the header without it: it is no more than a sign of inches.
///  - Lines of nothing but delimiters become blank.
///  - Records whose last fields were left off get them back, empty: where no full record ends in an
///    empty field (so that whoever wrote it leaves such fields off), more than half of the fields
///    are there, and those that are look like their columns.
///  - Empty fields beyond the header's go, where all records have them.
///  - The header that comes again, and a line of dashes below it, become blank.
///  - Notes at the end, as wide as the table, of which only the first field says something, become
///    blank: of several words, or with a beginning such as "Source".
///  - Another table below, behind an empty line, with a header of its own: it is left out.
std::optional<TidyText> tidied(std::string_view text, std::size_t begin, std::size_t fields,
                               const CsvDialect& dialect);

} // namespace ilk::csv
