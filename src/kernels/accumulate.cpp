#include "kernels/accumulate.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/accumulate.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

/// Eight numbers of a row on the grid.
HWY_INLINE Doubles snapped(const float* from, Doubles grid) {
  return (Doubles::of_floats(from) + grid) - grid;
}

void add_rows_by_label(const float* rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double magic, double* sums) {
  const Doubles grid = Doubles::of(magic);
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = rows + i * padded;
    double* sum = sums + labels[i] * padded;
    for (std::size_t j = 0; j < padded; j += 8)
      (Doubles::load(sum + j) + snapped(row + j, grid)).store(sum + j);
  }
}

void move_rows(const float* rows, std::size_t padded, std::span<const kernels::RowMove> moves,
               double magic, double* sums) {
  const Doubles grid = Doubles::of(magic);
  for (const kernels::RowMove& move : moves) {
    const float* row = rows + move.row * padded;
    double* to = sums + move.to * padded;
    if (move.from == kernels::nowhere) {
      for (std::size_t j = 0; j < padded; j += 8)
        (Doubles::load(to + j) + snapped(row + j, grid)).store(to + j);
      continue;
    }
    double* from = sums + move.from * padded;
    for (std::size_t j = 0; j < padded; j += 8) {
      const Doubles values = snapped(row + j, grid);
      (Doubles::load(to + j) + values).store(to + j);
      (Doubles::load(from + j) - values).store(from + j);
    }
  }
}

HWY_INLINE std::size_t note_some(const std::uint32_t* labels, std::size_t first, std::size_t count,
                                 const std::uint16_t* before, std::uint16_t* next,
                                 kernels::RowMove* moves) {
  std::size_t moved = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    next[i] = static_cast<std::uint16_t>(labels[i]);
    moves[moved] = {static_cast<std::uint32_t>(i), before[i], next[i]};
    moved += before[i] != next[i] ? 1 : 0;
  }
  return moved;
}

std::size_t note_moves(const std::uint32_t* labels, std::size_t count, const std::uint16_t* before,
                       std::uint16_t* next, kernels::RowMove* moves) {
  std::size_t moved = 0, i = 0;
#if HWY_TARGET != HWY_BASELINE_SCALAR // most rows stay: sixteen at a time
  const hn::CappedTag<std::uint16_t, 16> shorts;
  const hn::Half<decltype(shorts)> half_shorts;
  const hn::Rebind<std::int32_t, decltype(half_shorts)> words;
  for (; i + 16 <= count; i += 16) {
    const auto narrow = [&](std::size_t at) {
      return hn::DemoteTo(half_shorts,
                          hn::LoadU(words, reinterpret_cast<const std::int32_t*>(labels + at)));
    };
    const auto now = hn::Combine(shorts, narrow(i + 8), narrow(i));
    hn::StoreU(now, shorts, next + i);
    if (hn::AllTrue(shorts, hn::Eq(now, hn::LoadU(shorts, before + i)))) continue;
    moved += note_some(labels, i, 16, before, next, moves + moved);
  }
#endif
  return moved + note_some(labels, i, count - i, before, next, moves + moved);
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

double sum_of_products(const float* left, const float* right, std::size_t count, double magic) {
  const Doubles grid = Doubles::of(magic);
  Doubles sums[4];
  for (Doubles& sum : sums) sum = Doubles::of(0);
  std::size_t i = 0;
  for (; i + 32 <= count; i += 32)
    for (std::size_t g = 0; g < 4; ++g) {
      const Doubles product = Doubles::of_floats(left + i + g * 8) * // exact: 2 * 24 bits
                              Doubles::of_floats(right + i + g * 8);
      sums[g] = sums[g] + ((product + grid) - grid);
    }
  double total = ((sums[0] + sums[1]) + (sums[2] + sums[3])).total();
  for (; i < count; ++i) {
    const double product = static_cast<double>(left[i]) * right[i];
    total += (product + magic) - magic;
  }
  return total;
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

HWY_EXPORT(add_rows_by_label);
HWY_EXPORT(move_rows);
HWY_EXPORT(note_moves);
HWY_EXPORT(add_squares);
HWY_EXPORT(sum_of_products);
HWY_EXPORT(largest_magnitude);

namespace kernels {

void add_rows_by_label(const float* rows, std::size_t padded, std::size_t count,
                       const std::uint32_t* labels, double magic, double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_rows_by_label)(rows, padded, count, labels, magic, sums);
}

void move_rows(const float* rows, std::size_t padded, std::span<const RowMove> moves, double magic,
               double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::move_rows)(rows, padded, moves, magic, sums);
}

std::size_t note_moves(const std::uint32_t* labels, std::size_t count, const std::uint16_t* before,
                       std::uint16_t* next, RowMove* moves) {
  return HWY_DYNAMIC_DISPATCH(ilk::note_moves)(labels, count, before, next, moves);
}

void add_squares(const float* values, std::size_t count, double magic, double fine_magic,
                 TwoGridSum& sum) {
  HWY_DYNAMIC_DISPATCH(ilk::add_squares)(values, count, magic, fine_magic, sum);
}

double sum_of_products(const float* left, const float* right, std::size_t count, double magic) {
  return HWY_DYNAMIC_DISPATCH(ilk::sum_of_products)(left, right, count, magic);
}

float largest_magnitude(const float* values, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(ilk::largest_magnitude)(values, count);
}

} // namespace kernels
} // namespace ilk
#endif
