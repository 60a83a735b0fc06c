// Where k-means starts.
#pragma once

#include <cstddef>

#include "base/philox.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

/// `count` rows drawn by greedy k-means++: each next one from several trials with
/// probability proportional to the squared distance to the nearest so far, keeping the
/// trial that lowers the inertia most. Arthur & Vassilvitskii, "k-means++: the advantages
/// of careful seeding" (SODA 2007), with the 2 + ln(count) trials of their section 5.
/// The first k of them are a seeding for k. When fewer than `count` rows are distinct, the
/// rest repeat. Requires at least one row. O(count * trials * rows * columns).
Centroids seed_centroids(const RowBlock& rows, std::size_t count, RandomStream stream);

} // namespace ilk
