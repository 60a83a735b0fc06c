// The certificate as JSON: `certificate` of the report's data and of summary.json.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "judge/certificate.h"
#include "model/preparation.h"

namespace ilk {

/// See docs/report-data.md. `columns`: the prepared ones; `outliers`: customers left out of the
/// fit.
nlohmann::json certificate_json(const Certificate& certificate,
                                const std::vector<ColumnPreparation>& columns,
                                std::size_t outliers);

} // namespace ilk
