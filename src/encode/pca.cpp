#include "encode/pca.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/symmetric_eigen.h"
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

PrincipalComponents principal_components(const Covariance& covariance, AxesWanted wanted) {
  const std::size_t columns = covariance.mean.size();
  PrincipalComponents result;
  result.mean = covariance.mean;
  const LargestEigen eigen =
      largest_eigen(covariance.covariance.data(), columns, [&](std::span<const double> values) {
        for (const double value : values) result.variance.push_back(std::max(0.0, value));
        return std::min(columns, wanted(result));
      });
  for (auto from = eigen.vectors.begin(); from != eigen.vectors.end();
       from += static_cast<std::ptrdiff_t>(columns)) {
    std::vector<double> axis(from, from + static_cast<std::ptrdiff_t>(columns));
    const double largest =
        *std::ranges::max_element(axis, {}, [](double x) { return std::abs(x); });
    if (largest < 0)
      for (double& x : axis) x = -x;
    result.axes.push_back(std::move(axis));
  }
  return result;
}

PrincipalComponents principal_components(Execution& execution, const RowBlock& rows,
                                         AxesWanted wanted) {
  return principal_components(
      run(execution, rows, CoMoments(rows.columns, largest_magnitude(execution, rows), rows.rows)),
      wanted);
}

PrincipalComponents principal_components(Execution& execution, const RowBlock& rows) {
  return principal_components(execution, rows,
                              [](const PrincipalComponents& all) { return all.variance.size(); });
}

} // namespace ilk
