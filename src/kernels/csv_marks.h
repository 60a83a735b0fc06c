// Where the fields and records of delimited text without quotes end, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ilk::kernels {

struct CsvMarks {
  std::size_t fields = 0;  ///< ended by a delimiter or a line feed
  std::size_t records = 0; ///< ended by a line feed
};

/// Marks the delimiters and line feeds before the first quote in `text`, or in all of its `bytes`
/// (below 2^32). Field i is [after[i], after[i + 1] - 1) of the text, where after[0] = 0; the
/// fields of record r end with number record_ends[r]. `after` has room for bytes + 65 numbers
/// and `record_ends` for bytes. Reads nothing outside the text. O(bytes).
CsvMarks mark_fields(const char* text, std::size_t bytes, char delimiter, char quote,
                     std::uint32_t* after, std::uint32_t* record_ends);

} // namespace ilk::kernels
