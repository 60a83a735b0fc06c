// A table held against the customers that a model was fitted on.
#pragma once

#include <optional>
#include <string>

#include "base/execution.h"
#include "facts/comparison_facts.h"
#include "io/source.h"
#include "model/model.h"

namespace ilk {

struct CompareInputs {
  const Model& model;
  std::string model_file;       ///< its name
  const Source& source;         ///< the table
  const Model* other = nullptr; ///< another model for the same customers, or null
  std::string other_file;
  const Source* before = nullptr; ///< an earlier table of the same customers, or null
};

struct CompareOptions {
  double most_bad_rows = 0.1; ///< of each table, as a share
  ComparisonLimits limits;
};

struct Compared {
  Comparison comparison;
  ComparisonFacts facts;
};

/// Throws ModelError when the model has no reference; DataError when a table lacks a column, cannot
/// be read, has no customers, or when customers cannot be joined by their ids. Depends on models,
/// the tables' rows, in whatever order, and options alone; but moves are told by rows of the table.
Compared compare(Execution& execution, const CompareInputs& inputs, const CompareOptions& options);

} // namespace ilk
