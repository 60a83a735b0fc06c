#include "kernels/nearest.h"

#include <algorithm>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/nearest.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// Rows that are searched for at once: as many groups of 16 as the registers hold beside four
// centroids' sums.
constexpr std::size_t groups_at_once = Floats::parts == 1 ? 4 : 1;

// How far ahead rows are asked for: columns are more streams than the processor follows by itself.
constexpr std::size_t rows_ahead = 256;

// `groups` times 16 rows, all of them there.
template <std::size_t Groups>
struct WholeGroups {
  static constexpr std::size_t groups = Groups;
  const float* data;
  std::size_t stride;

  HWY_INLINE Floats column(std::size_t j, std::size_t group) const {
    return Floats::load(data + j * stride + group * 16);
  }
  HWY_INLINE void prefetch(std::size_t j) const {
    for (std::size_t g = 0; g < Groups; ++g)
      __builtin_prefetch(data + j * stride + rows_ahead + g * 16);
  }
};

// The last rows of a block, fewer than 16.
struct ShortGroup {
  static constexpr std::size_t groups = 1;
  const float* data;
  std::size_t stride;
  std::size_t size;

  HWY_INLINE Floats column(std::size_t j, std::size_t) const {
    return Floats::load_first(data + j * stride, size);
  }
  HWY_INLINE void prefetch(std::size_t) const {}
};

template <std::size_t Together, std::size_t Groups>
using Sums = Floats[Together][Groups];

// Squared distances to `Together` centroids at once: each x is loaded once for all of them,
// each c once for all groups.
template <std::size_t Together, bool ahead, class Rows>
HWY_INLINE void direct_distances(const Rows& rows, const float* centroids, std::size_t columns,
                                 Sums<Together, Rows::groups>& sums) {
  for (auto& sum : sums)
    for (Floats& group : sum) group = Floats::of(0);
  for (std::size_t j = 0; j < columns; ++j) {
    Floats x[Rows::groups];
    for (std::size_t g = 0; g < Rows::groups; ++g) x[g] = rows.column(j, g);
    if constexpr (ahead) rows.prefetch(j);
    for (std::size_t t = 0; t < Together; ++t) {
      const Floats c = Floats::of(centroids[t * columns + j]);
      for (std::size_t g = 0; g < Rows::groups; ++g) {
        const Floats difference = x[g] - c;
        sums[t][g] = Floats::fused(difference, difference, sums[t][g]);
      }
    }
  }
}

// The same in the centred form.
template <std::size_t Together, class Rows>
HWY_INLINE void centred_distances(const Rows& rows, const kernels::Targets& targets,
                                  std::size_t first, Sums<Together, Rows::groups>& sums) {
  Floats norms[Rows::groups];
  for (Floats& norm : norms) norm = Floats::of(0);
  for (std::size_t t = 0; t < Together; ++t)
    for (Floats& group : sums[t]) group = Floats::of(targets.norms[first + t]);
  const float* shifted = targets.shifted + first * targets.columns;
  for (std::size_t j = 0; j < targets.columns; ++j) {
    const Floats centre = Floats::of(targets.centre[j]);
    Floats x[Rows::groups];
    for (std::size_t g = 0; g < Rows::groups; ++g) {
      x[g] = rows.column(j, g) - centre;
      norms[g] = Floats::fused(x[g], x[g], norms[g]);
    }
    for (std::size_t t = 0; t < Together; ++t) {
      const Floats c = Floats::of(shifted[t * targets.columns + j]);
      for (std::size_t g = 0; g < Rows::groups; ++g)
        sums[t][g] = Floats::fused(x[g], c, sums[t][g]);
    }
  }
  for (std::size_t t = 0; t < Together; ++t)
    for (std::size_t g = 0; g < Rows::groups; ++g)
      sums[t][g] = Floats::larger(sums[t][g] + norms[g], Floats::of(0));
}

// The best, and if asked the second best, so far of 16 rows. Indices are kept as
// floats: exact below 2^24, and the comparison's mask fits them.
template <bool two>
struct Best {
  Floats distance;
  Floats index;
  Floats second_distance;
  Floats second_index;

  HWY_INLINE void start() {
    distance = second_distance = Floats::of(std::numeric_limits<float>::infinity());
    index = second_index = Floats::of(0);
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
    distance = Floats::smaller(candidate, distance);
  }
};

template <std::size_t Together, class Rows, bool two>
HWY_INLINE void search_some(const Rows& rows, const kernels::Targets& targets, std::size_t first,
                            Best<two> (&best)[Rows::groups]) {
  Sums<Together, Rows::groups> sums;
  if (targets.columns <= kernels::most_direct_columns && first == 0)
    direct_distances<Together, true>(rows, targets.centroids, targets.columns, sums);
  else if (targets.columns <= kernels::most_direct_columns)
    direct_distances<Together, false>(rows, targets.centroids + first * targets.columns,
                                      targets.columns, sums);
  else
    centred_distances<Together>(rows, targets, first, sums);
  for (std::size_t t = 0; t < Together; ++t)
    for (std::size_t g = 0; g < Rows::groups; ++g) best[g].offer(sums[t][g], first + t);
}

// Four centroids at a time; what is left in parts of two or three where that is possible, since
// one alone leaves the multipliers waiting.
template <bool two, class Rows>
HWY_INLINE void search(const Rows& rows, const kernels::Targets& targets,
                       Best<two> (&best)[Rows::groups]) {
  for (auto& group : best) group.start();
  std::size_t c = 0;
  while (c < targets.count) {
    const std::size_t left = targets.count - c;
    if (left == 4 || left >= 6) {
      search_some<4>(rows, targets, c, best);
      c += 4;
    } else if (left >= 3) {
      search_some<3>(rows, targets, c, best);
      c += 3;
    } else if (left == 2) {
      search_some<2>(rows, targets, c, best);
      c += 2;
    } else {
      search_some<1>(rows, targets, c, best);
      c += 1;
    }
  }
}

