// The records of a stretch of text as rows of numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"
#include "io/csv_levels.h"
#include "io/csv_row_writer.h"
#include "io/csv_scan.h"
#include "table/cells.h"

namespace ilk::csv {

/// How many of the rows that were left out are described.
inline constexpr std::size_t most_described = 20;

/// A row that was left out; the line is found later, from the offset.
struct Fault {
  std::size_t offset = 0; ///< in the text: where its record begins
  std::size_t column = 0; ///< field, from 1; 0 when the whole row is at fault
  std::string what;
};

/// What the records that begin in a stretch of text hold.
struct Rows {
  RowWriter values;                   ///< one column per attribute
  std::vector<Levels> levels;         ///< one per attribute, of use for categories
  TextColumn ids;                     ///< one per row, when a column is the id
  std::vector<std::uint64_t> offsets; ///< one per row: where in the text its record begins
  std::uint64_t bad_rows = 0;         ///< left out
  std::vector<Fault> faults;          ///< the first most_described of them
  /// Offset of a record over most_record_bytes, behind which nothing is read.
  std::optional<std::size_t> too_long;
  bool is_overfull = false; ///< there were more rows than room for them: the text has changed
};

/// Whether cells of a column of that role are read into a Table's values.
inline bool is_read(Role role) {
  return role == Role::attribute || role == Role::label;
}

/// Immutable; may be used by many threads at once. The text, its last byte the last
/// of the file, must outlive it.
class RowReader {
 public:
  /// `schema` has one entry per field of a record.
  RowReader(std::string_view text, const CsvDialect& dialect, const Schema& schema,
            const std::vector<std::string>& missing);

  /// Columns that are read as numbers: attributes and labels.
  std::size_t attributes() const { return fields_.size(); }
  std::optional<std::size_t> id_column() const { return id_column_; }

  /// Reads the records that begin in [begin, end) of the text; the last may run on
  /// beyond. `state` is the state before the byte at `begin`; `to` has room for all records.
  Rows read(std::size_t begin, std::size_t end, State state, RowWriter to) const;

 private:
  struct Record;
  struct Window;

  const char* read_marked(const char* at, const char* stop, Window& window, Rows& rows) const;
  void read_batch(const char* text, Window& window, Rows& rows) const;
  void read_columns(const char* text, Window& window, Rows& rows) const;
  void leave_out_bad(const char* text, Window& window, Rows& rows) const;
  const char* read_any(const char* at, Record& record, Rows& rows) const;
  const char* read_record(const char* at, const char* end, Record& record, Rows& rows) const;
  const char* read_cell(const char* at, const char* end, std::size_t attribute, Record& record,
                        Rows& rows) const;
  const char* read_plain(const char* at, const char* end, const CellReader& cells,
                         Record& record) const;
  const char* read_other(const char* at, const char* end, Record& record) const;
  void add(const Record& record, const char* begin, Rows& rows) const;
  std::string_view known_id(std::string_view id) const {
    return missing_.holds(id) ? std::string_view() : id;
  }
  std::string_view marked_id(const char* text, const std::uint32_t* after, Record& record) const;

  std::string_view text_;
  CsvDialect dialect_;
  static constexpr std::size_t no_attribute = static_cast<std::size_t>(-1);
  std::vector<std::size_t> attribute_of_; ///< one per field
  std::vector<std::size_t> fields_;       ///< of the attributes
  std::vector<CellReader> cells_;         ///< of the attributes
  std::vector<Levels> levels_;            ///< of the attributes, as known before reading
  std::optional<std::size_t> id_column_;
  MissingWords missing_;
};

} // namespace ilk::csv
