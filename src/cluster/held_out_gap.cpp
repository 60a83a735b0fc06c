#include "cluster/held_out_gap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <Eigen/Cholesky>

namespace ilk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t folds = 10, least_group = 20;
constexpr double shrinkage = 0.1; // of the covariance within, to its mean variance
constexpr double far_apart = 6;   // in sample, of which the held-out D is not asked

// Sums of a group's rows, of one fold.
struct FoldSums {
  double count = 0;
  VectorXd sum;
  MatrixXd products;

  explicit FoldSums(Index columns)
      : sum(VectorXd::Zero(columns)), products(MatrixXd::Zero(columns, columns)) {}

  void add(const FoldSums& other, double sign = 1) {
    count += sign * other.count;
    sum += sign * other.sum;
    products += sign * other.products;
  }
  VectorXd mean() const { return sum / count; }
  MatrixXd scatter() const { return products - sum * sum.transpose() / count; }
};

struct RowGroup {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> labels; // merged in it
  std::vector<FoldSums> folds;
  FoldSums all{0};
};

// A line on which the middles of two groups stand at 1/2 and -1/2.
struct Discriminant {
  VectorXd direction;
  double middle = 0;
};

std::optional<Discriminant> discriminant(const FoldSums& a, const FoldSums& b) {
  if (a.count < 2 || b.count < 2) return std::nullopt;
  MatrixXd within = (a.scatter() + b.scatter()) / (a.count + b.count);
  const double mean_variance = within.trace() / static_cast<double>(within.rows());
  within *= 1 - shrinkage;
  within.diagonal().array() += shrinkage * mean_variance + 1e-9;
  const VectorXd apart = a.mean() - b.mean();
  VectorXd direction = Eigen::LLT<MatrixXd>(within).solve(apart);
  const double length = direction.dot(apart);
  if (!(length > 0)) return std::nullopt;
  direction /= length;
  return Discriminant{direction, direction.dot(a.mean() + b.mean()) / 2};
}

struct Moments2 {
  double count = 0, sum = 0, squares = 0;
  void add(double x) {
    ++count;
    sum += x;
    squares += x * x;
  }
  double mean() const { return sum / count; }
  double variance() const { return std::max(0.0, squares / count - mean() * mean()); }
};

double ashman_of(const Moments2& a, const Moments2& b) {
  return std::sqrt(2.0) * std::abs(a.mean() - b.mean()) /
         std::sqrt(a.variance() + b.variance() + 1e-12);
}

class Gaps {
 public:
  Gaps(const RowBlock& near, std::span<const std::uint32_t> labels, std::size_t groups)
      : values_(static_cast<Index>(near.columns), static_cast<Index>(near.rows)), groups_(groups) {
    for (std::size_t j = 0; j < near.columns; ++j)
      for (std::size_t i = 0; i < near.rows; ++i)
        values_(static_cast<Index>(j), static_cast<Index>(i)) = near.column(j)[i];
    for (std::uint32_t i = 0; i < labels.size(); ++i) groups_[labels[i]].rows.push_back(i);
    for (std::uint32_t g = 0; g < groups; ++g) {
      groups_[g].labels = {g};
      sum_up(groups_[g]);
    }
  }

  std::vector<std::uint32_t> merged(double least) {
    const std::size_t labels = groups_.size();
    while (groups_.size() > 1 && merge_nearest(least)) {
    }
    std::ranges::sort(groups_, {},
                      [](const RowGroup& group) { return std::ranges::min(group.labels); });
    std::vector<std::uint32_t> result(labels);
    for (std::uint32_t g = 0; g < groups_.size(); ++g)
      for (const std::uint32_t label : groups_[g].labels) result[label] = g;
    return result;
  }

 private:
  void sum_up(RowGroup& group) const {
    group.folds.assign(folds, FoldSums(values_.rows()));
    for (const std::uint32_t row : group.rows) {
      FoldSums& fold = group.folds[row % folds];
      const auto x = values_.col(row);
      fold.count += 1;
      fold.sum += x;
      fold.products.selfadjointView<Eigen::Lower>().rankUpdate(x);
    }
    group.all = FoldSums(values_.rows());
    for (FoldSums& fold : group.folds) {
      fold.products = MatrixXd(fold.products.selfadjointView<Eigen::Lower>());
      group.all.add(fold);
    }
  }

  // Of the rows of `fold`, or of all where there is none.
  void project(const RowGroup& group, const Discriminant& on, std::optional<std::size_t> fold,
               Moments2& moments) const {
    for (const std::uint32_t row : group.rows)
      if (!fold || row % folds == *fold)
        moments.add(on.direction.dot(values_.col(row)) - on.middle);
  }

  double held_out(const RowGroup& a, const RowGroup& b) const {
    constexpr double none = std::numeric_limits<double>::infinity();
    if (a.rows.size() < least_group || b.rows.size() < least_group) return none;
    Moments2 of_a, of_b;
    const auto whole = discriminant(a.all, b.all);
    if (!whole) return 0; // their middles are one
    project(a, *whole, {}, of_a);
    project(b, *whole, {}, of_b);
    if (ashman_of(of_a, of_b) > far_apart) return none;
    of_a = of_b = {};
    for (std::size_t fold = 0; fold < folds; ++fold) {
      FoldSums rest_a = a.all, rest_b = b.all;
      rest_a.add(a.folds[fold], -1);
      rest_b.add(b.folds[fold], -1);
      const auto on = discriminant(rest_a, rest_b);
      if (!on) return 0;
      project(a, *on, fold, of_a);
      project(b, *on, fold, of_b);
    }
    return ashman_of(of_a, of_b);
  }

  bool merge_nearest(double least) {
    distances_.resize(groups_.size());
    std::size_t one = 0, other = 0;
    double nearest = least;
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      distances_[a].resize(a, -1);
      for (std::size_t b = 0; b < a; ++b) {
        double& distance = distances_[a][b];
        if (distance < 0) distance = held_out(groups_[a], groups_[b]);
        if (distance < nearest) nearest = distance, one = b, other = a;
      }
    }
    if (one == other) return false;
    RowGroup& into = groups_[one];
    into.rows.insert(into.rows.end(), groups_[other].rows.begin(), groups_[other].rows.end());
    into.labels.insert(into.labels.end(), groups_[other].labels.begin(),
                       groups_[other].labels.end());
    std::ranges::sort(into.rows);
    sum_up(into);
    groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(other));
    distances_.erase(distances_.begin() + static_cast<std::ptrdiff_t>(other));
    for (auto& row : distances_)
      if (row.size() > other) row.erase(row.begin() + static_cast<std::ptrdiff_t>(other));
    std::ranges::fill(distances_[one], -1.0);
    for (std::size_t a = one + 1; a < distances_.size(); ++a) distances_[a][one] = -1;
    return true;
  }

  MatrixXd values_; // columns x rows
  std::vector<RowGroup> groups_;
  std::vector<std::vector<double>> distances_; // of groups a > b; below 0: not known
};

} // namespace

std::vector<std::uint32_t> merge_without_gap(const RowBlock& near,
                                             std::span<const std::uint32_t> labels,
                                             std::size_t groups, double least) {
  return Gaps(near, labels, groups).merged(least);
}

} // namespace ilk
