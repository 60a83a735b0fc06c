// A table whose first line is a customer, not a header.
#pragma once

#include <string>
#include <string_view>

#include "io/csv.h"
#include "io/csv_header.h"
#include "table/cells.h"

namespace ilk::csv {

/// Throws DataError, naming the line, where the header is most likely a row: it has a number in
/// every column of numbers, no name is unlike the cells below it, and either one is of letters and
/// digits like those ("C001" above "C002"), or the numbers, two at least, neither rise nor are
/// years and lie among those below. Looks at the first records behind the header.
void check_header_is_no_row(std::string_view text, const Header& header, const CsvDialect& dialect,
                            const CellReader& cells, const std::string& file);

} // namespace ilk::csv
