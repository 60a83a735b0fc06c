// The map, the borders and the silhouettes as the report's data have them; see docs/report-data.md.
#pragma once

#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/borders.h"
#include "explain/customer_map.h"
#include "explain/segments.h"
#include "judge/judged.h"
#include "model/model.h"
#include "report/provenance.h"
#include "table/table.h"

namespace ilk {

/// `map`; it names the customers of its points only when ids are shown. `scores`: one per row of
/// the table.
/// `segments`, here and below: all of them.
nlohmann::json map_json(const CustomerMap& map, const std::vector<Segment>& segments,
                        const Table& table, std::span<const Score> scores, Ids ids);

/// `borders`.
nlohmann::json borders_json(const std::vector<Border>& borders,
                            const std::vector<Segment>& segments);

/// `silhouettes`; null when none were taken.
nlohmann::json silhouettes_json(const Judged& judged, const std::vector<Segment>& segments);

} // namespace ilk
