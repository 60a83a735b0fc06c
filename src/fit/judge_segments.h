// The stage "judge": how good the segments are, how sure, and why there are so many.
#pragma once

#include "base/execution.h"
#include "fit/attempt.h"
#include "fit/prepared.h"
#include "fit/segment.h"
#include "judge/chosen.h"
#include "judge/judged.h"

namespace ilk {

Judged judge_segments(Execution& execution, const Prepared& fitted, const Attempts& attempts,
                      const Segmented& segmented, const RunOptions& options);

Chosen chosen_of(const Prepared& fitted, const Attempts& attempts, const Segmented& segmented,
                 const RunOptions& options);

} // namespace ilk
