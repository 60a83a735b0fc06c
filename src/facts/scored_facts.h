// What is told of customers who were placed by a model: whether it can mean anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/model.h"
#include "table/table.h"

namespace ilk {

/// Rows with words that the model does not have among the levels of a category.
struct UnseenWords {
  std::string attribute;
  std::uint64_t rows = 0;
};

/// Sums over batches.
struct ScoredFacts {
  std::uint64_t customers = 0;
  std::uint64_t lacking = 0;                 ///< who lack more than half of the attributes
  std::uint64_t unusual = 0;                 ///< of the others, see is_unusual()
  std::map<std::size_t, UnseenWords> unseen; ///< by the attribute's place, where there are any

  /// `scores`: one per row of the batch.
  void add(const Model& model, const Table& batch, const std::vector<Score>& scores);

  /// So many that units or columns may be others than at the fit: over a tenth of at least 5
  /// customers, where 1% are expected.
  bool are_strange() const;
};

} // namespace ilk
