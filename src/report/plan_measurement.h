// How the plays of a plan are measured: hold-outs, and what they can show.
#pragma once

#include <string>

#include "strategy/campaign.h"

namespace ilk {

/// A section of strategy.md with a row for each play that reaches customers, and the hold-outs that
/// chance has drawn badly; empty where no play reaches anybody.
std::string measurement_text(const Plan& plan);

} // namespace ilk
