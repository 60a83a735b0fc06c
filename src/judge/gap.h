// How much more a number of clusters explains than it would of rows without any.
// R. Tibshirani, G. Walther & T. Hastie, "Estimating the number of clusters in a data set via the
// gap statistic" (2001).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

struct GapOptions {
  // Changes the result.
  std::vector<std::size_t> counts = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}; ///< ascending, from 1
  std::size_t references = 5;    ///< tables drawn, at least 1
  std::size_t restarts = 2;      ///< of k-means, for the rows as for the references
  std::size_t most_rows = 2'000; ///< of more rows a random sample is taken
  std::uint64_t seed = 1;
};

struct Gap {
  std::size_t k = 0;
  double gap = 0;   ///< mean log inertia of the references less that of the rows
  double error = 0; ///< standard deviation of the former * sqrt(1 + 1 / references)

  bool operator==(const Gap&) const = default;
};

/// One entry per count, in their order. Inertias are those of k-means. References are as many rows
/// drawn uniformly from the box that is aligned with the principal axes of the rows and just holds
/// them: reference (b) of the paper. An inertia below 2^-40 of the sum of the rows' squares counts
/// as that, being no more than rounding; so a table of k distinct rows has a large gap at k, not an
/// infinite one. Requires at least one row, no missing values.
/// O(references * min(rows, most_rows) * columns * (sum of counts * restarts * steps + columns)).
std::vector<Gap> gap_statistic(Execution& execution, const RowBlock& rows,
                               const GapOptions& options);

/// The paper's choice: the first k of the table with gap(k) >= gap(next) - error(next), where next
/// is the entry after it; 0 when there is none.
std::size_t gap_choice(std::span<const Gap> table);

} // namespace ilk
