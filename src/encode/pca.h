// Principal components.
#pragma once

#include <cstddef>
#include <vector>

#include "base/execution.h"
#include "base/function_ref.h"
#include "summary/co_moments.h"
#include "table/matrix.h"

namespace ilk {

/// Of columns without missing values. Axes are orthonormal, in descending order of variance;
/// each axis' sign makes its largest loading positive.
struct PrincipalComponents {
  std::vector<double> mean;              ///< of each column
  std::vector<double> variance;          ///< along each axis, population
  std::vector<std::vector<double>> axes; ///< axes[i][column]; the first, where not all are wanted

  /// Share of the total variance that the first `count` axes keep, in [0, 1]; 1 when there is
  /// no variance.
  double kept(std::size_t count) const;

  /// The least number of axes that keep at least `share`.
  std::size_t enough_for(double share) const;
};

/// How many axes are wanted of components that have none yet.
using AxesWanted = FunctionRef<std::size_t(const PrincipalComponents&)>;

PrincipalComponents principal_components(const Covariance& covariance, AxesWanted wanted);

/// One scan for the covariance, then its eigenvectors. O(rows * columns^2).
PrincipalComponents principal_components(Execution& execution, const RowBlock& rows,
                                         AxesWanted wanted);

/// With all axes.
PrincipalComponents principal_components(Execution& execution, const RowBlock& rows);

} // namespace ilk
