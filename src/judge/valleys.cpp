#include "judge/valleys.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include <Eigen/Cholesky>

#include "base/philox.h"
#include "cluster/dip_test.h"

namespace ilk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t most_customers = 2'000; // of a segment
constexpr std::size_t few_values = 50;        // of a column, between which there are gaps
constexpr double valley_ridge = 0.05;         // of the covariance, of a column's variance

// For a column of few values the distance from each to the next one; empty for another.
std::vector<std::pair<float, float>> steps_of(std::span<const float> column) {
  std::set<float> values;
  for (const float value : column) {
    values.insert(value);
    if (values.size() > few_values) return {};
  }
  std::vector<std::pair<float, float>> steps;
  for (auto at = values.begin(); at != values.end(); ++at) {
    const auto next = std::next(at);
    const float step = next != values.end() ? *next - *at : steps.empty() ? 0 : steps.back().second;
    steps.emplace_back(*at, step);
  }
  return steps;
}

// The looked-at customers of each segment, every column of few values spread.
class SpreadRows {
 public:
  SpreadRows(const RowBlock& prepared, const PartitionView& partition, std::uint64_t seed)
      : rows_(partition.count) {
    std::vector<std::vector<std::uint32_t>> members(partition.count);
    for (std::uint32_t i = 0; i < prepared.rows; ++i) members[partition.labels[i]].push_back(i);
    for (std::size_t s = 0; s < members.size(); ++s) {
      const std::size_t step = (members[s].size() + most_customers - 1) / most_customers;
      std::vector<std::uint32_t> some;
      for (std::size_t m = 0; m < members[s].size(); m += step) some.push_back(members[s][m]);
      members[s] = std::move(some);
      rows_[s].resize(static_cast<Index>(members[s].size()), static_cast<Index>(prepared.columns));
    }
    for (std::size_t j = 0; j < prepared.columns; ++j) {
      const auto steps = steps_of(prepared.column(j));
      const RandomStream draws(seed, Purpose::valley_noise, static_cast<std::uint32_t>(j));
      for (std::size_t s = 0; s < members.size(); ++s)
        for (std::size_t m = 0; m < members[s].size(); ++m) {
          const std::uint32_t row = members[s][m];
          rows_[s](static_cast<Index>(m), static_cast<Index>(j)) =
              spread(prepared.column(j)[row], steps, draws, row);
        }
    }
  }

  const MatrixXd& of(std::size_t segment) const { return rows_[segment]; }

 private:
  static double spread(float value, const std::vector<std::pair<float, float>>& steps,
                       const RandomStream& draws, std::uint32_t row) {
    if (steps.empty()) return value;
    const auto at = std::ranges::lower_bound(steps, value, {}, &std::pair<float, float>::first);
    return value + at->second * draws.uniform(row);
  }

  std::vector<MatrixXd> rows_;
};

MatrixXd covariance_of(const MatrixXd& rows) {
  const MatrixXd centred = rows.rowwise() - rows.colwise().mean();
  return centred.transpose() * centred;
}

// Customers of both along the direction that tells them apart best.
std::vector<double> along_discriminant(const MatrixXd& a, const MatrixXd& b) {
  const auto all = static_cast<double>(a.rows() + b.rows());
  MatrixXd within = (covariance_of(a) + covariance_of(b)) / all;
  const VectorXd apart = a.colwise().mean().transpose() - b.colwise().mean().transpose();
  for (Index j = 0; j < within.cols(); ++j)
    within(j, j) += valley_ridge * (within(j, j) + apart(j) * apart(j)) + 1e-12;
  const VectorXd direction = Eigen::LLT<MatrixXd>(within).solve(apart);
  std::vector<double> values;
  for (const MatrixXd* rows : {&a, &b}) {
    const VectorXd along = *rows * direction;
    values.insert(values.end(), along.begin(), along.end());
  }
  return values;
}

} // namespace

std::vector<Valley> valleys_between(const RowBlock& prepared, const PartitionView& partition,
                                    std::uint64_t seed) {
  const SpreadRows rows(prepared, partition, seed);
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t s = 0; s < partition.count; ++s) {
    std::optional<std::uint32_t> nearest;
    double least = 0;
    for (std::uint32_t other = 0; other < partition.count; ++other) {
      if (other == s || rows.of(s).rows() < 2 || rows.of(other).rows() < 2) continue;
      const double square =
          (rows.of(s).colwise().mean() - rows.of(other).colwise().mean()).squaredNorm();
      if (!nearest || square < least) nearest = other, least = square;
    }
    if (nearest) pairs.insert(std::minmax(s, *nearest));
  }
  std::vector<Valley> valleys;
  for (const auto& [one, other] : pairs) {
    const auto values = along_discriminant(rows.of(one), rows.of(other));
    valleys.push_back({one, other, dip_p_value(dip_of(values), values.size())});
  }
  return valleys;
}

double share_with_valley(const std::vector<Valley>& valleys) {
  if (valleys.empty()) return 0;
  const auto with =
      std::ranges::count_if(valleys, [](const Valley& valley) { return valley.p <= valley_level; });
  return static_cast<double>(with) / static_cast<double>(valleys.size());
}

} // namespace ilk
