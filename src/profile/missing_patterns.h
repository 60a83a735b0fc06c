// Sets of missing columns, counted row by row.
#pragma once

#include <vector>

#include "profile/missingness.h"
#include "table/matrix.h"

namespace ilk {

/// All that occur, the empty one included; most frequent first, ties by the lower columns. 4 bytes
/// per row. O(rows * columns).
std::vector<MissingPattern> missing_patterns(const RowBlock& rows);

} // namespace ilk
