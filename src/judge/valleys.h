// Whether there is a valley between segments that are neighbours: fewer customers than on either
// side.
//
// The customers of two neighbours are looked at along the direction that tells them apart best
// (Fisher's discriminant, on the prepared attributes), where a dip test (cluster/dip_test.h) says
// whether they have one mode. A column of few values, such as a yes or no, has gaps that mean
// nothing: there values are spread evenly up to the next one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "judge/partitions.h"
#include "table/matrix.h"

namespace ilk {

struct Valley {
  std::uint32_t one = 0, other = 0; ///< segments, one < other
  double p = 1;                     ///< of the dip test
};

/// Of each segment and its nearest one; every pair once, in ascending order. Rows at a
/// `valley_level` or below have a valley between them. At most 2,000 customers of a segment are
/// looked at. Draws by (seed, row). O(segments rows columns^2).
std::vector<Valley> valleys_between(const RowBlock& prepared, const PartitionView& partition,
                                    std::uint64_t seed);

inline constexpr double valley_level = 0.05;

/// The share of the pairs with a valley; 0 without pairs.
double share_with_valley(const std::vector<Valley>& valleys);

} // namespace ilk
