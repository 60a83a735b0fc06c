#include "facts/scored_facts.h"

#include <algorithm>
#include <cmath>

namespace ilk {

void ScoredFacts::add(const Model& model, const Table& batch, const std::vector<Score>& scores) {
  const std::size_t columns = batch.attributes.size();
  std::vector<std::uint32_t> missing(batch.rows());
  for (std::size_t j = 0; j < columns; ++j) {
    const auto values = batch.values.column(j);
    for (std::size_t row = 0; row < values.size(); ++row)
      missing[row] += std::isnan(values[row]) ? 1 : 0;
    const ColumnSchema& attribute = batch.attributes[j];
    if (attribute.kind != Kind::category) continue;
    const auto behind_the_last = static_cast<float>(attribute.levels.size());
    const auto rows =
        std::ranges::count_if(values, [=](float code) { return code >= behind_the_last; });
    if (rows == 0) continue;
    UnseenWords& words = unseen[j];
    words.attribute = attribute.name;
    words.rows += static_cast<std::uint64_t>(rows);
  }
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    if (2 * missing[row] > columns)
      ++lacking;
    else
      unusual += is_unusual(model, scores[row]) ? 1 : 0;
  }
  customers += batch.rows();
}

bool ScoredFacts::are_strange() const {
  constexpr std::uint64_t fewest = 5;
  return customers >= fewest && unusual * 10 > customers;
}

} // namespace ilk
