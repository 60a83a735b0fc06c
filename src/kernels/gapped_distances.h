// Distances from one row to many, over the columns that both have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ilk::kernels {

/// Rows that are looked at together: their number is padded to a multiple of it.
inline constexpr std::size_t gapped_rows = 16;

/// For each of `rows` others: squares = the sum of squared differences over those of `columns` in
/// which it has a value, in their order, as doubles; shared = the number of these columns.
/// `others`: column by column, `rows` a multiple of gapped_rows, NaN where there is no value and in
/// rows that are none. `row`: by column, its value in each of `columns`. O(columns * rows).
void gapped_distances(const float* others, std::size_t rows, std::span<const std::uint32_t> columns,
                      const float* row, double* squares, double* shared);

} // namespace ilk::kernels
