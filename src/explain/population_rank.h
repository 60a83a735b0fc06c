// Where a segment's customers stand among all customers, attribute by attribute.
#pragma once

#include <vector>

#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// Of each of some values of each column, the share of the rows that lie below it, in [0, 1];
/// equal values count half (so the median's is near 0.5), missing values not at all. NaN for a
/// value that is NaN and for a column without values. `values` has one list per column; a column
/// with an empty list is not read. O(rows * columns * log values).
std::vector<std::vector<double>> shares_below(Execution& execution, const RowBlock& rows,
                                              const std::vector<std::vector<double>>& values);

} // namespace ilk
