// What RowReader keeps in mind while it reads; of csv_rows.cpp and csv_marked.cpp only.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "io/csv_rows.h"

namespace ilk::csv {

/// What is known of the record that is being read.
struct RowReader::Record {
  std::vector<double> values; ///< of the attributes so far
  std::size_t fields = 0;     ///< begun so far
  std::size_t bad_column = 0; ///< the first bad cell; 0 when there is none
  std::string fault;          ///< of that cell
  bool cut = false;           ///< the text ended before a line end
  bool open = false;          ///< the text ended inside a quoted field
  std::string id;
  std::string buffer; ///< for cells with doubled quotes
};

/// A piece of text whose fields are marked before they are read.
struct RowReader::Window {
  static constexpr std::size_t most_bytes = std::size_t{16} << 10; // stays in the nearest cache

  /// Records that are read together.
  using Batch = std::array<std::uint32_t, RowWriter::batch_rows>;

  /// For a text of so many bytes.
  explicit Window(std::size_t bytes)
      : after(std::min(bytes, most_bytes) + 65), record_ends(std::min(bytes, most_bytes)) {}

  std::vector<std::uint32_t> after;
  std::vector<std::uint32_t> record_ends;
  bool quotes = false;   ///< whether there may be any
  std::size_t count = 0; ///< records in the batch
  Batch first{};         ///< their first fields
  Batch others{};        ///< cells that are not short decimals
  std::vector<bool> bad = std::vector<bool>(RowWriter::batch_rows); ///< by record
  std::size_t bad_count = 0;
  Record record;
};

} // namespace ilk::csv
