// The shape that kernels read: equally long columns of float at equal distances.
#pragma once

#include <cstddef>
#include <span>

namespace ilk::kernels {

/// Column j holds `rows` floats at data + j * stride. Kernels read nothing beyond them.
struct Columns {
  const float* data = nullptr;
  std::size_t stride = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;

  std::span<const float> column(std::size_t j) const { return {data + j * stride, rows}; }
};

} // namespace ilk::kernels
