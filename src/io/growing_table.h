// A table whose rows come one after the other, each value with its type: from a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/dataset.h"

namespace ilk {

/// One column as it grows. Without a type of its own it takes that of its values: whole numbers;
/// numbers, once there is one and as long as whole ones are exact as doubles; words otherwise,
/// numbers then in their shortest exact form. So no digit is lost. What is missing has no type; a
/// column of nothing else is one of numbers.
class GrowingColumn {
 public:
  GrowingColumn() = default;

  /// Of one type: add_day and add_boolean are for columns of these alone.
  explicit GrowingColumn(decltype(Column::values) type) : typed_(true) {
    column_.values = std::move(type);
  }

  void add_missing();
  void add_integer(std::int64_t value);
  void add_number(double value); ///< NaN is missing
  void add_text(std::string_view text);
  void add_day(std::int32_t day) { add(std::get<Days>(column_.values).days, day); }
  void add_boolean(bool yes) { add(std::get<Booleans>(column_.values), std::uint8_t{yes}); }

  /// Of memory, about.
  std::size_t bytes() const { return column_.valid.size() * 9 + text_bytes_; }

  Column taken(std::string name) &&;

 private:
  template <class Values, class Value>
  void add(Values& values, Value value) {
    values.push_back(value);
    column_.valid.push_back(1);
  }
  template <class Values>
  void become();
  void become_numbers_or_texts();

  Column column_{{}, Integers{}, {}};
  bool typed_ = false;    ///< the type of the values is known
  bool all_exact_ = true; ///< integers so far, as doubles
  bool any_missing_ = false;
  std::size_t text_bytes_ = 0;
};

class GrowingTable {
 public:
  /// `name`: of the source, for messages; one column per name.
  GrowingTable(std::string name, std::vector<std::string> names);

  GrowingColumn& operator[](std::size_t j) { return columns_[j]; }

  /// Each column has got a value since the last call. Throws MemoryError when the rows need more
  /// memory than the machine has.
  void end_row();

  /// Throws DataError when there is no row, or the names are not all there and different.
  Dataset taken() &&;

 private:
  void check_names() const;

  std::string name_;
  std::vector<std::string> names_;
  std::vector<GrowingColumn> columns_;
  std::size_t rows_ = 0;
};

} // namespace ilk
