#include "kernels/ward_scan.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/ward_scan.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// Writes first + i for each lane i that is at most `limit`.
HWY_INLINE std::size_t note_lanes(Floats values, float limit, std::size_t first,
                                  std::uint32_t* noted) {
  HWY_ALIGN float lane[16];
  values.store(lane);
  std::size_t count = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    noted[count] = static_cast<std::uint32_t>(first + i);
    count += lane[i] <= limit;
  }
  return count;
}

std::size_t ward_screen_boxes(const kernels::WardBoxes& boxes, std::size_t count,
                              const kernels::WardQuery& query, std::uint32_t* blocks) {
  const Floats minus_increase = Floats::of(-query.increase), limit = Floats::of(query.limit);
  const Floats zero = Floats::of(0);
  HWY_ALIGN std::uint32_t noted[16];
  std::size_t found = 0;
  for (std::size_t first = 0; first < count; first += 16) {
    Floats sum = minus_increase * Floats::load(boxes.inverse_weights + first);
    for (std::size_t j = 0; j < boxes.columns; ++j) {
      const Floats at = Floats::of(query.centroid[j]);
      const Floats below = Floats::load(boxes.low + j * boxes.stride + first) - at;
      const Floats above = at - Floats::load(boxes.high + j * boxes.stride + first);
      const Floats outside = Floats::larger(Floats::larger(below, above), zero);
      sum = Floats::fused(outside, outside, sum);
    }
    if (!Floats::any_at_most(sum, limit)) continue;
    const std::size_t met = note_lanes(sum, query.limit, first, noted);
    for (std::size_t i = 0; i < met && noted[i] < count; ++i) blocks[found++] = noted[i];
  }
  return found;
}

std::size_t ward_screen(const kernels::WardSlots& slots, const std::uint32_t* blocks,
                        std::size_t count, const kernels::WardQuery& query, std::uint32_t* hits) {
  constexpr std::size_t groups = kernels::ward_block / 16;
  const Floats minus_increase = Floats::of(-query.increase), limit = Floats::of(query.limit);
  const std::size_t half = (slots.columns + 1) / 2;
  std::size_t found = 0;
  for (std::size_t b = 0; b < count; ++b) {
    const std::size_t first = blocks[b] * kernels::ward_block;
    Floats sums[groups];
    for (std::size_t g = 0; g < groups; ++g)
      sums[g] = minus_increase * Floats::load(slots.inverse_weights + first + g * 16);
    const float* column = slots.centroids + first * slots.columns;
    const auto add = [&](std::size_t begin, std::size_t end) HWY_ATTR {
      for (std::size_t j = begin; j < end; ++j, column += kernels::ward_block) {
        const Floats at = Floats::of(query.centroid[j]);
        for (std::size_t g = 0; g < groups; ++g) {
          const Floats difference = Floats::load(column + g * 16) - at;
          sums[g] = Floats::fused(difference, difference, sums[g]);
        }
      }
      Floats least = sums[0];
      for (std::size_t g = 1; g < groups; ++g) least = Floats::smaller(least, sums[g]);
      return Floats::any_at_most(least, limit);
    };
    // Most are out of reach by half of their columns, for the widest come first.
    if (!add(0, half) || !add(half, slots.columns)) continue;
    for (std::size_t g = 0; g < groups; ++g)
      found += note_lanes(sums[g], query.limit, first + g * 16, hits + found);
  }
  return found;
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(ward_screen_boxes);
HWY_EXPORT(ward_screen);

namespace kernels {

std::size_t ward_screen_boxes(const WardBoxes& boxes, std::size_t count, const WardQuery& query,
                              std::uint32_t* blocks) {
  return HWY_DYNAMIC_DISPATCH(ilk::ward_screen_boxes)(boxes, count, query, blocks);
}

std::size_t ward_screen(const WardSlots& slots, const std::uint32_t* blocks, std::size_t count,
                        const WardQuery& query, std::uint32_t* hits) {
  return HWY_DYNAMIC_DISPATCH(ilk::ward_screen)(slots, blocks, count, query, hits);
}

} // namespace kernels
} // namespace ilk
#endif