HWY_INLINE void store_labels(Floats index, std::size_t count, std::uint32_t* labels) {
  if (count >= 16) return index.store_rounded(labels);
  HWY_ALIGN std::uint32_t lane[16];
  index.store_rounded(lane);
  std::copy_n(lane, count, labels);
}

// Calls visit(index of the first row, rows) for as many rows at once as fit, then for each 16
// that are left, then for the rest.
template <class Visit>
HWY_INLINE void for_each_group(const kernels::Columns& rows, Visit&& visit) {
  constexpr std::size_t most = groups_at_once * 16;
  std::size_t first = 0;
  for (; first + most <= rows.rows; first += most)
    visit(first, WholeGroups<groups_at_once>{rows.data + first, rows.stride});
  for (; first + 16 <= rows.rows; first += 16)
    visit(first, WholeGroups<1>{rows.data + first, rows.stride});
  if (first < rows.rows)
    visit(first, ShortGroup{rows.data + first, rows.stride, rows.rows - first});
}

void nearest(const kernels::Columns& rows, const kernels::Targets& targets, std::uint32_t* labels,
             float* distances) {
  for_each_group(rows, [&]<class Rows>(std::size_t first, const Rows& group) HWY_ATTR {
    Best<false> best[Rows::groups];
    search<false>(group, targets, best);
    for (std::size_t g = 0; g < Rows::groups; ++g) {
      const std::size_t at = first + g * 16, size = std::min<std::size_t>(16, rows.rows - at);
      best[g].distance.store_first(distances + at, size);
      store_labels(best[g].index, size, labels + at);
    }
  });
}

void nearest_two(const kernels::Columns& rows, const kernels::Targets& targets,
                 std::uint32_t* labels, float* distances, std::uint32_t* second_labels,
                 float* second_distances) {
  for_each_group(rows, [&]<class Rows>(std::size_t first, const Rows& group) HWY_ATTR {
    Best<true> best[Rows::groups];
    search<true>(group, targets, best);
    for (std::size_t g = 0; g < Rows::groups; ++g) {
      const std::size_t at = first + g * 16, size = std::min<std::size_t>(16, rows.rows - at);
      best[g].distance.store_first(distances + at, size);
      store_labels(best[g].index, size, labels + at);
      best[g].second_distance.store_first(second_distances + at, size);
      store_labels(best[g].second_index, size, second_labels + at);
    }
  });
}

float least_margin(const float* distances, const float* second_distances, std::size_t columns) {
  // Relative error of a distance now and of the one it will be compared with later, twofold.
  const float error = static_cast<float>(2 * (columns + 4)) * 0x1p-24f;
  const Floats nearest = Floats::root(Floats::load(distances)) * Floats::of(1 + error);
  const Floats second = Floats::root(Floats::load(second_distances)) * Floats::of(1 - error);
  HWY_ALIGN float margins[16];
  (second - nearest).store(margins);
  float least = margins[0];
  for (std::size_t i = 0; i < 16; ++i) {
    // Where squares overflow, or are too small for their relative error, nothing is known.
    constexpr float smallest = 1e-30f, largest = std::numeric_limits<float>::max();
    if (!(second_distances[i] >= smallest && second_distances[i] <= largest)) return -1;
    least = margins[i] < least ? margins[i] : least;
  }
  return least;
}

void squared_distances(const kernels::Columns& rows, const float* point, float* distances) {
  for_each_group(rows, [&]<class Rows>(std::size_t first, const Rows& group) HWY_ATTR {
    Sums<1, Rows::groups> sums;
    direct_distances<1, false>(group, point, rows.columns, sums);
    for (std::size_t g = 0; g < Rows::groups; ++g) {
      const std::size_t at = first + g * 16;
      sums[0][g].store_first(distances + at, std::min<std::size_t>(16, rows.rows - at));
    }
  });
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(nearest);
HWY_EXPORT(nearest_two);
HWY_EXPORT(least_margin);
HWY_EXPORT(squared_distances);

namespace kernels {

void shift_targets(const Targets& targets, float* shifted, float* norms) {
  for (std::size_t c = 0; c < targets.count; ++c) {
    double norm = 0;
    for (std::size_t j = 0; j < targets.columns; ++j) {
      const std::size_t at = c * targets.columns + j;
      const double from_centre =
          static_cast<double>(targets.centroids[at]) - static_cast<double>(targets.centre[j]);
      norm += from_centre * from_centre;
      shifted[at] = static_cast<float>(-2 * from_centre);
    }
    norms[c] = static_cast<float>(norm);
  }
}

void nearest(const Columns& rows, const Targets& targets, std::uint32_t* labels, float* distances) {
  HWY_DYNAMIC_DISPATCH(ilk::nearest)(rows, targets, labels, distances);
}

void nearest_two(const Columns& rows, const Targets& targets, std::uint32_t* labels,
                 float* distances, std::uint32_t* second_labels, float* second_distances) {
  HWY_DYNAMIC_DISPATCH(ilk::nearest_two)
  (rows, targets, labels, distances, second_labels, second_distances);
}

float least_margin(const float* distances, const float* second_distances, std::size_t columns) {
  return HWY_DYNAMIC_DISPATCH(ilk::least_margin)(distances, second_distances, columns);
}

void squared_distances(const Columns& rows, const float* point, float* distances) {
  HWY_DYNAMIC_DISPATCH(ilk::squared_distances)(rows, point, distances);
}

} // namespace kernels
} // namespace ilk
#endif
