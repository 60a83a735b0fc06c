// Columns into rows and rows into columns.
#pragma once

#include <cstddef>

namespace ilk::kernels {

/// to[o][i] = from[i][o] for `rows` rows i and `width` columns o. The rows of `from` begin
/// `from_width` floats apart, those of `to` `to_width`, at least `rows` rounded up to a multiple of
/// 8: up to there they are filled with zeros. The two must not overlap.
void transpose(const float* from, std::size_t from_width, std::size_t rows, std::size_t width,
               float* to, std::size_t to_width);

} // namespace ilk::kernels
