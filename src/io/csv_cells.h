// What a cell of an attribute means: a number, a missing value, or neither.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ilk::csv {

class CellReader {
 public:
  CellReader(char decimal_point, const std::vector<std::string>& missing);

  /// Whether the cell is one of the spellings of a missing value.
  bool is_missing(std::string_view cell) const;

  /// The number, or NaN when missing; nothing when the cell is bad.
  std::optional<float> read(std::string_view cell) const;

  /// Whether a cell that reads as this number may stand for a missing value, as
  /// "-999" does in some tables.
  bool may_be_missing(float value) const {
    return std::ranges::find(missing_numbers_, value) != missing_numbers_.end();
  }

  /// Whether any number may.
  bool has_missing_numbers() const { return !missing_numbers_.empty(); }

  /// Why `read` gave nothing, for the user.
  std::string fault_of(std::string_view cell) const;

 private:
  char decimal_point_;
  std::vector<std::string> missing_;   ///< trimmed, in lower case
  std::vector<float> missing_numbers_; ///< those of them that are numbers
};

} // namespace ilk::csv
