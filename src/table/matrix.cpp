#include "table/matrix.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

#include "base/large_memory.h"

namespace ilk {
namespace {

constexpr std::size_t line_bytes = 64; // of the caches
constexpr std::size_t line_values = line_bytes / 4;
constexpr std::size_t large = std::size_t{1} << 20; // left to the system: see from_system()

// An odd number of cache lines: were it a high power of two, all columns of a row would fall on
// the same few places of the caches.
std::size_t stride_of(std::size_t rows) {
  return ((rows + line_values - 1) / line_values | 1) * line_values;
}

// What was allocated and how it is freed.
struct Room {
  void* data = nullptr;
  FreeValues free;
};

Room from_heap(std::size_t bytes) {
  void* const data = ::operator new[](bytes, std::align_val_t{line_bytes});
  std::memset(data, 0, bytes);
  return {data, {}};
}

// What is large goes back to the system when it is freed, where the heap would keep it for each
// thread, and begins as zeros.
Room from_system(std::size_t bytes) {
  return {take_large(bytes), FreeValues{true}};
}

} // namespace

void FreeValues::operator()(void* data) const {
  if (large)
    give_large(data);
  else
    ::operator delete[](data, std::align_val_t{line_bytes});
}

template <class Value>
ColumnsOf<Value>::ColumnsOf(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns) {
  if (rows == 0 || columns == 0)
    return; // every column begins at the null pointer, a stride of 0 on
  stride_ = stride_of(rows);
  const std::size_t bytes = stride_ * columns_ * sizeof(Value);
  const Room room = bytes < large ? from_heap(bytes) : from_system(bytes);
  data_ = {static_cast<Value*>(room.data), room.free};
}

template <class Value>
void ColumnsOf<Value>::keep_rows(std::size_t rows) {
  assert(rows <= rows_);
  if (rows == rows_) return;
  for (std::size_t j = 0; j < columns_; ++j) std::fill_n(&at(rows, j), rows_ - rows, Value{});
  rows_ = rows;
}

template <class Value>
ColumnsOf<Value> ColumnsOf<Value>::clone() const {
  ColumnsOf copy(rows_, columns_);
  if (rows_ > 0)
    for (std::size_t j = 0; j < columns_; ++j) std::ranges::copy(column(j), copy.column(j).data());
  return copy;
}

template class ColumnsOf<float>;
// Member by member: as a class clang 14 would make block() too, which is of floats alone.
template ColumnsOf<std::int32_t>::ColumnsOf(std::size_t, std::size_t);
template void ColumnsOf<std::int32_t>::keep_rows(std::size_t);
template ColumnsOf<std::int32_t> ColumnsOf<std::int32_t>::clone() const;
template std::size_t ColumnsOf<std::int32_t>::rows() const;
template std::size_t ColumnsOf<std::int32_t>::columns() const;
template std::size_t ColumnsOf<std::int32_t>::stride() const;
template std::int32_t* ColumnsOf<std::int32_t>::data();
template const std::int32_t* ColumnsOf<std::int32_t>::data() const;
template std::span<std::int32_t> ColumnsOf<std::int32_t>::column(std::size_t);
template std::span<const std::int32_t> ColumnsOf<std::int32_t>::column(std::size_t) const;
template std::int32_t& ColumnsOf<std::int32_t>::at(std::size_t, std::size_t);
template std::int32_t ColumnsOf<std::int32_t>::at(std::size_t, std::size_t) const;

Matrix gather_rows(const RowBlock& from, std::span<const std::uint32_t> rows) {
  Matrix result(rows.size(), from.columns);
  for (std::size_t j = 0; j < from.columns; ++j) {
    const auto source = from.column(j);
    auto target = result.column(j);
    for (std::size_t i = 0; i < rows.size(); ++i) target[i] = source[rows[i]];
  }
  return result;
}

} // namespace ilk
