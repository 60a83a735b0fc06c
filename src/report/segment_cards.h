// The segments and their attributes as the page has them; see docs/report-data.md.
#pragma once

#include <cstddef>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/run_parts.h"

namespace ilk {

/// The prepared columns that segments differ most in, `most` of them, in their order; the one that
/// says what a customer is worth is always among them.
std::vector<std::size_t> most_telling_parts(const Explanation& explanation, std::size_t most);

/// `value`; null when no attribute says what a customer is worth. `columns`, here and below: the
/// prepared ones.
nlohmann::json value_json(const Explanation& explanation,
                          const std::vector<ColumnPreparation>& columns);

/// `population`, of these prepared columns.
nlohmann::json population_json(const Explanation& explanation,
                               const std::vector<ColumnPreparation>& columns,
                               const std::vector<std::size_t>& parts);

/// `segments`, with these prepared columns, ascending.
nlohmann::json segment_cards_json(const RunParts& run, const std::vector<std::size_t>& parts);

/// `compare`: what stands over the charts of all segments.
nlohmann::json compare_json(const Explanation& explanation,
                            const std::vector<ColumnPreparation>& columns,
                            const std::vector<std::size_t>& parts);

/// `distributions`, of these prepared columns.
nlohmann::json distributions_json(const std::vector<Distribution>& distributions,
                                  const std::vector<ColumnPreparation>& columns,
                                  const std::vector<std::size_t>& parts);

/// `outcomes`.
nlohmann::json outcome_facts_json(const std::vector<Outcome>& outcomes);

} // namespace ilk
