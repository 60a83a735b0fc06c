#include "io/csv_blocks.h"

#include <algorithm>

namespace ilk::csv {

void ColumnBlocks::copy_to(Matrix& to, std::size_t first_row) const {
  const float* from = values_.data();
  for (std::size_t row = 0; row < rows_; row += block_rows) {
    const std::size_t count = std::min(block_rows, rows_ - row);
    for (std::size_t j = 0; j < columns_; ++j, from += block_rows)
      std::copy_n(from, count, to.column(j).data() + first_row + row);
  }
}

} // namespace ilk::csv
