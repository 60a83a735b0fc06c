#include "summary/magnitude.h"

#include <algorithm>

#include "kernels/accumulate.h"
#include "pass/run.h"

namespace ilk {

void LargestMagnitude::absorb(Summary& into, const RowBlock& rows) const {
  for (std::size_t j = 0; j < rows.columns; ++j)
    into.largest =
        std::max(into.largest, kernels::largest_magnitude(rows.column(j).data(), rows.rows));
}

void LargestMagnitude::merge(Summary& into, const Summary& from) const {
  into.largest = std::max(into.largest, from.largest);
}

void SquareSum::absorb(Summary& into, const RowBlock& rows) const {
  for (std::size_t j = 0; j < rows.columns; ++j)
    kernels::add_squares(rows.column(j).data(), rows.rows, grid_.magic(), fine_grid_.magic(),
                         into.sum);
}

void SquareSum::merge(Summary& into, const Summary& from) const {
  into.sum.coarse += from.sum.coarse;
  into.sum.fine += from.sum.fine;
}

double largest_magnitude(Execution& execution, const RowBlock& rows) {
  return run(execution, rows, LargestMagnitude());
}

SquareNorms square_norms(Execution& execution, const RowBlock& rows) {
  const double largest = largest_magnitude(execution, rows);
  return {largest, run(execution, rows, SquareSum(largest, rows.rows * rows.columns)), rows.rows};
}

} // namespace ilk
