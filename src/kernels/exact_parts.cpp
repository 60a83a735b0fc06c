#include "kernels/exact_parts.h"

#include <algorithm>
#include <cmath>

#include "base/grid.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/exact_parts.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// The largest of all lanes.
HWY_INLINE double largest_lane(Doubles lanes) {
  HWY_ALIGN double lane[8];
  lanes.store(lane);
  double largest = 0;
  for (const double each : lane) largest = each > largest ? each : largest;
  return largest;
}

// `largest`: of the magnitudes of `terms`, of which there is a multiple of 8.
HWY_INLINE kernels::ExactParts taken(double* terms, std::size_t count, double largest) {
  kernels::ExactParts parts;
  while (largest > 0 && parts.count < kernels::ExactParts::most) {
    const Doubles grid = Doubles::of(Grid::for_sum(largest, count).magic());
    Doubles sum = Doubles::of(0), rests = Doubles::of(0);
    for (std::size_t i = 0; i < count; i += 8) {
      const Doubles term = Doubles::load(terms + i);
      const Doubles coarse = (term + grid) - grid;
      const Doubles rest = term - coarse;
      rest.store(terms + i);
      sum = sum + coarse;
      rests = Doubles::larger(rests, Doubles::magnitude(rest));
    }
    parts.part[parts.count++] = sum.total();
    largest = largest_lane(rests);
  }
  parts.all = largest == 0;
  return parts;
}

kernels::ExactParts take_parts(double* terms, std::size_t count) {
  for (; count % 8 != 0; ++count) terms[count] = 0;
  Doubles largest = Doubles::of(0);
  for (std::size_t i = 0; i < count; i += 8)
    largest = Doubles::larger(largest, Doubles::magnitude(Doubles::load(terms + i)));
  return taken(terms, count, largest_lane(largest));
}

void sum_powers(const float* values, std::size_t count, std::size_t powers,
                kernels::PowerTile& tile) {
  const Floats infinity = Floats::of(std::numeric_limits<float>::infinity());
  const Floats none = Floats::of(std::numeric_limits<float>::quiet_NaN());
  Floats minimum = infinity, maximum = Floats::of(0) - infinity;
  std::size_t missing = 0, zeros = 0;
  const std::size_t padded = (count + 15) / 16 * 16;
  for (std::size_t i = 0; i < padded; i += 16) {
    const Floats given = i + 16 <= count ? Floats::load(values + i)
                                         : Floats::load_first_or(values + i, count - i, none);
    missing += 16 - Floats::count_equal(given, given);
    minimum = Floats::smaller(minimum, Floats::where_nan(given, infinity, given));
    maximum = Floats::larger(maximum, Floats::where_nan(given, Floats::of(0) - infinity, given));
    const Floats known = Floats::where_nan(given, Floats::of(0), given);
    zeros += Floats::count_equal(known, Floats::of(0));
    HWY_ALIGN float x[16];
    known.store(x);
    for (std::size_t half = 0; half < 16; half += 8)
      Doubles::of_floats(x + half).store(tile.terms[0] + i + half);
  }
  tile.known = padded - missing;
  tile.zeros = zeros - missing;
  HWY_ALIGN float lane[16];
  minimum.store(lane);
  tile.minimum = lane[0];
  for (const float each : lane) tile.minimum = each < tile.minimum ? each : tile.minimum;
  maximum.store(lane);
  tile.maximum = lane[0];
  for (const float each : lane) tile.maximum = each > tile.maximum ? each : tile.maximum;
  if (tile.known == 0) tile.minimum = -(tile.maximum = -std::numeric_limits<float>::infinity());

  for (std::size_t i = 0; i < padded; i += 8) {
    const Doubles x = Doubles::load(tile.terms[0] + i), square = x * x; // exact: 24 bits squared
    square.store(tile.terms[1] + i);
    if (powers == 2) continue;
    const Doubles minus = Doubles::of(0) - square;
    const Doubles cube = square * x, fourth = square * square;
    cube.store(tile.terms[2] + i);
    (Doubles::of(0) - Doubles::fused(minus, x, cube)).store(tile.terms[3] + i);
    fourth.store(tile.terms[4] + i);
    (Doubles::of(0) - Doubles::fused(minus, square, fourth)).store(tile.terms[5] + i);
  }
  const double largest = tile.known == 0 ? 0
                                         : std::max(std::abs(static_cast<double>(tile.minimum)),
                                                    std::abs(static_cast<double>(tile.maximum)));
  tile.parts[0] = taken(tile.terms[0], padded, largest);
  tile.parts[1] = taken(tile.terms[1], padded, largest * largest);
  if (powers == 2) return;
  for (std::size_t s = 2; s < kernels::PowerTile::streams; ++s)
    tile.parts[s] = take_parts(tile.terms[s], padded);
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(take_parts);
HWY_EXPORT(sum_powers);

namespace kernels {

ExactParts take_parts(double* terms, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(ilk::take_parts)(terms, count);
}

void sum_powers(const float* values, std::size_t count, std::size_t powers, PowerTile& tile) {
  HWY_DYNAMIC_DISPATCH(ilk::sum_powers)(values, count, powers, tile);
}

} // namespace kernels
} // namespace ilk
#endif
