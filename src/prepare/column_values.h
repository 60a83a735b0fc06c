// One column as methods are fitted on it.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/execution.h"
#include "model/known_values.h"
#include "summary/moments.h"
#include "table/matrix.h"

namespace ilk {

/// Nothing is owned. Moments are taken when they are first asked for, by exact passes.
class ColumnValues final : public KnownValues {
 public:
  /// `moments`: those of the values, where they are known.
  ColumnValues(Execution& execution, const ColumnSchema& schema, std::span<const float> values,
               std::optional<ColumnMoments> moments = {})
      : execution_(execution), schema_(schema), values_(values), moments_(std::move(moments)) {}

  const ColumnSchema& schema() const override { return schema_; }
  std::span<const float> values() const override { return values_; }
  double mean() const override { return moments().mean; }
  double deviation() const override { return moments().deviation(); }
  std::vector<double> quantiles(std::span<const double> probabilities) const override;

  const ColumnMoments& moments() const;
  RowBlock rows() const { return one_column(values_); }
  Execution& execution() const { return execution_; }

 private:
  Execution& execution_;
  const ColumnSchema& schema_;
  std::span<const float> values_;
  mutable std::optional<ColumnMoments> moments_;
};

} // namespace ilk
