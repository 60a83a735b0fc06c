// The regressions that complete missing values, one per column that is filled by ridge and has
// known values. They are fitted on a random sample of at most 5,000 rows, in rounds: each column's
// on the rows in which it is known, the others completed, minimising the mean squared residual plus
// 0.001 times the squared weights; then the column's missing values are completed by it. The last
// of ridge_sweeps rounds is kept (iterated regression without noise: S. van Buuren & K.
// Groothuis-Oudshoorn, "mice", 2011). O(rows * columns^2) per regression.
#include <algorithm>
#include <optional>
#include <utility>

#include <Eigen/Dense>

#include "model/fill_ridge.h"
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
  std::vector<std::size_t> others;           // columns of other attributes
  std::vector<std::uint32_t> known, missing; // rows
};

// The sums of products of all rows, kept while one column after the other is completed.
class SampleMoments {
 public:
  explicit SampleMoments(Execution& execution, const RowBlock& rows)
      : execution_(execution), rows_(rows) {}

  // Of some rows, of which these are the others: whichever are fewer are looked at.
  Covariance of(const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& others) {
    if (const float largest = largest_magnitude(execution_, rows_); !pass_ || largest != largest_)
      begin(largest);
    if (some.size() <= others.size()) return pass_->finish(of_rows(some));
    CoMoments::Summary summary = all_;
    pass_->take_away(summary, of_rows(others));
    return pass_->finish(std::move(summary));
  }

  void has_changed(std::size_t column) { pass_->absorb_anew(all_, rows_, column); }

 private:
  void begin(float largest) {
    largest_ = largest;
    pass_.emplace(rows_.columns, largest, rows_.rows);
    all_ = pass_->empty();
    pass_->absorb(all_, rows_);
  }

  CoMoments::Summary of_rows(const std::vector<std::uint32_t>& rows) const {
    CoMoments::Summary summary = pass_->empty();
    if (!rows.empty()) pass_->absorb(summary, gather_rows(rows_, rows).block());
    return summary;
  }

  Execution& execution_;
  RowBlock rows_;
  float largest_ = 0;
  std::optional<CoMoments> pass_; // on the grid of the largest value
  CoMoments::Summary all_;
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
    (known ? target.known : target.missing).push_back(static_cast<std::uint32_t>(row));
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
void solve(SampleMoments& sums, Target& target) {
  const Covariance moments = sums.of(target.known, target.missing);
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
  for (const std::uint32_t i : target.missing) {
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
    if (!target.known.empty()) targets.push_back(std::move(target));
  }
  if (targets.empty()) return nullptr;
  SampleMoments sums(execution, prepared.block());
  for (int round = 0; round < ridge_sweeps; ++round)
    for (Target& target : targets) {
      solve(sums, target);
      update(target, prepared);
      sums.has_changed(target.ridge.column);
    }
  auto fitted = std::make_shared<RidgeFills>();
  for (Target& target : targets) fitted->ridges.push_back(std::move(target.ridge));
  return fitted;
}

} // namespace

extern const FillFit ridge_fit{.name = "ridge", .fit = fit_ridges, .most_columns = 100};

} // namespace ilk
