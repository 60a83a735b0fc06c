// Observations as the report's data have them; see docs/report-data.md.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "profile/observation.h"
#include "table/schema.h"

namespace ilk {

/// A list of facts `Observation`. `attributes`: the columns of the table.
nlohmann::json observations_json(const std::vector<Observation>& observations,
                                 const std::vector<ColumnSchema>& attributes);

} // namespace ilk
