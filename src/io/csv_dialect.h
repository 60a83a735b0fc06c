// How a text is written: its delimiter and decimal point.
#pragma once

#include <string_view>

#include "io/csv.h"

namespace ilk::csv {

/// A comma when some cells of the first records read like "12,5" and none like "12.5". Cells such
/// as "1,234" and "1.234" may be either thousands or fractions and tell nothing.
char find_decimal_point(std::string_view text, const CsvDialect& dialect);

/// Throws UsageError for a dialect that cannot be read, for example one whose
/// delimiter is a digit or the same as the quote.
void check_dialect(const CsvDialect& dialect);

} // namespace ilk::csv
