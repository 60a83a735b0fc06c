// Which customers' own figures say what a clause asks of their segment: somebody without a cash
// advance can be in a segment that draws many, and must not be told of as a reason.
#pragma once

#include <vector>

#include "strategy/play_match.h"

namespace ilk {

/// support[row]. For median, mean, p10 and p90 a value within the clause's bounds; of a level,
/// being of it (or not being, where the bounds are from above); for difference and totals a value
/// on that side of everybody's mean, and for a measure only of customers that it counts. A missing
/// value supports nothing. `column`: column_of(clause). O(rows).
std::vector<bool> support_of(Execution& execution, const Clause& clause, std::size_t column,
                             const Playbook& playbook, const SegmentedCustomers& customers);

} // namespace ilk
