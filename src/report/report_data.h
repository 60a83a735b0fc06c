// The data object of the report: docs/report-data.md as code.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/segmentation.h"
#include "report/provenance.h"

namespace ilk {

/// Everything that the page draws. `configuration` is what the run was told, as in run.json.
nlohmann::json report_data(const Segmentation& segmentation, const nlohmann::json& configuration,
                           const Provenance& provenance = {});

/// The contents of summary.json, the timings aside; see docs/outputs.md.
nlohmann::json summary_data(const Segmentation& segmentation);

} // namespace ilk
