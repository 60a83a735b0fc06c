// Fits the preparation of a number or a boolean: fill, tail, scale.
#pragma once

#include <span>

#include "base/execution.h"
#include "model/preparation.h"
#include "prepare/preparation_fit.h"
#include "summary/moments.h"

namespace ilk {

/// How the attribute's missing values are replaced, by its dictionary entry or the options;
/// automatic where both leave it open.
Fill stated_fill(const ColumnSchema& schema, const PrepareOptions& options);

/// `moments`: of the raw values, which are not all missing or all equal. `method` is not automatic.
/// Transform and scale are those of the filled column; where the fill looks at other columns, of
/// the values that are known.
ColumnPreparation fit_value(Execution& execution, const ColumnSchema& schema,
                            std::span<const float> raw, const ColumnMoments& moments, Fill method,
                            const PrepareOptions& options);

} // namespace ilk
