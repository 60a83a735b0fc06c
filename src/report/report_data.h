// The data object of the report: docs/report-data.md as code.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "report/provenance.h"
#include "report/run_parts.h"

namespace ilk {

/// `input`: the size and the hash of what was read; a null hash where it has no bytes.
nlohmann::json input_json(const Provenance& provenance);

/// Everything that the page draws. `configuration` is what the run was told, as in run.json.
nlohmann::json report_data(const RunParts& run, const nlohmann::json& configuration,
                           const Provenance& provenance = {});

/// The contents of summary.json, the timings aside; see docs/outputs.md.
nlohmann::json summary_data(const RunParts& run);

} // namespace ilk
