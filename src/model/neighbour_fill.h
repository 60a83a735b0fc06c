// Missing values from similar customers; see fills.h for the method.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/fills.h"

namespace ilk {

/// Completes one prepared row: of every column that is filled by neighbours and not observed, the
/// mean of the nearest donors. Distances look at what was observed only.
void lend(const std::vector<ColumnPreparation>& columns, const Donors& donors,
          std::span<const std::uint8_t> observed, std::span<float> row);

} // namespace ilk
