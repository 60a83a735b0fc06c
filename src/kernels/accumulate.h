// Sums of rows by label, exact: every number is rounded to a grid first (base/grid.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "kernels/columns.h"

namespace ilk::kernels {

/// Columns per row in the row-by-row buffers below: `columns` rounded up to whole vectors.
constexpr std::size_t padded_columns(std::size_t columns) {
  return (columns + 7) / 8 * 8;
}

/// sums[labels[i]] += row i on the grid of `magic` (Grid::magic); rows and sums are vectors of
/// `padded` numbers; `count` rows. O(count * padded).
void add_rows_by_label(const float* rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double magic, double* sums);

/// A row that goes from one label's sums to another's.
struct RowMove {
  std::uint32_t row = 0;
  std::uint16_t from = 0; ///< or `nowhere`
  std::uint16_t to = 0;
};
inline constexpr std::uint16_t nowhere = std::numeric_limits<std::uint16_t>::max();

/// Takes each row away from the sums of `from` and adds it to those of `to`; as above.
void move_rows(const float* rows, std::size_t padded, std::span<const RowMove> moves, double magic,
               double* sums);

/// next[i] = labels[i] for `count` rows, with a move of row i where that differs from before[i].
/// Returns how many moves it wrote; `moves` has room for 15 more. Labels are below `nowhere`.
std::size_t note_moves(const std::uint32_t* labels, std::size_t count, const std::uint16_t* before,
                       std::uint16_t* next, RowMove* moves);

/// A sum in two parts: of the terms on a grid, and of what that leaves of them on a finer grid.
struct TwoGridSum {
  double coarse = 0;
  double fine = 0;
};

/// Adds the squares of `count` floats to `sum`, on the grids of `magic` and `fine_magic`.
void add_squares(const float* values, std::size_t count, double magic, double fine_magic,
                 TwoGridSum& sum);

/// The sum of the products of `count` pairs of floats, each on the grid of `magic`: exact in any
/// order. Without a grid (0) the products are added as they are, in the same order on all paths.
double sum_of_products(const float* left, const float* right, std::size_t count, double magic);

/// The largest of their magnitudes; 0 when there are none.
float largest_magnitude(const float* values, std::size_t count);

} // namespace ilk::kernels
