#include "model/robust_distance.h"

#include <algorithm>
#include <array>

#include "model/prepared_rows.h"

#include <algorithm>

namespace ilk {

namespace {

constexpr std::size_t together = 32; // rows, side by side in every step

// The squared distances of rows [at, at + count), each by its own sums in the same order.
void add_squares(const RobustDistance& distance, const RowBlock& rows, std::size_t at,
                 std::size_t count, double* squares) {
  const std::size_t columns = distance.columns.size();
  std::vector<std::array<double, together>> apart(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    const float* const values = rows.column(distance.columns[i]).data() + at;
    for (std::size_t row = 0; row < count; ++row) apart[i][row] = values[row] - distance.center[i];
  }
  std::array<double, together> sums{};
  for (std::size_t i = 0; i < columns; ++i) {
    std::array<double, together> along{};
    for (std::size_t j = 0; j < columns; ++j) {
      const double precision = distance.precision[i * columns + j];
      for (std::size_t row = 0; row < together; ++row) along[row] += precision * apart[j][row];
    }
    for (std::size_t row = 0; row < together; ++row) sums[row] += apart[i][row] * along[row];
  }
  std::copy_n(sums.begin(), count, squares);
}

template <class Rows>
std::vector<double> squared_distances(Execution& execution, const RobustDistance& distance,
                                      const Rows& prepared) {
  std::vector<double> result(prepared.rows);
  const std::size_t blocks = (prepared.rows + default_block_rows - 1) / default_block_rows;
  execution.for_each(blocks, [&](std::size_t block) {
    const std::size_t first = block * default_block_rows;
    const auto part = prepared.slice(first, std::min(default_block_rows, prepared.rows - first));
    const RowBlock rows = part;
    for (std::size_t at = 0; at < rows.rows; at += together)
      add_squares(distance, rows, at, std::min(together, rows.rows - at), &result[first + at]);
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
