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

void move_rows(const double* grid_rows, std::size_t padded, std::span<const kernels::RowMove> moves,
               double* sums) {
  for (const kernels::RowMove& move : moves) {
    const double* row = grid_rows + move.row * padded;
    double* to = sums + move.to * padded;
    for (std::size_t j = 0; j < padded; j += 8)
      (Doubles::load(to + j) + Doubles::load(row + j)).store(to + j);
    if (move.from == kernels::nowhere) continue;
    double* from = sums + move.from * padded;
    for (std::size_t j = 0; j < padded; j += 8)
      (Doubles::load(from + j) - Doubles::load(row + j)).store(from + j);
  }
}

void add_squares(const float* values, std::size_t count, double magic, double fine_magic,
                 kernels::TwoGridSum& sum) {
  const Doubles grid = Doubles::of(magic), fine_grid = Doubles::of(fine_magic);
  Doubles coarse[2] = {Doubles::of(0), Doubles::of(0)};
  Doubles fine[2] = {Doubles::of(0), Doubles::of(0)};
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16)
    for (std::size_t half = 0; half < 2; ++half) {
      const Doubles value = Doubles::of_floats(values + i + half * 8);
      const Doubles square = value * value; // exact: 24 bits squared fit a double
      const Doubles rounded = (square + grid) - grid;
      coarse[half] = coarse[half] + rounded;
      fine[half] = fine[half] + (((square - rounded) + fine_grid) - fine_grid);
    }
  sum.coarse += (coarse[0] + coarse[1]).total();
  sum.fine += (fine[0] + fine[1]).total();
  for (; i < count; ++i) {
    const double square = static_cast<double>(values[i]) * values[i];
    const double rounded = (square + magic) - magic;
    sum.coarse += rounded;
    sum.fine += ((square - rounded) + fine_magic) - fine_magic;
  }
}

float largest_magnitude(const float* values, std::size_t count) {
  Floats largest[4];
  for (Floats& group : largest) group = Floats::of(0);
  std::size_t i = 0;
  for (; i + 64 <= count; i += 64)
    for (std::size_t g = 0; g < 4; ++g)
      largest[g] = Floats::larger(largest[g], Floats::magnitude(Floats::load(values + i + g * 16)));
  HWY_ALIGN float lanes[16];
  Floats::larger(Floats::larger(largest[0], largest[1]), Floats::larger(largest[2], largest[3]))
      .store(lanes);
  float result = 0;
  for (const float lane : lanes) result = lane > result ? lane : result;
  for (; i < count; ++i) {
    const float magnitude = values[i] < 0 ? -values[i] : values[i];
    result = magnitude > result ? magnitude : result;
  }
  return result;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(to_grid_rows);
HWY_EXPORT(add_rows_by_label);
HWY_EXPORT(move_rows);
HWY_EXPORT(add_squares);
HWY_EXPORT(largest_magnitude);

namespace kernels {

void to_grid_rows(const Columns& rows, double magic, double* grid_rows) {
  HWY_DYNAMIC_DISPATCH(ilk::to_grid_rows)(rows, magic, grid_rows);
}

void add_rows_by_label(const double* grid_rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_rows_by_label)(grid_rows, padded, count, labels, sums);
}

void move_rows(const double* grid_rows, std::size_t padded, std::span<const RowMove> moves,
               double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::move_rows)(grid_rows, padded, moves, sums);
}

void add_squares(const float* values, std::size_t count, double magic, double fine_magic,
                 TwoGridSum& sum) {
  HWY_DYNAMIC_DISPATCH(ilk::add_squares)(values, count, magic, fine_magic, sum);
}

float largest_magnitude(const float* values, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(ilk::largest_magnitude)(values, count);
}

} // namespace kernels
} // namespace ilk
#endif
