// Whether a model still holds for later customers.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "ilk/model.h"
#include "ilk/source.h"

namespace ilk {

enum class ModelHealth {
  holds, ///< the model still holds
  watch, ///< it has to be watched
  past,  ///< past a limit: fit anew
};

/// How far one attribute has moved.
struct AttributeMove {
  std::string name;
  double psi = 0; ///< population stability index, >= 0; above 0.25 much has changed
  ModelHealth health = ModelHealth::holds;
};

/// One figure held against its limits.
struct ComparisonCheck {
  std::string key;      ///< for programs
  std::string sentence; ///< figure and limit in words
  ModelHealth health = ModelHealth::holds;
};

struct ComparisonResult {
  ModelHealth health = ModelHealth::holds; ///< the worst of the checks
  std::uint64_t customers = 0;
  std::vector<ComparisonCheck> checks;
  std::vector<AttributeMove> attributes;
};

struct CompareRequest {
  unsigned threads = 1;                    ///< changes the speed only
  double most_bad_rows = 0.1;              ///< of the table, as a share
  const std::atomic<bool>* stop = nullptr; ///< set it, and compare() throws Interrupted; not owned
};

/// Holds the table against the customers that the model was fitted on. Throws ModelError when the
/// model does not know them, DataError when the table lacks a column or has no customers.
ComparisonResult compare(const ScoringModel& model, const TableSource& source,
                         const CompareRequest& request = {});

} // namespace ilk
