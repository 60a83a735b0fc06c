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
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "io/input.h"
#include "io/source.h"
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

class CsvFile final : public Source {
 public:
  /// Finds dialect and header of a text (see io/input.h). An empty name at either end of
  /// the header becomes "column_N". Throws UsageError for an impossible dialect; DataError
  /// for text that is no table (see io/not_a_table.h), has no header or nothing but a
  /// header, a header with empty or repeated names, or one over 1 MiB. Looks at the first MiB, and
  /// through texts up to 256 MiB for what csv_tidy.h puts right: such a text is then held in
  /// memory.
  static CsvFile open(Input input, const CsvOptions& options = {});

  /// The same of what Input::open makes of a path, with its errors.
  static CsvFile open(const std::filesystem::path& path, const CsvOptions& options = {});

  CsvFile(CsvFile&&) noexcept;
  ~CsvFile() override;

  const CsvDialect& dialect() const;

  const std::string& name() const override;
  const std::vector<std::string>& columns() const override; ///< the header
  /// An encoding other than UTF-8, lines above the header, and what csv_tidy.h puts right.
  std::vector<std::string> notes() const override;

  /// From all records of a text up to 8 MiB, from about 5,000 spread evenly over a larger one.
  /// Throws DataError when none of the records that it looks at has as many fields as the header.
  Schema infer() const override { return infer(5000); }
  Schema infer(std::size_t rows) const;

  /// Cells of attributes must be numbers or missing; "inf" and numbers beyond float's range are bad
  /// cells. A row with a bad cell, the wrong number of fields or a quote that is never closed is
  /// left out and reported. Throws DataError for a record over 16 MiB, UsageError when `schema`
  /// does not have the header's names, Interrupted. Ids are held twice for a moment, and there is
  /// room for as many rows as there are lines.
  Table read(const Schema& schema, Execution& execution, ReadReport& report) const override;

  /// Memory does not grow with the file, but for one that is put right (see open).
  void read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                    std::size_t batch_bytes, const Sink& sink) const override;

  /// Likewise.
  void read_words(std::span<const std::size_t> columns, Execution& execution, ReadReport& report,
                  std::size_t batch_bytes, const WordSink& sink) const override;

  char decimal_point() const override;

  /// A line. O(size of the text before it).
  Place place_of(std::uint64_t origin) const override;
  std::string words_for(std::uint64_t origin) const override;

  std::span<const char> bytes() const override; ///< see Input::bytes

 private:
  struct State;
  explicit CsvFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace ilk
