// A table of customers: one row each, with the attributes as columns of float.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "table/matrix.h"
#include "table/schema.h"

namespace ilk {

/// Strings end to end in one buffer.
class TextColumn {
 public:
  void push_back(std::string_view text) {
    characters_.append(text);
    ends_.push_back(characters_.size());
  }
  /// The strings of all parts, in order.
  static TextColumn joined(std::span<const TextColumn* const> parts);

  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(characters_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string characters_;
  std::vector<std::uint64_t> ends_;
};

struct Table {
  std::vector<ColumnSchema> attributes; ///< one per column of `values`
  Matrix values;                        ///< raw, in the user's units; missing is NaN
  TextColumn ids;                       ///< one per row, or empty when no column is an id
  std::string id_name;                  ///< header of the id column; empty when there is none
  std::vector<std::uint64_t>
      offsets; ///< byte of the text at which each row begins, for CsvFile::line_at

  std::size_t rows() const { return values.rows(); }

  /// The id of a row, or its number counted from 1 when there is no id column.
  std::string id_of(std::size_t row) const {
    return ids.empty() ? std::to_string(row + 1) : std::string(ids[row]);
  }
};

/// The columns of one role, of all rows; ids and offsets stay behind. O(rows x columns).
Table columns_of_role(const Table& table, Role role);

/// Whether any column is of the role.
bool has_role(const Table& table, Role role);

} // namespace ilk
