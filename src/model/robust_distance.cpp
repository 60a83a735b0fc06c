#include "model/robust_distance.h"

#include <algorithm>

namespace ilk {

std::vector<double> RobustDistance::squared(Execution& execution, const RowBlock& prepared) const {
  std::vector<double> result(prepared.rows);
  const std::size_t blocks = (prepared.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    std::vector<double> apart(columns.size());
    const std::size_t end = std::min(prepared.rows, (block + 1) * default_block_rows);
    for (std::size_t row = block * default_block_rows; row < end; ++row) {
      for (std::size_t i = 0; i < columns.size(); ++i)
        apart[i] = prepared.column(columns[i])[row] - center[i];
      double sum = 0;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        double along = 0;
        for (std::size_t j = 0; j < columns.size(); ++j)
          along += precision[i * columns.size() + j] * apart[j];
        sum += apart[i] * along;
      }
      result[row] = sum;
    }
  });
  return result;
}

} // namespace ilk
