// When a claim holds, holds partly, or does not hold: the rules of docs/hypotheses.md.
#pragma once

#include <string>
#include <vector>

#include "profile/claim.h"

namespace ilk {

/// Of one figure. It holds when the estimate is in the expected range, bounds included; partly when
/// its interval reaches the range, or, where a direction is expected of a correlation, comparison
/// or trend, when the whole interval lies in that direction although short of the range.
ClaimVerdict verdict_of(ClaimCheck check, const Expectation& expectation, const Estimate& figure);

/// Of a part by its strata: holds in all, partly in some or partly in some, else does not hold.
/// Strata that cannot tell do not count, unless there are no others.
ClaimVerdict verdict_of_strata(const std::vector<StratumAnswer>& strata);

/// Of a reading by its parts: all hold, none holds, else partly. A part that cannot tell keeps the
/// reading from holding.
ClaimVerdict verdict_of_parts(const std::vector<PartAnswer>& parts);

/// Of a claim by its readings: the verdict that they share, else partly.
ClaimVerdict verdict_of_readings(const std::vector<ReadingAnswer>& readings);

/// "at least 50%", "higher: above one of the others with probability 56% or more".
std::string expectation_words(ClaimCheck check, const Expectation& expectation);

} // namespace ilk
