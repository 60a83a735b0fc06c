// The checks of how far a table's customers are from the fitted ones, column by column.
#pragma once

#include <vector>

#include "facts/check.h"
#include "monitor/comparison.h"

namespace ilk {

/// The health of every attribute, by its index, and where there is a limit by its KS. `level`: the
/// probability of chance, of all together.
std::vector<Health> healths_of_attributes(const ComparisonLimits& limits, double level,
                                          const Comparison& comparison);

/// PSI of the attributes, of the code, and of the segments' shares; KS of the first two where there
/// is a limit. `level`: of each check.
std::vector<Check> drift_checks(const ComparisonLimits& limits, double level,
                                const Comparison& comparison);

} // namespace ilk
