// What a cell means: a number, a day, yes or no, one of some levels, a missing value, or nothing
// that its column can hold.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/schema.h"

namespace ilk {

/// Spellings of a missing value, compared without regard to case or blanks at the ends.
class MissingWords {
 public:
  explicit MissingWords(const std::vector<std::string>& spellings);

  bool holds(std::string_view cell) const;

 private:
  std::vector<std::string> words_; ///< trimmed, in lower case
};

/// Reads the cells of one column. Immutable; may be used by many threads at once.
class CellReader {
 public:
  /// `decimal_point` and `missing` are the file's; the column may have a format and spellings of
  /// its own.
  CellReader(const ColumnSchema& column, char decimal_point, std::vector<std::string> missing);

  /// Whether the cell is one of the spellings of a missing value.
  bool is_missing(std::string_view cell) const { return missing_.holds(cell); }

  /// Whether the cells are words of a few levels, for which read() is not to be asked.
  bool is_category() const { return kind_ == Kind::category; }

  /// The cell as a number, NaN when missing; nothing when the cell is bad.
  std::optional<double> read(std::string_view cell) const;

  /// Whether the cells are numbers as programs write them, with this decimal point.
  bool is_plain() const { return plain_; }
  char decimal_point() const { return format_.decimal_point; }

  /// Whether a cell that reads as this number may stand for a missing value, as
  /// "-999" does in some tables.
  bool may_be_missing(double value) const {
    return std::ranges::find(missing_numbers_, value) != missing_numbers_.end();
  }

  /// Whether any number may.
  bool has_missing_numbers() const { return !missing_numbers_.empty(); }

  /// Why `read` gave nothing, for the user.
  std::string fault_of(std::string_view cell) const;

 private:
  std::optional<double> read_scale(std::string_view cell) const;

  Kind kind_;
  bool blank_is_no_;
  DateOrder date_order_;
  int latest_year_;
  NumberFormat format_;
  bool plain_;
  MissingWords missing_;
  MissingWords zeros_;                  ///< spellings of 0
  std::vector<double> missing_numbers_; ///< the spellings that are numbers
};

} // namespace ilk
