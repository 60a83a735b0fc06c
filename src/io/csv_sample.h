// Cells from all over a file, to guess what its columns are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"
#include "table/cells.h"

namespace ilk::csv {

struct Sample {
  std::vector<std::vector<std::string>> cells; ///< by column; without missing ones, long ones cut
  std::vector<std::vector<std::string>> passed_over; ///< by column, different ones that are
                                                     ///< missing and may mean 0 (zero_words.h)
  std::size_t rows = 0;                              ///< records that the cells are from
};

/// All records of a text up to 8 MiB, so that their order does not matter; of a larger one about
/// `rows` from 64 places spread evenly over the text behind `begin`, where the first record begins.
/// Records that have another number of fields than
/// `columns` are passed over. A function of the text alone. Scans all of a text up to
/// 64 MiB for quotes, and only windows of a larger one.
Sample sample_records(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                      const MissingWords& missing, std::size_t columns, std::size_t rows);

} // namespace ilk::csv
