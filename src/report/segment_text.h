// A segment in a few lines of Markdown: how many, what sets it apart, by which rule, what became of
// its customers.
#pragma once

#include <string>
#include <vector>

#include "explain/outcomes.h"
#include "explain/segments.h"
#include "model/preparation.h"

namespace ilk {

/// A heading of the third level, the size, and a list: the strongest drivers that do not repeat one
/// another with the segment's figures beside everybody's, the rule, and the labels. `population`:
/// everybody's figures, one per prepared column.
std::string segment_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns,
                         const std::vector<Outcome>& outcomes);

} // namespace ilk
