// The header of a table: the names of its columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"
#include "table/cells.h"

namespace ilk::csv {

inline constexpr std::size_t most_header_bytes = std::size_t{1} << 20;

struct Header {
  std::vector<std::string> names; ///< without blanks at their ends
  std::size_t end = 0;            ///< in the text: the first byte of the first record
  std::size_t cut_names = 0;      ///< of those, too long (table/short_text.h)
};

/// Reads the first record of `text` from `begin` on; names that are too long are cut. An empty
/// first or last name becomes "column_N", N counted from 1. Throws DataError with file, line and
/// column when there is no header, its record is over 1 MiB, a name is empty, repeated or not
/// UTF-8, the lines end in CR alone, or no record follows.
Header read_header(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                   const std::string& file);

} // namespace ilk::csv
