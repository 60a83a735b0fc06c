// When a claim holds, holds partly, or does not hold: the rules of docs/hypotheses.md.
#pragma once

#include <string_view>
#include <vector>

#include "profile/claim.h"

namespace ilk {

enum class ClaimVerdict {
  holds,
  partly,
  does_not_hold,
  cannot_tell, ///< there are no customers to tell by
};

/// "holds", "partly", "does not hold", "cannot tell".
std::string_view name_of(ClaimVerdict verdict);

/// What a figure has to lie in for a claim to hold, bounds included; infinite where it is open.
struct ExpectedRange {
  double low = 0, high = 0;
};

ExpectedRange expected_range(ClaimCheck check, const Expectation& expectation);

/// Of one figure. It holds when the estimate is in the expected range, bounds included; partly when
/// its interval reaches the range, or, where a direction is expected of a correlation, comparison
/// or trend, when the whole interval lies in that direction although short of the range.
ClaimVerdict verdict_of(ClaimCheck check, const Expectation& expectation, const Estimate& figure);

/// Of a part by its strata: holds in all, partly in some or partly in some, else does not hold.
/// Strata that cannot tell do not count, unless there are no others.
ClaimVerdict verdict_of_strata(const std::vector<ClaimVerdict>& strata);

/// Of a reading by its parts: all hold, none holds, else partly. A part that cannot tell keeps the
/// reading from holding.
ClaimVerdict verdict_of_parts(const std::vector<ClaimVerdict>& parts);

/// Of a claim by its readings, one at least: the verdict that they share, else partly.
ClaimVerdict verdict_of_readings(const std::vector<ClaimVerdict>& readings);

/// Of what was measured, by the rules above.
ClaimVerdict verdict_of(const PartAnswer& part);
ClaimVerdict verdict_of(const ReadingAnswer& reading);
ClaimVerdict verdict_of(const Answer& answer);

/// Whether the readings' verdicts differ.
bool depends_on_reading(const Answer& answer);

} // namespace ilk
