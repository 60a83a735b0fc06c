#include "model/robust_distance.h"

#include "model/prepared_rows.h"

#include <algorithm>

namespace ilk {

namespace {

template <class Rows>
std::vector<double> squared_distances(Execution& execution, const RobustDistance& distance,
                                      const Rows& prepared) {
  const auto& columns = distance.columns;
  std::vector<double> result(prepared.rows);
  const std::size_t blocks = (prepared.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const auto part = prepared.slice(first, std::min(default_block_rows, prepared.rows - first));
    const RowBlock rows = part;
    std::vector<double> apart(columns.size());
    for (std::size_t row = 0; row < rows.rows; ++row) {
      for (std::size_t i = 0; i < columns.size(); ++i)
        apart[i] = rows.column(columns[i])[row] - distance.center[i];
      double sum = 0;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        double along = 0;
        for (std::size_t j = 0; j < columns.size(); ++j)
          along += distance.precision[i * columns.size() + j] * apart[j];
        sum += apart[i] * along;
      }
      result[first + row] = sum;
    }
  });
  return result;
}

} // namespace

std::vector<double> RobustDistance::squared(Execution& execution, const RowBlock& prepared) const {
  return squared_distances(execution, *this, prepared);
}

std::vector<double> RobustDistance::squared(Execution& execution,
                                            const PreparedRows& prepared) const {
  return squared_distances(execution, *this, prepared);
}

} // namespace ilk
