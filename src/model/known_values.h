// What a method is fitted on: the values of one column. Whoever fits implements it, so that a
// method can say here, beside how it is applied, how it is fitted.
#pragma once

#include <span>
#include <vector>

#include "table/schema.h"

namespace ilk {

class KnownValues {
 public:
  virtual ~KnownValues() = default;

  virtual const ColumnSchema& schema() const = 0;

  /// One per row, NaN where it is missing.
  virtual std::span<const float> values() const = 0;

  /// Of the values that are there; of none NaN.
  virtual double mean() const = 0;
  virtual double deviation() const = 0; ///< of the population

  /// At the probabilities, ascending; between two values linearly (NumPy's default). NaN of none.
  virtual std::vector<double> quantiles(std::span<const double> probabilities) const = 0;
};

} // namespace ilk
