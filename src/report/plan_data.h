// The plan as the report's data have it; see docs/report-data.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/segments.h"
#include "strategy/campaign.h"

namespace ilk {

/// `plan`; null without a playbook. All plays together tell about `most_entries` segments, and as
/// many strata.
nlohmann::json plan_json(const std::optional<Plan>& plan, const std::vector<Segment>& segments,
                         std::size_t most_entries);

/// Of a play that fires nowhere: the index of the segment whose figures lack least, by the sum of
/// ClauseEvidence::miss; the first of equal ones.
std::size_t nearest_miss(const PlayPlan& play);

/// The first play that reaches customers of a segment, in the plan's order; null where none does.
const Play* first_play(const std::optional<Plan>& plan, std::size_t segment);

} // namespace ilk
