// Rows of numbers as columns, before it is known how many rows there will be.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "table/matrix.h"

namespace ilk::csv {

/// Blocks of block_rows rows, each column by column.
class ColumnBlocks {
 public:
  static constexpr std::size_t block_rows = 256;

  ColumnBlocks() = default;
  explicit ColumnBlocks(std::size_t columns) : columns_(columns) {}

  std::size_t rows() const { return rows_; }

  void reserve(std::size_t rows) {
    values_.reserve((rows + block_rows - 1) / block_rows * block_rows * columns_);
  }

  /// How many rows may be written before the block is full; at least one.
  std::size_t room() {
    if (rows_ % block_rows == 0) values_.resize((rows_ / block_rows + 1) * block_rows * columns_);
    return block_rows - rows_ % block_rows;
  }

  /// Where column j of the next rows goes, after a call of room().
  float* next(std::size_t j) {
    return values_.data() + (rows_ / block_rows * columns_ + j) * block_rows + rows_ % block_rows;
  }

  /// Keeps the next rows as they were written.
  void keep(std::size_t rows) { rows_ += rows; }

  void append(std::span<const float> row) {
    room();
    for (std::size_t j = 0; j < row.size(); ++j) *next(j) = row[j];
    keep(1);
  }

  /// Writes all rows to those of `to` from first_row on.
  void copy_to(Matrix& to, std::size_t first_row) const;

 private:
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::vector<float> values_;
};

} // namespace ilk::csv
