// Headers of two lines, as surveys and statistical programs export them: names, and below
// them descriptions or units, which would be read as a customer.
#pragma once

#include <string>
#include <string_view>

#include "io/csv.h"
#include "io/csv_header.h"
#include "table/cells.h"

namespace ilk::csv {

/// Throws DataError, with the line, when the first to third record under the header
/// describe the columns: most cells of the columns whose other cells are numbers begin
/// with letters there. Takes at least two such columns and three records of data; looks at
/// the first 50 records within a MiB.
void check_header_is_one_line(std::string_view text, const Header& header,
                              const CsvDialect& dialect, const CellReader& cells,
                              const std::string& file);

} // namespace ilk::csv
