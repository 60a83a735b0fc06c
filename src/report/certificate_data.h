// The certificate as JSON: `certificate` of the report's data and of summary.json, and what the
// page says beside it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "facts/fields_json.h"
#include "judge/certificate.h"
#include "model/preparation.h"

namespace ilk {

/// See docs/report-data.md. `names`: of the segments; `columns`: the prepared ones; `outliers`:
/// customers left out of the fit.
nlohmann::json certificate_json(const Certificate& certificate,
                                const std::vector<std::string>& names,
                                const std::vector<ColumnPreparation>& columns, std::size_t outliers,
                                FigureForm form);

/// `trust` of the report's data.
nlohmann::json trust_json(const Certificate& certificate, const std::vector<std::string>& names,
                          const std::vector<ColumnPreparation>& columns);

} // namespace ilk
