// How large the values of a table are.
#pragma once

#include <cstdint>

#include "base/execution.h"
#include "base/grid.h"
#include "kernels/accumulate.h"
#include "table/matrix.h"

namespace ilk {

/// A pass over columns without missing values: the largest magnitude, 0 when there are no rows.
/// Exact.
class LargestMagnitude {
 public:
  struct Summary {
    float largest = 0;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.largest);
    }
  };

  Summary empty() const { return {}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  double finish(Summary summary) const { return summary.largest; }
};

/// A pass over columns without missing values: the sum of the squares of all values. On two grids,
/// so that an outlier's square does not swallow the others'; each part is exact.
class SquareSum {
 public:
  struct Summary {
    kernels::TwoGridSum sum;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.sum.coarse, self.sum.fine);
    }
  };

  /// No value may exceed `largest` in magnitude; there are at most `values` of them.
  SquareSum(double largest, std::uint64_t values)
      : grid_(Grid::for_sum(largest * largest, values)), fine_grid_(grid_.for_rests(values)) {}

  Summary empty() const { return {}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  double finish(Summary summary) const { return summary.sum.coarse + summary.sum.fine; }

 private:
  Grid grid_;
  Grid fine_grid_;
};

/// Of a table's rows: the largest magnitude of a value and the sum of all squares.
struct SquareNorms {
  double largest = 0;
  double sum = 0;
  std::uint64_t rows = 0;
};

double largest_magnitude(Execution& execution, const RowBlock& rows);
SquareNorms square_norms(Execution& execution, const RowBlock& rows);

} // namespace ilk
