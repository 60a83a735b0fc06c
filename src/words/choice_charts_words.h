// What is said beside the charts over the number of segments.
#pragma once

#include <vector>

#include "facts/choice_charts_fact.h"
#include "facts/choice_fact.h"
#include "judge/chosen.h"

namespace ilk {

/// `rows`: those of chosen.table, as they are shown.
ChoiceChartsFact choice_charts(const Chosen& chosen, const std::vector<KRowFact>& rows);

} // namespace ilk
