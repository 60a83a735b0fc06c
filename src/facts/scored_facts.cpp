#include "facts/scored_facts.h"

#include <cmath>

namespace ilk {

void ScoredFacts::add(const Model& model, const Table& batch, const std::vector<Score>& scores) {
  const std::size_t columns = batch.attributes.size();
  for (std::size_t row = 0; row < batch.rows(); ++row) {
    std::size_t missing = 0;
    for (std::size_t j = 0; j < columns; ++j)
      missing += std::isnan(batch.values.at(row, j)) ? 1 : 0;
    if (2 * missing > columns)
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
