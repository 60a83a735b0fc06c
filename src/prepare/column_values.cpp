#include "prepare/column_values.h"

#include "pass/run.h"
#include "summary/quantiles.h"

namespace ilk {

const ColumnMoments& ColumnValues::moments() const {
  if (!moments_) moments_ = run(execution_, rows(), Moments(1))[0];
  return *moments_;
}

std::vector<double> ColumnValues::quantiles(std::span<const double> probabilities) const {
  return ilk::quantiles(execution_, rows(), probabilities)[0];
}

} // namespace ilk
