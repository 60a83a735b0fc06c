// Rules, the tree, customers to look at and concentration as the report's data have them; see
// docs/report-data.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/segmentation.h"
#include "report/provenance.h"

namespace ilk {

/// Adds `rule`, `typical` and `border` to the list of segments; customers are named only when ids
/// are shown.
void add_explanations(const Segmentation& segmentation, Ids ids, nlohmann::json& segments);

/// `tree`.
nlohmann::json tree_json(const Segmentation& segmentation);

/// `concentration`.
nlohmann::json concentration_json(const Segmentation& segmentation);

} // namespace ilk
