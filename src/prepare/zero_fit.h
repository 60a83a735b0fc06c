// The column that tells whether a number is 0: buying nothing is another thing than buying little.
#pragma once

#include <optional>
#include <span>

#include "model/column_preparation.h"
#include "prepare/preparation_fit.h"

namespace ilk {

/// None where the options do not name the column, it holds no numbers, or all or none are 0.
std::optional<ColumnPreparation> fit_zero(const ColumnSchema& schema, std::span<const float> raw,
                                          const PrepareOptions& options);

} // namespace ilk
