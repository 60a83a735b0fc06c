#include "kernels/pairwise.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/pairwise.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// Distances of the 16 queries to `Together` references.
template <std::size_t Together>
HWY_INLINE void distances(const float* queries, std::size_t columns, const float* references,
                          Floats (&results)[Together]) {
  for (auto& result : results) result = Floats::of(0);
  for (std::size_t j = 0; j < columns; ++j) {
    const Floats query = Floats::load(queries + j * 16);
    for (std::size_t r = 0; r < Together; ++r) {
      const Floats difference = query - Floats::of(references[r * columns + j]);
      results[r] = Floats::fused(difference, difference, results[r]);
    }
  }
  for (auto& result : results) result = Floats::root(result);
}

HWY_INLINE void add_to_slots(Floats distance, const std::uint32_t* slots, std::size_t partitions,
                             float* sums) {
  for (std::size_t p = 0; p < partitions; ++p) {
    float* sum = sums + std::size_t{slots[p]} * 16;
    (Floats::load(sum) + distance).store(sum);
  }
}

void add_distances_by_group(const float* queries, std::size_t columns, const float* references,
                            std::size_t count, const std::uint32_t* slots, std::size_t partitions,
                            float* sums) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) {
    Floats results[4];
    distances(queries, columns, references + r * columns, results);
    for (std::size_t i = 0; i < 4; ++i)
      add_to_slots(results[i], slots + (r + i) * partitions, partitions, sums);
  }
  for (; r < count; ++r) {
    Floats results[1];
    distances(queries, columns, references + r * columns, results);
    add_to_slots(results[0], slots + r * partitions, partitions, sums);
  }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(add_distances_by_group);

namespace kernels {

void add_distances_by_group(const float* queries, std::size_t columns, const float* references,
                            std::size_t count, const std::uint32_t* slots, std::size_t partitions,
                            float* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_distances_by_group)
  (queries, columns, references, count, slots, partitions, sums);
}

} // namespace kernels
} // namespace ilk
#endif
