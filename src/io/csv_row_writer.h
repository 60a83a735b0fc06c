// Rows of numbers into their place in a table.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <span>

#include "table/matrix.h"

namespace ilk::csv {

/// Writes consecutive rows of a matrix, which must outlive it.
class RowWriter {
 public:
  /// Rows that are written together at most.
  static constexpr std::size_t batch_rows = 256;

  RowWriter() = default;

  /// Into rows [first, first + most_rows) of `to`.
  RowWriter(Matrix& to, std::size_t first, std::size_t most_rows)
      : to_(&to), first_(first), most_rows_(most_rows) {}

  std::size_t rows() const { return rows_; }
  std::size_t most_rows() const { return most_rows_; }

  /// How many rows may be written next, at most batch_rows.
  std::size_t room() const { return std::min(batch_rows, most_rows_ - rows_); }

  /// Where column j of the next rows goes.
  float* next(std::size_t j) { return to_->column(j).data() + first_ + rows_; }

  /// Keeps the next rows as they were written.
  void keep(std::size_t rows) {
    assert(rows <= most_rows_ - rows_);
    rows_ += rows;
  }

  void append(std::span<const float> row) {
    assert(room() > 0);
    for (std::size_t j = 0; j < row.size(); ++j) *next(j) = row[j];
    keep(1);
  }

 private:
  Matrix* to_ = nullptr;
  std::size_t first_ = 0;
  std::size_t most_rows_ = 0;
  std::size_t rows_ = 0;
};

} // namespace ilk::csv
