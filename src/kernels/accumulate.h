// Sums of rows by label, exact: every number is rounded to a grid first (base/grid.h).
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/columns.h"

namespace ilk::kernels {

/// Columns per row in the row-by-row buffers below: `columns` rounded up to whole vectors.
constexpr std::size_t padded_columns(std::size_t columns) {
  return (columns + 7) / 8 * 8;
}

/// Writes the rows as doubles on the grid of `magic` (Grid::magic), row by row, each padded
/// with zeros to padded_columns(rows.columns).
void to_grid_rows(const Columns& rows, double magic, double* grid_rows);

/// sums[labels[i]] += row i, vectors of `padded` doubles; `count` rows. O(count * padded).
void add_rows_by_label(const double* grid_rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double* sums);

/// The sum of `count` floats on the grid of `magic`.
double grid_sum(const float* values, std::size_t count, double magic);

} // namespace ilk::kernels
