// Missing values from regressions on the other columns; see fills.h for the method.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/execution.h"
#include "prepare/fills.h"

namespace ilk {

/// One regression per column that is filled by ridge. `prepared`: the rows of `raw`, with the
/// missing values at what they start from. A column without known values gets none.
std::vector<RidgeFill> fit_ridges(Execution& execution,
                                  const std::vector<ColumnPreparation>& columns,
                                  const RawColumns& raw, Matrix prepared);

/// Completes one prepared row.
void sweep(std::span<const RidgeFill> ridges, std::span<const std::uint8_t> observed,
           std::span<float> row);

} // namespace ilk
