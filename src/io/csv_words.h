// The cells of some columns of a delimited text as they are written, on all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "io/csv.h"
#include "io/csv_read.h"
#include "io/csv_rows.h"
#include "io/csv_scan.h"
#include "table/cells.h"

namespace ilk::csv {

/// Reads consecutive stretches of one text. Belongs to one thread, which it keeps busy together
/// with those of the Execution.
class WordReader {
 public:
  /// `begin` is where the first record begins. All references must outlive it.
  WordReader(std::string_view text, std::size_t begin, const std::string& file,
             const std::vector<std::string>& header, const CsvDialect& dialect,
             const CsvOptions& options, std::span<const std::size_t> columns);

  bool done() const { return next_ == text_.size(); }

  /// Where the next stretch begins.
  std::size_t next() const { return next_; }

  /// The records that begin in the next `bytes` bytes, a piece per chunk; adds to the report.
  /// Throws DataError for a record that is too long, Interrupted.
  std::vector<Source::Words> read(std::size_t bytes, Execution& execution, ReadReport& report);

 private:
  struct Piece; // of the text, and what was found in it

  void read_piece(Piece& piece) const;
  const char* read_record(const char* at, const char* end, Piece& piece) const;
  void add_to_report(const std::vector<Piece>& pieces, ReadReport& report);

  std::string_view text_;
  const std::string& file_;
  CsvDialect dialect_;
  std::size_t chunk_bytes_;
  std::size_t fields_;
  std::vector<std::size_t> place_of_; ///< by field, its place among those asked for, or none
  std::size_t count_;                 ///< columns asked for
  MissingWords missing_;
  LineCounter lines_;
  std::size_t next_;
  State state_ = State::record; ///< before the byte at next_
};

} // namespace ilk::csv
