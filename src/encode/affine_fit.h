// The affine map that is nearest to the encoders: least squares of the codes on the prepared
// columns, of one half of the customers; the other half tells how alike its segments are.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/execution.h"
#include "model/affine_form.h"
#include "model/centroids.h"
#include "table/matrix.h"

namespace ilk {

/// `prepared` and `codes` of the same customers, whose keys are `keys`: they decide who is of which
/// half. Nothing where one half is empty. The order of the customers changes no more than rounding.
/// O(customers * columns * (columns + columns of the code)).
std::optional<AffineForm> fit_affine(Execution& execution, const RowBlock& prepared,
                                     const RowBlock& codes, std::span<const std::uint64_t> keys,
                                     const Centroids& centroids);

} // namespace ilk
