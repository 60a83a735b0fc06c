#include "encode/pca.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Eigenvalues>

#include "pass/run.h"
#include "summary/magnitude.h"

namespace ilk {

double PrincipalComponents::kept(std::size_t count) const {
  const double total = std::accumulate(variance.begin(), variance.end(), 0.0);
  const double some =
      std::accumulate(variance.begin(), variance.begin() + static_cast<std::ptrdiff_t>(count), 0.0);
  return total > 0 ? some / total : 1;
}

std::size_t PrincipalComponents::enough_for(double share) const {
  std::size_t count = 1;
  while (count < variance.size() && kept(count) < share) ++count;
  return count;
}

PrincipalComponents principal_components(const Covariance& covariance) {
  const std::size_t columns = covariance.mean.size();
  const auto n = static_cast<Eigen::Index>(columns);
  const Eigen::Map<const Eigen::MatrixXd> matrix(covariance.covariance.data(), n, n);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);

  PrincipalComponents result;
  result.mean = covariance.mean;
  for (Eigen::Index i = n - 1; i >= 0; --i) { // Eigen's order is ascending
    Eigen::VectorXd axis = solver.eigenvectors().col(i);
    Eigen::Index largest = 0;
    axis.cwiseAbs().maxCoeff(&largest);
    if (axis[largest] < 0) axis = -axis;
    result.variance.push_back(std::max(0.0, solver.eigenvalues()[i]));
    result.axes.emplace_back(axis.data(), axis.data() + n);
  }
  return result;
}

PrincipalComponents principal_components(Execution& execution, const RowBlock& rows) {
  return principal_components(
      run(execution, rows, CoMoments(rows.columns, largest_magnitude(execution, rows), rows.rows)));
}

} // namespace ilk
