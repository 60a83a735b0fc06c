#include "prepare/ridge_fit.h"

#include <algorithm>

#include <Eigen/Dense>

#include "model/ridge_fill.h"
#include "pass/by_group.h"
#include "pass/run.h"
#include "summary/co_moments.h"
#include "summary/magnitude.h"

namespace ilk {
namespace {

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

} // namespace

std::vector<RidgeFill> fit_ridges(Execution& execution,
                                  const std::vector<ColumnPreparation>& columns,
                                  const RawColumns& raw, Matrix prepared) {
  std::vector<Target> targets;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (!columns[j].fills_by_others() || columns[j].method != Fill::ridge) continue;
    Target target = target_for(columns, raw, prepared, j);
    if (std::ranges::count(target.label, 0u) > 0) targets.push_back(std::move(target));
  }
  for (int round = 0; round < ridge_sweeps; ++round)
    for (Target& target : targets) {
      solve(execution, prepared.block(), target);
      update(target, prepared);
    }
  std::vector<RidgeFill> ridges;
  for (Target& target : targets) ridges.push_back(std::move(target.ridge));
  return ridges;
}

} // namespace ilk
