#include "explain/value_columns.h"

#include <cmath>

#include "explain/segments.h"
#include "table/column_name.h"
#include "table/customer_value.h"

namespace ilk {

std::vector<std::size_t> find_value(const Preparation& preparation,
                                    const std::vector<Segment>& segments) {
  std::vector<std::size_t> marked;
  std::vector<ValueCandidate> candidates;
  for (std::size_t j = 0; j < preparation.columns.size(); ++j) {
    const ColumnPreparation& column = preparation.columns[j];
    if (column.part != Part::value || column.schema.kind != Kind::amount) continue;
    if (column.schema.value) marked.push_back(j);
    const bool has_total = !std::isnan(segments.front().attributes[j].share_of_total);
    candidates.push_back({j, words_of(column.schema.name), column.schema.unit, has_total});
  }
  return marked.empty() ? find_value_columns(candidates) : marked;
}

} // namespace ilk
