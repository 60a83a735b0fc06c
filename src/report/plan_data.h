// The plan as the report's data have it; see docs/report-data.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/segments.h"
#include "facts/verdict.h"
#include "strategy/campaign.h"

namespace ilk {

/// `plan`; null without a playbook. `verdict`: on the segments. All plays together tell about
/// `most_entries` segments, and as many strata.
nlohmann::json plan_json(const std::optional<Plan>& plan, const std::vector<Segment>& segments,
                         const Verdict& verdict, std::size_t most_entries);

} // namespace ilk
