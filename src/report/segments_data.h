// The segments and their attributes as the report's data have them; see docs/report-data.md.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/segmentation.h"

namespace ilk {

/// The prepared columns that segments differ most in, `most` of them, in their order; the one that
/// says what a customer is worth is always among them.
std::vector<std::size_t> most_telling_parts(const Segmentation& segmentation, std::size_t most);

/// `value`; null when no attribute says what a customer is worth.
nlohmann::json value_json(const Segmentation& segmentation);

/// `population`, of these prepared columns.
nlohmann::json population_json(const Segmentation& segmentation,
                               const std::vector<std::size_t>& parts);

/// `segments`, with these prepared columns, ascending, and at most `most_drivers` drivers each,
/// which are among them.
nlohmann::json segments_json(const Segmentation& segmentation,
                             const std::vector<std::size_t>& parts, std::size_t most_drivers);

/// `distributions`, of these prepared columns.
nlohmann::json distributions_json(const Segmentation& segmentation,
                                  const std::vector<std::size_t>& parts);

/// `follows`: what an old model's segments have become; null when none was followed.
nlohmann::json follows_json(const Segmentation& segmentation);

/// `outcomes`.
nlohmann::json outcomes_json(const Segmentation& segmentation);

} // namespace ilk
