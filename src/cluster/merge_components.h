// Which components of a mixture are one kind: a kind need not be normal.
//
// Two components are merged, the most urgent pair first, when
//   - one has less than 2% of the rows, to the one that it overlaps most;
//   - Ashman's D is below 2 on the direction that tells them apart best (K. M. Ashman, C. M. Bird &
//     S. E. Zepf, "Detecting bimodality in astronomical datasets", 1994);
//   - they overlap, sum t_a t_b / min(n_a, n_b) > threshold, and there is no valley between: the
//   dip
//     test of log t_a / t_b over their rows is above 5% (after C. Hennig, "Methods for merging
//     Gaussian mixture components", 2010).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "cluster/mixture.h"
#include "table/matrix.h"

namespace ilk {

struct MergedComponents {
  std::vector<std::uint32_t> group; ///< of each component, numbered by the first of its components
  std::size_t count = 0;            ///< of groups
};

/// `near`: the rows in the geometry of discriminants; `of` has `components` columns of equal
/// length, of which the first near.rows are rows. A `threshold` in (0, 1]: the larger, the fewer
/// are merged. O(components rows near.columns^2 + components^3 near.columns^3).
MergedComponents merge_components(const RowBlock& near, const Responsibilities& of,
                                  std::size_t components, double threshold);

/// The likeliest group of each of `rows` rows: of the largest sum of its components'
/// responsibilities, ties to the first.
std::vector<std::uint32_t> likeliest_groups(const Responsibilities& of,
                                            const MergedComponents& merged, std::size_t rows);

} // namespace ilk
