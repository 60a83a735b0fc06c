// Rules, the tree, customers to look at and concentration as the report's data have them; see
// docs/report-data.md.
#pragma once

#include <span>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "explain/concentration.h"
#include "explain/examples.h"
#include "explain/segments.h"
#include "model/model.h"
#include "report/provenance.h"
#include "table/table.h"

namespace ilk {

/// What is shown of customers. Nothing is owned.
struct ShownCustomers {
  const Table& table;
  std::span<const Score> scores; ///< one per row of it
  const std::vector<SegmentExamples>& examples;
  Ids ids;
};

/// Adds `rule`, `typical` and `border` to the list of segments; customers are named only when ids
/// are shown. `columns`, here and below: the prepared ones.
void add_explanations(const std::vector<Segment>& segments,
                      const std::vector<ColumnPreparation>& columns,
                      const ShownCustomers& customers, nlohmann::json& data);

/// `tree`.
nlohmann::json tree_json(const SegmentTree& tree, const std::vector<ColumnPreparation>& columns);

/// `concentration`. `attributes`: the columns of the table, labels among them.
nlohmann::json concentration_json(const std::vector<Concentration>& concentration,
                                  const std::vector<Segment>& segments,
                                  const std::vector<ColumnSchema>& attributes);

} // namespace ilk
