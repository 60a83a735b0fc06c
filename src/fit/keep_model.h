// The stage "keep": the model, and where it puts every customer.
#pragma once

#include <vector>

#include "base/execution.h"
#include "explain/explained.h"
#include "fit/attempt.h"
#include "fit/prepared.h"
#include "fit/segment.h"
#include "judge/judged.h"
#include "model/model.h"

namespace ilk {

Model keep_model(Execution& execution, const Read& read, const Prepared& fitted,
                 const Attempt& attempt, const Segmented& segmented,
                 const Characterised& characterised, const Judged& judged, std::uint64_t seed);

/// One per row of the table, outliers too.
std::vector<Score> score_everybody(Execution& execution, const Read& read, const Prepared& fitted,
                                   const Segmented& segmented, const Model& model);

} // namespace ilk
