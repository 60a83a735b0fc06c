// The segments and their attributes as summary.json has them; see docs/report-data.md.
#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/outcomes.h"
#include "explain/segments.h"
#include "model/preparation.h"
#include "monitor/follow.h"
#include "report/told_advice.h"
#include "strategy/campaign.h"

namespace ilk {

/// What is told of segments. Nothing is owned.
struct ToldSegments {
  const std::vector<Segment>& segments;
  const std::vector<ColumnPreparation>& columns;
  const std::vector<double>& silhouettes; ///< mean per segment
  const std::optional<Plan>& plan;
  const std::vector<std::vector<ToldAdvice>>& advice; ///< per segment
};

/// `segments`, with all prepared columns and all drivers.
nlohmann::json segments_json(const ToldSegments& told);

/// `follows` of a segment; null where it follows none.
nlohmann::json followed_json(const std::optional<Followed>& follows);

/// `follows`: what an old model's segments have become; null when none was followed.
nlohmann::json follows_json(const std::optional<FollowedModel>& followed,
                            const std::vector<Segment>& segments);

/// `outcomes`.
nlohmann::json outcomes_json(const std::vector<Outcome>& outcomes);

} // namespace ilk
