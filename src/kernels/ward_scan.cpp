#include "kernels/ward_scan.h"

#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/ward_scan.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

kernels::WardNeighbour ward_nearest(const double* centroids, std::size_t stride,
                                    std::size_t columns, const double* weights, std::size_t count,
                                    std::size_t query) {
  const Doubles weight = Doubles::of(weights[query]);
  Doubles best = Doubles::of(std::numeric_limits<double>::infinity());
  Doubles best_index = Doubles::of(0);
  HWY_ALIGN double lane[8] = {0, 1, 2, 3, 4, 5, 6, 7};
  const Doubles steps = Doubles::load(lane);

  for (std::size_t first = 0; first < count; first += 8) {
    Doubles sum = Doubles::of(0);
    for (std::size_t j = 0; j < columns; ++j) {
      const double* column = centroids + j * stride;
      const Doubles difference = Doubles::load(column + first) - Doubles::of(column[query]);
      sum = Doubles::fused(difference, difference, sum);
    }
    const Doubles other = Doubles::load(weights + first);
    Doubles increase = weight * other / (weight + other) * sum;
    if (query - first < 8 || first + 8 > count) { // blank out itself and what lies beyond the end
      increase.store(lane);
      for (std::size_t i = 0; i < 8; ++i)
        if (first + i == query || first + i >= count)
          lane[i] = std::numeric_limits<double>::infinity();
      increase = Doubles::load(lane);
    }
    const Doubles index = Doubles::of(static_cast<double>(first)) + steps;
    best_index = Doubles::where_less(increase, best, index, best_index);
    best = Doubles::where_less(increase, best, increase, best);
  }

  HWY_ALIGN double increases[8], indices[8];
  best.store(increases);
  best_index.store(indices);
  std::size_t winner = 0;
  for (std::size_t i = 1; i < 8; ++i)
    if (increases[i] < increases[winner] ||
        (increases[i] == increases[winner] && indices[i] < indices[winner]))
      winner = i;
  return {static_cast<std::size_t>(indices[winner]), increases[winner]};
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(ward_nearest);

kernels::WardNeighbour kernels::ward_nearest(const double* centroids, std::size_t stride,
                                             std::size_t columns, const double* weights,
                                             std::size_t count, std::size_t query) {
  return HWY_DYNAMIC_DISPATCH(ilk::ward_nearest)(centroids, stride, columns, weights, count, query);
}

} // namespace ilk
#endif
