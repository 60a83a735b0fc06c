// Attributes as they are in the file; see docs/report-data.md and docs/profile.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "profile/column_profile.h"
#include "table/schema.h"

namespace ilk {

/// All figures of one attribute: the fact `ColumnFacts`.
nlohmann::json column_json(const ColumnSchema& schema, const ColumnProfile& profile);

/// Takes out of it what a wide table has no room for: quantiles, frequent values and histogram, and
/// of a category all but the 5 most frequent levels.
void leave_out_details(nlohmann::json& column);

} // namespace ilk
