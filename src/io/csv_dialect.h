// How a text is written: its delimiter and decimal point.
#pragma once

#include <string_view>

#include "io/csv.h"

namespace ilk::csv {

/// Looks at the first records of `text`, at most 1000 of them within 1 MiB.
///
/// The delimiter is the one of , ; tab | that cuts most records into as many fields
/// as the header, at least two; among equals the one that gives more fields, then
/// the first of the list; a comma when none does. The decimal point is a comma when
/// the delimiter is another, some cells read like "12,5" and none like "12.5". Cells
/// such as "1,234" and "1.234" may be either thousands or fractions and tell nothing.
CsvDialect find_dialect(std::string_view text);

/// Throws UsageError for a dialect that cannot be read, for example one whose
/// delimiter is a digit or the same as the quote.
void check_dialect(const CsvDialect& dialect);

} // namespace ilk::csv
