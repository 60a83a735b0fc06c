// Fits what missing values are replaced by; model/fills.h applies it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "base/philox.h"
#include "model/fills.h"

namespace ilk {

/// Fits what the columns' methods need; see prepare/own_fits.h.
Fills fit_fills(Execution& execution, const std::vector<ColumnPreparation>& columns,
                const RawColumns& raw, std::uint64_t seed);

/// At most `size` rows, drawn at random.
Matrix sample_of(Execution& execution, const RowBlock& rows, std::size_t size,
                 const RandomStream& stream);

} // namespace ilk
