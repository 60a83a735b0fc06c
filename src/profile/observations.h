// What an analyst would write down about a table: the observations that hold and are worth
// reading, best first.
#pragma once

#include <cstddef>
#include <vector>

#include "base/execution.h"
#include "profile/observation.h"
#include "table/table.h"

namespace ilk {

struct ObserveOptions {
  // All of them change the result.
  std::size_t most_rows = 10'000;  ///< a random sample of more customers
  std::size_t most = 40;           ///< observations
  double false_discoveries = 0.01; ///< the rate that is allowed for (Benjamini & Hochberg 1995)
};

/// Observations of all kinds, whose false discovery rate is controlled over everything that was
/// tested, ranked by interest: the effect, weighted by kind, and less with each observation ahead
/// that is of the same kind or about the same columns. No two are about the same columns, where
/// columns that say nearly the same (|rank correlation| of 0.85 or more) count as one. `related`:
/// columns that are made of each other, as a total and its terms; that they go together is of less
/// interest.
std::vector<Observation> observe(Execution& execution, const Table& table,
                                 const std::vector<std::vector<std::size_t>>& related,
                                 const ObserveOptions& options);

} // namespace ilk
