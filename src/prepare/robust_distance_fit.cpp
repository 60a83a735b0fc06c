#include "prepare/robust_distance_fit.h"

#include <algorithm>
#include <numeric>

#include "base/distributions.h"
#include "base/philox.h"
#include "pass/run.h"
#include "prepare/covariance_determinant.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t distance_rows = 2'000;
constexpr double limit_share = 0.999; // of normal rows lie below the limit

} // namespace

std::vector<std::uint32_t> distance_sample(Execution& execution, const RowBlock& rows,
                                           std::uint64_t seed) {
  return run(execution, rows, RowSample(distance_rows, RandomStream(seed, Purpose::outlier_rows)));
}

RobustDistance fit_robust_distance(Execution& execution, const RowBlock& prepared,
                                   std::vector<std::uint32_t> columns, std::uint64_t seed) {
  const auto rows = distance_sample(execution, prepared, seed);
  std::erase_if(columns, [&](std::uint32_t j) { // nothing varies along it, as far as is seen
    const auto values = prepared.column(j);
    return std::ranges::all_of(rows,
                               [&](std::uint32_t row) { return values[row] == values[rows[0]]; });
  });
  if (columns.size() < 2) return {};
  const auto width = static_cast<Eigen::Index>(columns.size());
  Eigen::MatrixXd sample(static_cast<Eigen::Index>(rows.size()), width);
  for (Eigen::Index j = 0; j < width; ++j) {
    const auto values = prepared.column(columns[static_cast<std::size_t>(j)]);
    for (Eigen::Index i = 0; i < sample.rows(); ++i)
      sample(i, j) = values[rows[static_cast<std::size_t>(i)]];
  }
  const RobustScatter found = minimum_covariance_determinant(sample);
  const Eigen::MatrixXd precision =
      found.scatter.ldlt().solve(Eigen::MatrixXd::Identity(width, width));
  RobustDistance result;
  result.columns = std::move(columns);
  result.center.assign(found.center.data(), found.center.data() + width);
  for (Eigen::Index i = 0; i < width; ++i)
    for (Eigen::Index j = 0; j < width; ++j) result.precision.push_back(precision(i, j));
  result.limit = chi_squared_quantile(static_cast<double>(width), limit_share);
  result.regularised = found.regularised;
  return result;
}

RobustDistance fit_robust_distance(Execution& execution, const RowBlock& prepared,
                                   std::uint64_t seed) {
  std::vector<std::uint32_t> all(prepared.columns);
  std::iota(all.begin(), all.end(), 0u);
  return fit_robust_distance(execution, prepared, std::move(all), seed);
}

} // namespace ilk
