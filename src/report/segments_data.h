// The segments and their attributes as the report's data have them; see docs/report-data.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/outcomes.h"
#include "explain/segments.h"
#include "model/preparation.h"
#include "monitor/follow.h"
#include "strategy/campaign.h"

namespace ilk {

/// The prepared columns that segments differ most in, `most` of them, in their order; the one that
/// says what a customer is worth is always among them.
std::vector<std::size_t> most_telling_parts(const Explanation& explanation, std::size_t most);

/// `value`; null when no attribute says what a customer is worth. `columns`, here and below: the
/// prepared ones.
nlohmann::json value_json(const Explanation& explanation,
                          const std::vector<ColumnPreparation>& columns);

/// `population`, of these prepared columns.
nlohmann::json population_json(const std::vector<AttributeProfile>& population,
                               const std::vector<ColumnPreparation>& columns,
                               const std::vector<std::size_t>& parts);

/// What is told of segments. Nothing is owned.
struct ToldSegments {
  const std::vector<Segment>& segments;
  const std::vector<ColumnPreparation>& columns;
  const std::vector<double>& silhouettes; ///< mean per segment
  const std::optional<Plan>& plan;
};

/// `segments`, with these prepared columns, ascending, and at most `most_drivers` drivers each,
/// which are among them.
nlohmann::json segments_json(const ToldSegments& told, const std::vector<std::size_t>& parts,
                             std::size_t most_drivers);

/// `distributions`, of these prepared columns.
nlohmann::json distributions_json(const std::vector<Distribution>& distributions,
                                  const std::vector<ColumnPreparation>& columns,
                                  const std::vector<std::size_t>& parts);

/// `follows`: what an old model's segments have become; null when none was followed.
nlohmann::json follows_json(const std::optional<FollowedModel>& followed,
                            const std::vector<Segment>& segments);

/// `outcomes`.
nlohmann::json outcomes_json(const std::vector<Outcome>& outcomes);

} // namespace ilk
