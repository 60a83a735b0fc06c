// The certificate as JSON: `certificate` of the report's data and of summary.json.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/segmentation.h"

namespace ilk {

/// See docs/report-data.md.
nlohmann::json certificate_json(const Segmentation& segmentation);

} // namespace ilk
