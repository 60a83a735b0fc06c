// The regressions that complete missing values, one per column that is filled by ridge and has
// known values. They are fitted on a random sample of at most 5,000 rows, in rounds: each column's
// on the rows in which it is known, the others completed, minimising the mean squared residual plus
// 0.001 times the squared weights; then the column's missing values are completed by it. The last
// of ridge_sweeps rounds is kept (iterated regression without noise: S. van Buuren & K.
// Groothuis-Oudshoorn, "mice", 2011). O(rows * columns^2) per regression.
#include <algorithm>

#include <Eigen/Dense>

#include "model/fill_ridge.h"
#include "pass/by_group.h"
#include "pass/run.h"
#include "prepare/fills_fit.h"
#include "prepare/own_fits.h"
#include "summary/co_moments.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

constexpr std::size_t sampled_rows = 5'000;
constexpr double penalty = 1e-3; // on the squared weights, against the mean squared residual

// The state of fitting one column.
struct Target {
  RidgeFill ridge;
  std::vector<std::size_t> others;  // columns of other attributes
  std::vector<std::uint32_t> label; // per row: 0 where the column is known, else 1
};

Target target_for(const std::vector<ColumnPreparation>& columns, const RawColumns& raw,
                  const Matrix& prepared, std::size_t column) {
  Target target;
  target.ridge.column = column;
  target.ridge.weights.assign(columns.size(), 0);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].schema.name != columns[column].schema.name) target.others.push_back(i);
  float low = 0, high = 0;
  bool any = false;
  for (std::size_t row = 0; row < prepared.rows(); ++row) {
    const bool known = columns[column].is_observed(raw.of(column)[row]);
    target.label.push_back(known ? 0 : 1);
    if (!known) continue;
    const float value = prepared.at(row, column);
    low = any ? std::min(low, value) : value;
    high = any ? std::max(high, value) : value;
    any = true;
  }
  target.ridge.low = low;
  target.ridge.high = high;
  return target;
}

// The regression of the target on the others, over the rows in which it is known.
void solve(Execution& execution, const RowBlock& rows, Target& target) {
  const CoMoments pass(rows.columns, largest_magnitude(execution, rows), rows.rows);
  const Covariance moments = run(execution, rows, ByGroup(pass, target.label, 1))[0];
  const auto size = static_cast<Eigen::Index>(target.others.size());
  Eigen::MatrixXd matrix(size, size);
  Eigen::VectorXd right(size);
  const auto at = [&](Eigen::Index i) { return target.others[static_cast<std::size_t>(i)]; };
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j)
      matrix(i, j) = moments.at(at(i), at(j)) + (i == j ? penalty : 0);
    right(i) = moments.at(at(i), target.ridge.column);
  }
  const Eigen::VectorXd weights = matrix.ldlt().solve(right);
  target.ridge.intercept = moments.mean[target.ridge.column];
  for (Eigen::Index i = 0; i < size; ++i) {
    target.ridge.weights[at(i)] = weights(i);
    target.ridge.intercept -= weights(i) * moments.mean[at(i)];
  }
}

void update(const Target& target, Matrix& prepared) {
  std::vector<float> row(prepared.columns());
  for (std::size_t i = 0; i < prepared.rows(); ++i) {
    if (target.label[i] == 0) continue;
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = prepared.at(i, j);
    prepared.at(i, target.ridge.column) = predicted(target.ridge, row);
  }
}

std::shared_ptr<const RowFill> fit_ridges(Execution& execution,
                                          const std::vector<ColumnPreparation>& columns,
                                          const RawColumns& raw, const Fills& before,
                                          std::uint64_t seed) {
  const Matrix rows =
      sample_of(execution, raw.rows, sampled_rows, RandomStream(seed, Purpose::fill_rows));
  const RawColumns sample{rows.block(), raw.sources};
  Matrix prepared = prepare_alone(execution, columns, sample);
  complete(execution, columns, before, sample, prepared);
  std::vector<Target> targets;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (!columns[j].is_filled_by(ridge_fill)) continue;
    Target target = target_for(columns, sample, prepared, j);
    if (std::ranges::count(target.label, 0u) > 0) targets.push_back(std::move(target));
  }
  if (targets.empty()) return nullptr;
  for (int round = 0; round < ridge_sweeps; ++round)
    for (Target& target : targets) {
      solve(execution, prepared.block(), target);
      update(target, prepared);
    }
  auto fitted = std::make_shared<RidgeFills>();
  for (Target& target : targets) fitted->ridges.push_back(std::move(target.ridge));
  return fitted;
}

} // namespace

extern const FillFit ridge_fit{.name = "ridge", .fit = fit_ridges, .most_columns = 100};

} // namespace ilk
