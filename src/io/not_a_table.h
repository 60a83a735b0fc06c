// Text that is no table, though it was given as one: web pages, data in other formats,
// and what tools leave in the place of a file.
#pragma once

#include <string>
#include <string_view>

#include "io/csv.h"
#include "io/csv_header.h"
#include "table/cells.h"

namespace ilk::csv {

/// Throws DataError, with what it is and a remedy, for a page of HTML, for XML and JSON,
/// a pointer of Git LFS, and a table with the markers of a merge conflict (with the line).
/// Looks at the first MiB of `text`. Markers inside quoted cells are text.
void check_is_table(std::string_view text, const CsvDialect& dialect, const std::string& file);

/// Throws DataError for a table of one column whose first cells hold no number: prose, or lines
/// that are parted by something unknown.
void check_has_columns(std::string_view text, const Header& header, const CellReader& numbers,
                       const std::string& file);

} // namespace ilk::csv
