// Which groups have no gap between them that other rows would show too.
//
// A mixture cuts what its components cannot describe: a kind with a correlation, a tail or a bend
// of its own. The pieces hardly overlap, so they are told from kinds by how far apart they lie:
// Ashman's D (K. M. Ashman, C. M. Bird & S. E. Zepf 1994) on Fisher's discriminant, of rows that
// the discriminant was not fitted to, in ten folds. A normal cloud cut in half has a D of 2.65, an
// even one 3.46.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "table/matrix.h"

namespace ilk {

/// The group that each of `groups` labels ends in when the nearest pair is merged, again and again,
/// until no held-out D is below `least`; numbered by the first of their labels. `near`: the rows,
/// in an order that has nothing to do with them, in the geometry of discriminants. Groups of under
/// 20 rows stay. O(rows columns^2 + groups^2 columns^3).
std::vector<std::uint32_t> merge_without_gap(const RowBlock& near,
                                             std::span<const std::uint32_t> labels,
                                             std::size_t groups, double least);

} // namespace ilk
