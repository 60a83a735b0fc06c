// Fits what missing values are replaced by; model/fills.h applies it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "model/fills.h"

namespace ilk {

/// All rows of `raw` as donors.
Donors donors_of(const std::vector<ColumnPreparation>& columns, const RawColumns& raw);

/// Fits what the columns' methods need. Donors are a random sample of at most most_donors rows. The
/// regressions are fitted on a random sample of at most 5,000 rows, in rounds: each column's on the
/// rows in which it is known, the others completed, minimising the mean squared residual plus 0.001
/// times the squared weights; then the column's missing values are completed by it. The last of
/// ridge_sweeps rounds is kept (iterated regression without noise: S. van Buuren & K.
/// Groothuis-Oudshoorn, "mice", 2011). O(rows * columns^2) per regression.
Fills fit_fills(Execution& execution, const std::vector<ColumnPreparation>& columns,
                const RawColumns& raw, std::uint64_t seed);

} // namespace ilk
