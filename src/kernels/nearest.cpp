#include "kernels/nearest.h"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/nearest.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// Up to 16 rows, of which there are `size` to read.
struct Group {
  const float* data;
  std::size_t stride;
  std::size_t columns;
  std::size_t size;

  HWY_INLINE Floats column(std::size_t j) const {
    return Floats::load_first(data + j * stride, size);
  }
};

// Squared distances of a group to `Together` centroids at once: each x is loaded once for
// all of them.
template <std::size_t Together>
HWY_INLINE void distances_to(const Group& rows, const float* centroids, Floats (&sums)[Together]) {
  for (auto& sum : sums) sum = Floats::of(0);
  for (std::size_t j = 0; j < rows.columns; ++j) {
    const Floats x = rows.column(j);
    for (std::size_t c = 0; c < Together; ++c) {
      const Floats difference = x - Floats::of(centroids[c * rows.columns + j]);
      sums[c] = Floats::fused(difference, difference, sums[c]);
    }
  }
}

// The best, and if asked the second best, so far of 16 rows. Indices are kept as
// floats: exact below 2^24, and the comparison's mask fits them.
template <bool two>
struct Best {
  Floats distance;
  Floats index;
  Floats second_distance;
  Floats second_index;

  static HWY_INLINE Best start() {
    const Floats nowhere = Floats::of(std::numeric_limits<float>::infinity());
    return {nowhere, Floats::of(0), nowhere, Floats::of(0)};
  }

  HWY_INLINE void offer(Floats candidate, std::size_t number) {
    const Floats label = Floats::of(static_cast<float>(number));
    if constexpr (two) {
      second_index = Floats::where_less(candidate, second_distance, label, second_index);
      second_index = Floats::where_less(candidate, distance, index, second_index);
      second_distance = Floats::where_less(candidate, second_distance, candidate, second_distance);
      second_distance = Floats::where_less(candidate, distance, distance, second_distance);
    }
    index = Floats::where_less(candidate, distance, label, index);
    distance = Floats::where_less(candidate, distance, candidate, distance);
  }
};

template <bool two>
HWY_INLINE Best<two> search(const Group& rows, const float* centroids, std::size_t count) {
  Best<two> best = Best<two>::start();
  std::size_t c = 0;
  for (; c + 4 <= count; c += 4) {
    Floats sums[4];
    distances_to(rows, centroids + c * rows.columns, sums);
    for (std::size_t i = 0; i < 4; ++i) best.offer(sums[i], c + i);
  }
  for (; c < count; ++c) {
    Floats sums[1];
    distances_to(rows, centroids + c * rows.columns, sums);
    best.offer(sums[0], c);
  }
  return best;
}

HWY_INLINE void store_labels(Floats index, std::size_t count, std::uint32_t* labels) {
  HWY_ALIGN float lane[16];
  index.store(lane);
  for (std::size_t i = 0; i < count; ++i) labels[i] = static_cast<std::uint32_t>(lane[i]);
}

// Calls visit(index of the first row, group) for each 16 rows; the last may be short.
template <class Visit>
HWY_INLINE void for_each_group(const kernels::Columns& rows, Visit&& visit) {
  for (std::size_t first = 0; first < rows.rows; first += 16)
    visit(first, Group{rows.data + first, rows.stride, rows.columns,
                       std::min<std::size_t>(16, rows.rows - first)});
}

void nearest(const kernels::Columns& rows, const float* centroids, std::size_t count,
             std::uint32_t* labels, float* distances) {
  for_each_group(rows, [&](std::size_t first, const Group& group) {
    const auto best = search<false>(group, centroids, count);
    best.distance.store_first(distances + first, group.size);
    store_labels(best.index, group.size, labels + first);
  });
}

void nearest_two(const kernels::Columns& rows, const float* centroids, std::size_t count,
                 std::uint32_t* labels, float* distances, std::uint32_t* second_labels,
                 float* second_distances) {
  for_each_group(rows, [&](std::size_t first, const Group& group) {
    const auto best = search<true>(group, centroids, count);
    best.distance.store_first(distances + first, group.size);
    store_labels(best.index, group.size, labels + first);
    best.second_distance.store_first(second_distances + first, group.size);
    store_labels(best.second_index, group.size, second_labels + first);
  });
}

void squared_distances(const kernels::Columns& rows, const float* point, float* distances) {
  for_each_group(rows, [&](std::size_t first, const Group& group) {
    Floats sums[1];
    distances_to(group, point, sums);
    sums[0].store_first(distances + first, group.size);
  });
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(nearest);
HWY_EXPORT(nearest_two);
HWY_EXPORT(squared_distances);

namespace kernels {

void nearest(const Columns& rows, const float* centroids, std::size_t count, std::uint32_t* labels,
             float* distances) {
  HWY_DYNAMIC_DISPATCH(ilk::nearest)(rows, centroids, count, labels, distances);
}

void nearest_two(const Columns& rows, const float* centroids, std::size_t count,
                 std::uint32_t* labels, float* distances, std::uint32_t* second_labels,
                 float* second_distances) {
  HWY_DYNAMIC_DISPATCH(ilk::nearest_two)
  (rows, centroids, count, labels, distances, second_labels, second_distances);
}

void squared_distances(const Columns& rows, const float* point, float* distances) {
  HWY_DYNAMIC_DISPATCH(ilk::squared_distances)(rows, point, distances);
}

} // namespace kernels
} // namespace ilk
#endif
