// A stretch of a delimited text into a table, on all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "io/csv.h"
#include "io/csv_rows.h"
#include "io/csv_scan.h"

namespace ilk::csv {

/// Counts line feeds before rising offsets, each byte once.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  /// The line of the byte at `offset`, from 1. Offsets must not fall.
  std::uint64_t line_at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t counted_ = 0;
  std::uint64_t feeds_ = 0;
};

/// Reads consecutive stretches of one text. Belongs to one thread, which it keeps
/// busy together with those of the Execution.
class TableReader {
 public:
  /// Is told of bytes [begin, end) of the text that have been read, by any thread.
  using Released = std::function<void(std::size_t begin, std::size_t end)>;

  /// `begin` is where the first record begins. All references must outlive it.
  TableReader(std::string_view text, std::size_t begin, const std::string& file,
              const std::vector<std::string>& header, const CsvDialect& dialect,
              const CsvOptions& options, const Schema& schema, Released released = nullptr);

  bool done() const { return next_ == text_.size(); }

  /// Where the next stretch begins.
  std::size_t next() const { return next_; }

  /// The records that begin in the next `bytes` bytes; adds to the report. Throws
  /// DataError for a record that is too long, Interrupted.
  Table read(std::size_t bytes, Execution& execution, ReadReport& report);

 private:
  /// Where a chunk lies in the text, the state before it and where its rows go.
  struct Chunk {
    std::size_t begin = 0, end = 0;
    State state = State::record;
    std::size_t first_row = 0;
    std::size_t most_rows = 0;
  };

  std::vector<Chunk> find_chunks(std::size_t end, Execution& execution);
  std::size_t most_records(std::size_t begin, std::size_t end, std::uint64_t line_feeds) const;
  std::vector<Rows> read_chunks(const std::vector<Chunk>& chunks, SplitNumbers& numbers,
                                Execution& execution) const;
  void add_to_report(const std::vector<Rows>& chunks, ReadReport& report);
  template <class Value>
  static void close_gaps(const std::vector<Chunk>& chunks, const std::vector<Rows>& rows,
                         ColumnsOf<Value>& values, Execution& execution);
  void join_levels(const std::vector<Chunk>& chunks, const std::vector<Rows>& rows, Table& table,
                   Execution& execution) const;
  void join_texts(const std::vector<Rows>& rows, Table& table, Execution& execution) const;

  std::string_view text_;
  const std::string& file_;
  const std::vector<std::string>& header_;
  const Schema& schema_;
  CsvDialect dialect_;
  std::size_t chunk_bytes_;
  RowReader rows_;
  LineCounter lines_;
  std::size_t next_;
  State state_ = State::record; ///< before the byte at next_
  Released released_;
};

} // namespace ilk::csv
