// Missing values from regressions on the other columns; see fills.h for the method.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/fills.h"

namespace ilk {

/// What the regression says of one prepared row.
float predicted(const RidgeFill& ridge, std::span<const float> row);

/// Completes one prepared row.
void sweep(std::span<const RidgeFill> ridges, std::span<const std::uint8_t> observed,
           std::span<float> row);

} // namespace ilk
