#include "kernels/gapped_distances.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/gapped_distances.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

void gapped_distances(const float* others, std::size_t rows, std::span<const std::uint32_t> columns,
                      const float* row, double* squares, double* shared) {
  constexpr std::size_t group = 8, groups = kernels::gapped_rows / group;
  const Doubles none = Doubles::of(0), one = Doubles::of(1);
  for (std::size_t first = 0; first < rows; first += kernels::gapped_rows) {
    Doubles square[groups], count[groups];
    for (std::size_t g = 0; g < groups; ++g) square[g] = count[g] = none;
    for (const std::uint32_t j : columns) {
      const Doubles value = Doubles::of(row[j]);
      const float* const at = others + j * rows + first;
      for (std::size_t g = 0; g < groups; ++g) {
        const Doubles other = Doubles::of_floats(at + g * group);
        const Doubles difference = value - other;
        square[g] = square[g] + Doubles::where_nan(other, none, difference * difference);
        count[g] = count[g] + Doubles::where_nan(other, none, one);
      }
    }
    for (std::size_t g = 0; g < groups; ++g) {
      square[g].store(squares + first + g * group);
      count[g].store(shared + first + g * group);
    }
  }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(gapped_distances);

namespace kernels {

void gapped_distances(const float* others, std::size_t rows, std::span<const std::uint32_t> columns,
                      const float* row, double* squares, double* shared) {
  HWY_DYNAMIC_DISPATCH(ilk::gapped_distances)(others, rows, columns, row, squares, shared);
}

} // namespace kernels
} // namespace ilk
#endif
