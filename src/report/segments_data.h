// The segments and their attributes as the report's data have them; see docs/report-data.md.
#pragma once

#include <nlohmann/json.hpp>

#include "model/segmentation.h"

namespace ilk {

/// `value`; null when no attribute says what a customer is worth.
nlohmann::json value_json(const Segmentation& segmentation);

/// `population`.
nlohmann::json population_json(const Segmentation& segmentation);

/// `segments`.
nlohmann::json segments_json(const Segmentation& segmentation);

/// `distributions`.
nlohmann::json distributions_json(const Segmentation& segmentation);

/// `outcomes`.
nlohmann::json outcomes_json(const Segmentation& segmentation);

} // namespace ilk
