// Rows of numbers into their place in a table.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include "kernels/split_number.h"
#include "table/matrix.h"

namespace ilk::csv {

/// Where numbers go, in two parts; see kernels/split_number.h. Both of one shape.
struct SplitNumbers {
  Matrix nearest;
  ColumnsOf<std::int32_t> rest;
};

/// Writes consecutive rows of numbers, which must outlive it.
class RowWriter {
 public:
  /// Rows that are written together at most.
  static constexpr std::size_t batch_rows = 256;

  RowWriter() = default;

  /// Into rows [first, first + most_rows) of `to`.
  RowWriter(SplitNumbers& to, std::size_t first, std::size_t most_rows)
      : to_(&to), first_(first), most_rows_(most_rows) {}

  std::size_t rows() const { return rows_; }
  std::size_t most_rows() const { return most_rows_; }

  /// How many rows may be written next, at most batch_rows.
  std::size_t room() const { return std::min(batch_rows, most_rows_ - rows_); }

  /// Where column j of the next rows goes.
  float* next(std::size_t j) { return to_->nearest.column(j).data() + first_ + rows_; }
  std::int32_t* next_rest(std::size_t j) { return to_->rest.column(j).data() + first_ + rows_; }

  /// Column j of the i-th of the next rows.
  void put(std::size_t i, std::size_t j, double value) {
    const kernels::SplitNumber parts = kernels::split(value);
    next(j)[i] = parts.nearest;
    next_rest(j)[i] = parts.rest;
  }

  /// Keeps the next rows as they were written. Requires rows <= room().
  void keep(std::size_t rows) {
    assert(rows <= most_rows_ - rows_);
    rows_ += rows;
  }

  /// Requires room() > 0.
  void append(std::span<const double> row) {
    assert(room() > 0);
    for (std::size_t j = 0; j < row.size(); ++j) put(0, j, row[j]);
    keep(1);
  }

 private:
  SplitNumbers* to_ = nullptr;
  std::size_t first_ = 0;
  std::size_t most_rows_ = 0;
  std::size_t rows_ = 0;
};

} // namespace ilk::csv
