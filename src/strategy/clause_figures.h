// The figures that clauses ask for, segment by segment.
#pragma once

#include <vector>

#include "strategy/play_match.h"

namespace ilk {

struct ClauseFigures {
  ClauseSubject subject;
  std::vector<double> by_segment; ///< NaN where a segment has none
};

/// Throws as match_plays does.
ClauseFigures figures_for(Execution& execution, const Clause& clause, const Playbook& playbook,
                          const SegmentedCustomers& customers);

} // namespace ilk
