// strategy.md: the segments and what to do with them, for people who paste it into slides.
#pragma once

#include <string>

#include "report/run_parts.h"

namespace ilk {

/// Markdown (CommonMark with tables), in UTF-8. Without a playbook it has the segments with a rule
/// of thumb each. Equal runs give equal bytes; it names no customer.
std::string strategy_text(const RunParts& run);

} // namespace ilk
