// Count, extremes and the first four moments of every column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/exact_sum.h"
#include "table/matrix.h"

namespace ilk {

/// Of one column's values that are not missing. Population moments: divisors are
/// the count. All are 0 when there are no values; skewness and kurtosis are 0 when
/// the values are all equal.
struct ColumnMoments {
  std::uint64_t count = 0;
  std::uint64_t missing = 0;
  std::uint64_t zeros = 0;
  double minimum = 0;
  double maximum = 0;
  double sum = 0;
  double mean = 0;
  double variance = 0;
  double skewness = 0;        ///< third standardised moment
  double excess_kurtosis = 0; ///< fourth standardised moment minus 3

  double deviation() const; ///< square root of the variance
  bool operator==(const ColumnMoments&) const = default;
};

/// A pass over columns of float with NaN for missing. Exact: power sums are kept
/// without rounding (base/exact_sum.h). O(1) memory per column. With `powers` 2 skewness and
/// kurtosis are left out, as 0: two sums to keep where there were six.
class Moments {
 public:
  struct Column {
    std::uint64_t count = 0, missing = 0, zeros = 0;
    float minimum = std::numeric_limits<float>::infinity();
    float maximum = -std::numeric_limits<float>::infinity();
    ExactSum sum, squares, cubes, fourths;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.count, self.missing, self.zeros, self.minimum, self.maximum, self.sum,
              self.squares, self.cubes, self.fourths);
    }
  };
  struct Summary {
    std::vector<Column> columns;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.columns);
    }
  };

  explicit Moments(std::size_t columns, std::size_t powers = 4)
      : columns_(columns), powers_(powers) {}

  Summary empty() const { return {std::vector<Column>(columns_)}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<ColumnMoments> finish(Summary summary) const;

 private:
  std::size_t columns_, powers_; // 2 or 4
};

} // namespace ilk
