#include "table/matrix.h"

#include <algorithm>

#include <sys/mman.h>

namespace ilk {
namespace {

constexpr std::size_t line_floats = 16;                 // of a cache line
constexpr std::size_t huge_page = std::size_t{2} << 20; // bytes

// An odd number of cache lines: were it a high power of two, all columns of a row would fall on
// the same few places of the caches.
std::size_t stride_of(std::size_t rows) {
  return ((rows + line_floats - 1) / line_floats | 1) * line_floats;
}

} // namespace

Matrix::Matrix(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), stride_(stride_of(rows)) {
  const std::size_t count = stride_ * columns_;
  if (rows == 0 || count == 0) return;
  const std::size_t bytes = count * sizeof(float);
  const bool large = bytes >= 2 * huge_page;
  const std::size_t alignment = large ? huge_page : line_floats * sizeof(float);
  data_ = {static_cast<float*>(::operator new[](bytes, std::align_val_t{alignment})),
           FreeAligned{alignment}};
  // Large tables are walked column by column, each on a page of its own: fewer, larger pages are
  // a third faster. A refusal costs nothing but that.
  if (large) madvise(data_.get(), bytes, MADV_HUGEPAGE);
  std::fill_n(data_.get(), count, 0.0f);
}

Matrix Matrix::clone() const {
  Matrix copy(rows_, columns_);
  if (data_) std::copy_n(data_.get(), stride_ * columns_, copy.data_.get());
  return copy;
}

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
