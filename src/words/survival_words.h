// How long the customers of each segment stay, in sentences.
#pragma once

#include <string>
#include <vector>

#include "behaviour/kaplan_meier.h"

namespace ilk {

/// A sentence for each segment; none without curves. `names`: of the segments.
std::vector<std::string> survival_lines(const std::vector<SurvivalCurve>& curves,
                                        const std::vector<std::string>& names);

} // namespace ilk
