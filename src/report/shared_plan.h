// What --share leaves of a plan.
#pragma once

#include "strategy/campaign.h"

namespace ilk {

/// The plan without arms and parts of fewer than ten customers, for what draws it: plays that reach
/// fewer are gone, smaller numbers of contacts or of customers held out are none, and totals are
/// sums of what is told where a single part would come out by subtraction. `targets` are then the
/// first of them, as many as told.
Plan shared_plan(Plan plan);

} // namespace ilk
