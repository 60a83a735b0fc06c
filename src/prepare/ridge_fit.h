// Fits the regressions that complete missing values; see fills_fit.h for the method.
#pragma once

#include <vector>

#include "base/execution.h"
#include "model/fills.h"

namespace ilk {

/// One regression per column that is filled by ridge. `prepared`: the rows of `raw`, with the
/// missing values at what they start from. A column without known values gets none.
std::vector<RidgeFill> fit_ridges(Execution& execution,
                                  const std::vector<ColumnPreparation>& columns,
                                  const RawColumns& raw, Matrix prepared);

} // namespace ilk
