// Who goes with whom: the assignment of rows to columns that costs least in all.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ilk {

/// For each of `rows` rows its column, all different, so that the sum of their costs is least:
/// the Hungarian method (Kuhn 1955) by shortest augmenting paths with potentials (Jonker &
/// Volgenant 1987). `costs`: row by row, finite, `columns` to a row, columns >= rows. Ties are
/// settled by the order of rows and columns alone. O(rows^2 x columns).
std::vector<std::size_t> least_cost_assignment(std::span<const double> costs, std::size_t rows,
                                               std::size_t columns);

} // namespace ilk
