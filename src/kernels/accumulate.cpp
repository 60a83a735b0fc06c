#include "kernels/accumulate.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/accumulate.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

void to_grid_rows(const kernels::Columns& rows, double magic, double* grid_rows) {
  const std::size_t padded = kernels::padded_columns(rows.columns);
  for (std::size_t j = 0; j < padded; ++j) {
    if (j >= rows.columns) {
      for (std::size_t i = 0; i < rows.rows; ++i) grid_rows[i * padded + j] = 0;
      continue;
    }
    const float* x = rows.data + j * rows.stride;
    for (std::size_t i = 0; i < rows.rows; ++i)
      grid_rows[i * padded + j] = (static_cast<double>(x[i]) + magic) - magic;
  }
}

void add_rows_by_label(const double* grid_rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double* sums) {
  for (std::size_t i = 0; i < count; ++i) {
    const double* row = grid_rows + i * padded;
    double* sum = sums + labels[i] * padded;
    for (std::size_t j = 0; j < padded; j += 8)
      (Doubles::load(sum + j) + Doubles::load(row + j)).store(sum + j);
  }
}

double grid_sum(const float* values, std::size_t count, double magic) {
  double chains[8] = {};
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8)
    for (std::size_t c = 0; c < 8; ++c)
      chains[c] += (static_cast<double>(values[i + c]) + magic) - magic;
  for (; i < count; ++i) chains[0] += (static_cast<double>(values[i]) + magic) - magic;
  double sum = 0;
  for (const double chain : chains) sum += chain;
  return sum;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(to_grid_rows);
HWY_EXPORT(add_rows_by_label);
HWY_EXPORT(grid_sum);

namespace kernels {

void to_grid_rows(const Columns& rows, double magic, double* grid_rows) {
  HWY_DYNAMIC_DISPATCH(ilk::to_grid_rows)(rows, magic, grid_rows);
}

void add_rows_by_label(const double* grid_rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_rows_by_label)(grid_rows, padded, count, labels, sums);
}

double grid_sum(const float* values, std::size_t count, double magic) {
  return HWY_DYNAMIC_DISPATCH(ilk::grid_sum)(values, count, magic);
}

} // namespace kernels
} // namespace ilk
#endif
