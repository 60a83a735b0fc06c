// The choice of the number of segments as JSON: `choice` and `k_table` of the report's data and of
// summary.json.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "facts/fields_json.h"
#include "judge/chosen.h"

namespace ilk {

nlohmann::json k_table_json(const std::vector<KEvidence>& table, FigureForm form);

/// Which of the k table's columns are indices, and how they are headed.
nlohmann::json index_columns_json();

/// What stands beside the charts of that table.
nlohmann::json choice_charts_json(const Chosen& chosen);

/// `names`: of the segments.
nlohmann::json choice_json(const Chosen& chosen, const Certificate& certificate,
                           const std::vector<std::string>& names);

} // namespace ilk
