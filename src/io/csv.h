// Delimited text into columns of float, in parallel from a memory map.
//
// Grammar: records end at LF, CRLF or the end of the file, where a CR belongs to the
// line end too; fields end at the delimiter. A field that begins with the quote
// character runs to the closing quote; inside it a doubled quote stands for one, and
// delimiters and newlines are text. A quote elsewhere in a field is an ordinary
// character, and so is text behind a closing quote. Blank lines are skipped.
//
// The file is cut into chunks that are read at once; a chunk's state at its border is
// computed from the text before it, so the result is that of reading from the first
// byte to the last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "io/input.h"
#include "table/schema.h"
#include "table/table.h"

namespace ilk {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';
  char decimal_point = '.';

  bool operator==(const CsvDialect&) const = default;
};

struct CsvOptions {
  // Changes the result.
  std::optional<CsvDialect> dialect; ///< found from the text when absent
  /// Spellings of a missing value, compared without regard to case or blanks at the ends.
  std::vector<std::string> missing = {"",     "na", "n/a", "nan",  "null",
                                      "none", "-",  "?",   "#n/a", "."};

  // Changes the speed.
  std::size_t chunk_bytes = std::size_t{1} << 20; ///< read by one thread at a time
};

/// A row that was left out, and why.
struct BadRow {
  std::uint64_t line = 0;   ///< in the file, from 1; the line on which the record begins
  std::uint64_t column = 0; ///< field, from 1; 0 when the whole row is at fault
  std::string name;         ///< header of that field; empty when the whole row is at fault
  std::string what;         ///< for example: "'abc' is not a number"
};

/// What is wrong, without the text of the cell: "a cell is not a number".
std::string without_cell(const std::string& what);

struct ReadReport {
  std::uint64_t rows = 0;     ///< kept
  std::uint64_t bad_rows = 0; ///< left out; lines that an open quote swallowed count as rows
  std::vector<BadRow> first;  ///< the first 20 that were left out, in the file's order
};

class CsvFile {
 public:
  /// Finds dialect and header of a text (see io/input.h). An empty name at either end of
  /// the header becomes "column_N". Throws UsageError for an impossible dialect; DataError
  /// for text that is no table (see io/not_a_table.h), has no header or nothing but a
  /// header, a header with empty or repeated names, or one over 1 MiB. Looks at the first
  /// MiB only. Text from a database has the dialect in which ilk wrote it.
  static CsvFile open(Input input, const CsvOptions& options = {});

  /// The same of what Input::open makes of a path, with its errors.
  static CsvFile open(const std::filesystem::path& path, const CsvOptions& options = {});

  CsvFile(CsvFile&&) noexcept;
  ~CsvFile();

  const std::string& name() const; ///< of the input
  const CsvDialect& dialect() const;
  const std::vector<std::string>& header() const;
  std::span<const char> bytes() const; ///< to be hashed: see Input::bytes
  std::size_t text_bytes() const;      ///< of the text, to which Table::offsets refer

  /// The line, from 1, of a byte at one of Table::offsets. O(offset).
  std::uint64_t line_at(std::uint64_t offset) const;

  /// A dictionary inferred from the header and about `rows` records spread evenly
  /// over the file. Depends on the file alone. Throws DataError when none of the
  /// records that it looks at has as many fields as the header.
  Schema infer(std::size_t rows = 5000) const;

  /// Reads id and attribute columns as `schema` says (from match_header or infer; one
  /// entry per header column). Cells of attributes must be numbers or missing; "inf"
  /// and numbers beyond float's range are bad cells. A row with a bad cell, the wrong
  /// number of fields or a quote that is never closed is left out and reported.
  /// Throws DataError for a record over 16 MiB, UsageError when `schema` does not
  /// have the header's names, Interrupted. Ids are held twice for a moment, and
  /// there is room for as many rows as there are lines.
  Table read(const Schema& schema, Execution& execution, ReadReport& report) const;

  /// The same in batches of about `batch_bytes` of text, in the file's order, so that
  /// memory does not grow with the file. `report` is up to date at each call of sink,
  /// which is not called for a batch without rows.
  void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                    std::size_t batch_bytes, const std::function<void(Table&&)>& sink) const;

 private:
  struct State;
  explicit CsvFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A cell as CSV text: quoted where the delimiter, a quote or a newline stands in it.
std::string csv_quoted(std::string_view text, char delimiter = ',');

/// The same for files that people open in a spreadsheet, which takes text that begins with
/// = + - @, a tab or a carriage return for a formula: such text gets an apostrophe before it,
/// unless it is a plain number (OWASP, "CSV Injection"). So does text that begins so behind
/// apostrophes, so that taking one apostrophe away gives every text back.
std::string csv_cell(std::string_view text, char delimiter = ',');

} // namespace ilk
