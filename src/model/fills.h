// Missing values replaced by looking at the row's other columns, in prepared units: the mean of
// similar customers, or iterated ridge regressions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/column_preparation.h"
#include "model/fill_methods.h"
#include "table/matrix.h"

namespace ilk {

/// What was fitted of the fills that look at other columns, in the order of fill_methods(); empty
/// where no column needs them.
struct FittedFill {
  const FillMethod* method = nullptr;
  std::shared_ptr<const RowFill> fill;
};
using Fills = std::vector<FittedFill>;

/// The error that a way of filling makes on values that were hidden from it.
struct FillError {
  std::string column;
  Fill method = Fill::median;
  double rmse = 0; ///< root mean squared, in prepared units
  std::uint64_t cells = 0;
};

/// The columns of a raw table that prepared columns come from.
struct RawColumns {
  RowBlock rows;
  std::vector<std::size_t> sources; ///< of every prepared column, its place in `rows`

  std::span<const float> of(std::size_t prepared) const { return rows.column(sources[prepared]); }
};

/// Every column prepared from its own raw values alone.
Matrix prepare_alone(Execution& execution, const std::vector<ColumnPreparation>& columns,
                     const RawColumns& raw);

/// Replaces the values that are missing in columns that fill by others, row by row, in `prepared`,
/// which is what prepare_alone gives: by one fill after another.
void complete(Execution& execution, const std::vector<ColumnPreparation>& columns,
              const Fills& fills, const RawColumns& raw, Matrix& prepared);

} // namespace ilk
