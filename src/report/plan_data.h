// The plan as the report's data have it; see docs/report-data.md.
#pragma once

#include <nlohmann/json.hpp>

#include "model/segmentation.h"

namespace ilk {

/// `plan`; null without a playbook. Where plays times segments are more than `most_evidence`, only
/// segments in which a play fires tell its evidence.
nlohmann::json plan_json(const Segmentation& segmentation, std::size_t most_evidence);

/// The first play that fires in a segment, in the plan's order; null where none does.
const Play* first_play(const Segmentation& segmentation, std::size_t segment);

} // namespace ilk
