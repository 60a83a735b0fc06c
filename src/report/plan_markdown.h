// A plan to be read, by itself: plan.md of ilk plan.
#pragma once

#include <string>
#include <vector>

#include "explain/segments.h"
#include "strategy/campaign.h"

namespace ilk {

/// Half a page first; then what cannot be shown, each segment, each play, and how it is measured.
/// It names no customer.
std::string plan_markdown(const Plan& plan, const std::vector<Segment>& segments);

} // namespace ilk
