// The map, the borders and the silhouettes as the report's data have them; see docs/report-data.md.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/segmentation.h"
#include "report/provenance.h"

namespace ilk {

/// `map`; it names the customers of its points only when ids are shown.
nlohmann::json map_json(const Segmentation& segmentation, Ids ids);

/// `borders`.
nlohmann::json borders_json(const Segmentation& segmentation);

/// `silhouettes`; null when none were taken.
nlohmann::json silhouettes_json(const Segmentation& segmentation);

} // namespace ilk
