// Whether customers that are near in the code are near in the attributes, and the other way round.
// J. Venna & S. Kaski, "Neighborhood preservation in nonlinear projection methods: an experimental
// study" (2001), and "Local multidimensional scaling" (2006).
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

struct NeighbourhoodOptions {
  // Changes the result.
  std::size_t neighbours = 10;   ///< of every row; reduced to below half of the rows
  std::size_t exact_max = 5'000; ///< of more rows a sample looks
  std::size_t sample = 2'000;    ///< rows
  std::uint64_t seed = 1;
};

/// Both in [0, 1]; a code that keeps every row's neighbours has 1, one at random about 1/2.
struct Neighbourhood {
  double trustworthiness = 0; ///< low when rows that are far apart become neighbours in the code
  double continuity = 0;      ///< low when neighbours are torn apart in the code
  std::size_t neighbours = 0; ///< that were looked at
  std::size_t rows = 0;       ///< that were looked from
};

/// Of n rows with k neighbours, by Euclidean distance,
///   trustworthiness = 1 - 2 / (n k (2n - 3k - 1)) sum_i sum_{j in U_i} (r(i, j) - k),
/// U_i the rows among the k nearest to i in the code but not in the original, and r(i, j) the rank
/// of j seen from i in the original, 1 for the nearest. Continuity swaps the two tables. Of
/// equally far rows the one with the lower index is the nearer.
///
/// Exact up to exact_max rows; above, the mean over rows drawn at random, each looking at all rows,
/// which is unbiased. k is at most (n - 1) / 2, where the least value is 0; where that leaves no
/// neighbour (fewer than three rows) both are 1 and `rows` is 0. The tables have the same rows,
/// no missing values, and squared distances that fit a float.
/// O(min(n, max(exact_max, sample)) * n * (columns of both + k)) time.
Neighbourhood neighbourhood(Execution& execution, const RowBlock& original, const RowBlock& code,
                            const NeighbourhoodOptions& options);

} // namespace ilk
