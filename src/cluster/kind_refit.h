// The kinds of another table of the same columns: rows drawn anew, or a table without kinds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "cluster/kinds.h"
#include "table/matrix.h"

namespace ilk {

/// All of them change the result.
struct KindRefitOptions {
  std::size_t most_rows = 3'000; ///< that the mixture is fitted to, evenly among the rows
  double kinds_overlap = 0.25;   ///< see KindOptions
  double least_gap = 3.2;
  /// From the model's own parameters or k-means, whichever is likelier after a few steps; or else
  /// from nothing, number by number of components as in mixture_path.h.
  bool from_model = true;
  std::uint64_t seed = 1; ///< of k-means
};

struct RefittedKinds {
  std::vector<std::uint32_t> labels; ///< of all rows
  std::size_t count = 1;
};

/// A mixture of the model's family, components and columns, fitted anew, and what of it is one
/// kind. `prepared`: the rows where k-means starts, and where it is looked for gaps. The same bits
/// on any number of threads.
RefittedKinds refit_kinds(Execution& execution, const KindModel& model,
                          const std::vector<KindColumn>& columns, const RowBlock& prepared,
                          const KindRefitOptions& options);

} // namespace ilk
