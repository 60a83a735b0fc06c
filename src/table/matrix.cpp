#include "table/matrix.h"

#include <algorithm>

namespace ilk {

Matrix::Matrix(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), stride_((rows + 15) / 16 * 16) {
  const std::size_t count = stride_ * columns_;
  if (count == 0) return;
  data_.reset(static_cast<float*>(::operator new[](count * sizeof(float), std::align_val_t{64})));
  std::fill_n(data_.get(), count, 0.0f);
}

Matrix Matrix::clone() const {
  Matrix copy(rows_, columns_);
  std::copy_n(data_.get(), stride_ * columns_, copy.data_.get());
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
