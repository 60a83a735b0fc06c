// Columns of float: the shape in which all numbers of ilk are kept. Rows are
// customers, columns are attributes, principal components or codes.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>

#include "kernels/columns.h"

namespace ilk {

/// Rows worked on at once: 17 columns of this many floats fit in a core's L2 cache.
inline constexpr std::size_t default_block_rows = 4096;

/// A view of consecutive rows; a missing value is NaN. Copying is cheap; the owner must
/// outlive it.
struct RowBlock : kernels::Columns {
  std::uint64_t first_row = 0; ///< index of the first row in the whole table

  /// Rows [first, first + count) of this block.
  RowBlock slice(std::size_t first, std::size_t count) const {
    const float* const from = columns == 0 ? data : data + first; // no columns, no memory
    return {{from, stride, columns, count}, first_row + first};
  }

  /// The same rows as a table of their own.
  RowBlock as_table() const {
    RowBlock table = *this;
    table.first_row = 0;
    return table;
  }
};

/// The values as a column of their own.
inline RowBlock one_column(std::span<const float> values) {
  return {{values.data(), values.size(), 1, values.size()}, 0};
}

/// Gives back what a matrix has allocated: from the heap, or, when large, as base/large_memory.h
/// says.
struct FreeValues {
  bool large = false; ///< from base/large_memory.h
  void operator()(void* data) const;
};

/// Owns rows x columns values of 4 bytes, column by column; every column starts at a 64-byte
/// boundary and is padded with zeros to an odd multiple of 16 rows at least.
template <class Value>
class ColumnsOf {
  static_assert(sizeof(Value) == 4);

 public:
  ColumnsOf() = default;
  ColumnsOf(std::size_t rows, std::size_t columns);
  ColumnsOf(ColumnsOf&&) = default;
  ColumnsOf& operator=(ColumnsOf&&) = default;

  /// Forgets all rows but the first `rows`; the memory stays. O((rows() - rows) * columns).
  void keep_rows(std::size_t rows);

  /// Deep copies are asked for by name.
  ColumnsOf clone() const;

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t stride() const { return stride_; }

  Value* data() { return data_.get(); }
  const Value* data() const { return data_.get(); }

  std::span<Value> column(std::size_t j) { return {data_.get() + j * stride_, rows_}; }
  std::span<const Value> column(std::size_t j) const { return {data_.get() + j * stride_, rows_}; }

  Value& at(std::size_t row, std::size_t column) { return data_[column * stride_ + row]; }
  Value at(std::size_t row, std::size_t column) const { return data_[column * stride_ + row]; }

  RowBlock block() const requires std::same_as<Value, float> {
    return {{data_.get(), stride_, columns_, rows_}, 0};
  }
  RowBlock block(std::size_t first, std::size_t count) const requires std::same_as<Value, float> {
    return block().slice(first, count);
  }

 private:
  std::unique_ptr<Value[], FreeValues> data_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::size_t stride_ = 0;
};

extern template class ColumnsOf<float>;
extern template class ColumnsOf<std::int32_t>;

using Matrix = ColumnsOf<float>;

/// The given rows of a block, in the given order. O(rows x columns).
Matrix gather_rows(const RowBlock& from, std::span<const std::uint32_t> rows);

} // namespace ilk
