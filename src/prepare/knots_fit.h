// Fits the transforms that are kept as knots.
#pragma once

#include "base/execution.h"
#include "model/knots.h"
#include "table/matrix.h"

namespace ilk {

/// Normal scores of the first column's values (NaN passed over): the score of rank r of n is the
/// standard normal's quantile at (r - 1/2) / n (A. Hazen 1914), ties sharing their mean rank. The
/// knots are all distinct values, or, when there are more than most_knots, that many quantiles.
/// Empty for a column without values. O(rows log rows).
Knots fit_normal_scores(const RowBlock& rows);

/// The first column's 0.5% and 99.5% quantiles (as NumPy's default) as two knots that keep their
/// values, so that a value beyond is moved to the nearer (C. P. Winsor; J. W. Tukey 1962). One knot
/// where they coincide, none for a column without values.
Knots fit_winsor_bounds(Execution& execution, const RowBlock& rows);

} // namespace ilk
