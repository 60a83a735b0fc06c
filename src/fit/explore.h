// The stages "profile" and "observe": what a table says.
#pragma once

#include <vector>

#include "base/execution.h"
#include "fit/stopwatch.h"
#include "io/read.h"
#include "profile/claim.h"
#include "profile/explored.h"

namespace ilk {

/// `claims` are answered.
Explored explore(Execution& execution, Stopwatch& stopwatch, const Read& read,
                 const std::vector<Claim>& claims);

} // namespace ilk
