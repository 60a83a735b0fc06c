// Observations as the report's data have them; see docs/report-data.md.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/observation.h"
#include "table/table.h"

namespace ilk {

nlohmann::json observations_json(const std::vector<Observation>& observations, const Table& table);

} // namespace ilk
