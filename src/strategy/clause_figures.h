// The figures that clauses ask for, segment by segment.
#pragma once

#include <string>
#include <vector>

#include "strategy/play_match.h"

namespace ilk {

/// What a clause is about: a column's values, zeros and ones of a level, a measure, or nothing but
/// the segment.
struct ClauseSubject {
  std::string label;   ///< in the dictionary's words; empty for the segment itself
  ColumnSchema schema; ///< how its values are written; of zeros and ones that of yes and no
};

struct ClauseFigures {
  ClauseSubject subject;
  std::vector<double> by_segment; ///< NaN where a segment has none
};

/// Throws as match_plays does.
ClauseFigures figures_for(Execution& execution, const Clause& clause, const Playbook& playbook,
                          const SegmentedCustomers& customers);

} // namespace ilk
