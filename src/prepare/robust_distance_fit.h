// Fits a centre and a scatter that outliers do not pull.
#pragma once

#include <cstdint>
#include <vector>

#include "base/execution.h"
#include "model/robust_distance.h"
#include "table/matrix.h"

namespace ilk {

/// The rows that a distance is fitted on: a random sample of at most 2,000 of a table's.
std::vector<std::uint32_t> distance_sample(Execution& execution, const RowBlock& rows,
                                           std::uint64_t seed);

/// The minimum covariance determinant over three quarters of the rows, with its deterministic start
/// (M. Hubert, P. J. Rousseeuw & T. Verdonck, "A deterministic algorithm for robust location and
/// scatter", 2012: of its initial estimators those by hyperbolic tangent, by ranks and by normal
/// scores; where it takes Qn, here the median absolute deviation), concentrated until nothing
/// changes, made consistent for normal rows (C. Croux & G. Haesbroeck 1999), and reweighted once by
/// the rows below the 97.5% quantile. The limit is the 99.9% quantile of chi-square with as many
/// degrees of freedom as columns. On distance_sample(), which may be all that is given. Where a
/// scatter is singular, 0.9 of each and 0.1 of the sample's variances are taken. `columns`: which
/// to look at; those that are constant in the sample are left out, and the result is empty when
/// fewer than two are left. At least two rows. O(2000 * columns^2) per step.
RobustDistance fit_robust_distance(Execution& execution, const RowBlock& prepared,
                                   std::vector<std::uint32_t> columns, std::uint64_t seed);

/// The same along all columns.
RobustDistance fit_robust_distance(Execution& execution, const RowBlock& prepared,
                                   std::uint64_t seed);

} // namespace ilk
