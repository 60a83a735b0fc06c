#include "prepare/covariance_determinant.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/distributions.h"
#include "base/symmetric_eigen.h"
#include "summary/ranks.h"

namespace ilk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kept_share = 0.75;
constexpr double weight_share = 0.975; // rows that the reweighting keeps, were all normal
constexpr double diagonal_share = 0.1; // of the sample's variances, where the scatter is singular
constexpr double least_eigenvalue = 1e-6; // of a scatter in units of the sample's deviations
constexpr int most_steps = 100;

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return values.size() % 2 == 1 ? *middle
                                : (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::vector<double> list_of(const VectorXd& values) {
  return {values.data(), values.data() + values.size()};
}

double deviation_of(const VectorXd& values) {
  return std::sqrt((values.array() - values.mean()).square().mean());
}

// Median absolute deviation, as consistent for normals; the deviation where more than half of the
// values are equal.
double robust_deviation(const VectorXd& values) {
  const double middle = median_of(list_of(values));
  const double spread = 1.482602218505602 * median_of(list_of((values.array() - middle).abs()));
  return spread > 0 ? spread : deviation_of(values);
}

MatrixXd correlation_of(MatrixXd values) {
  for (Index j = 0; j < values.cols(); ++j) {
    values.col(j).array() -= values.col(j).mean();
    const double norm = values.col(j).norm();
    if (norm > 0) values.col(j) /= norm;
  }
  MatrixXd correlation = values.transpose() * values;
  correlation.diagonal().setOnes();
  return correlation;
}

MatrixXd ranks_of(const MatrixXd& values) {
  MatrixXd ranks(values.rows(), values.cols());
  for (Index j = 0; j < values.cols(); ++j) {
    std::vector<float> column;
    for (Index i = 0; i < values.rows(); ++i) column.push_back(static_cast<float>(values(i, j)));
    const auto found = average_ranks(column);
    for (Index i = 0; i < values.rows(); ++i) ranks(i, j) = found[static_cast<std::size_t>(i)];
  }
  return ranks;
}

MatrixXd normal_scores_of(const MatrixXd& ranks) {
  const auto n = static_cast<double>(ranks.rows());
  return ranks.unaryExpr([n](double rank) { // J. W. Tukey's (r - 1/3) / (n + 1/3)
    return normal_quantile((rank - 1.0 / 3) / (n + 1.0 / 3));
  });
}

// The rows in order of distance, ties by row.
std::vector<Index> nearest(const VectorXd& squares, std::size_t count) {
  std::vector<Index> order(static_cast<std::size_t>(squares.size()));
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::stable_sort(order, {}, [&](Index row) { return squares(row); });
  order.resize(count);
  std::ranges::sort(order);
  return order;
}

// Centre and scatter of standardised rows; the scatter of `share` of the sample's variances.
class Concentration {
 public:
  Concentration(const MatrixXd& rows, double share) : rows_(rows), share_(share) {
    variances_.resize(rows.cols());
    for (Index j = 0; j < rows.cols(); ++j) variances_(j) = std::pow(deviation_of(rows.col(j)), 2);
  }

  // Of these rows. Remembers where the scatter turned out to be singular.
  RobustScatter of(const std::vector<Index>& members) {
    RobustScatter result;
    const MatrixXd part = rows_(members, Eigen::all);
    result.center = part.colwise().mean();
    const MatrixXd centered = part.rowwise() - result.center.transpose();
    result.scatter = centered.transpose() * centered / static_cast<double>(members.size());
    if (share_ > 0) {
      result.scatter *= 1 - share_;
      result.scatter.diagonal() += share_ * variances_;
    }
    const VectorXd scale = variances_.cwiseSqrt().cwiseInverse();
    const MatrixXd scaled = scale.asDiagonal() * result.scatter * scale.asDiagonal();
    const auto values =
        symmetric_eigenvalues(scaled.data(), static_cast<std::size_t>(scaled.rows()));
    singular_ = singular_ || values[0] < least_eigenvalue;
    log_determinant_ = Eigen::Map<const VectorXd>(values.data(), scaled.rows())
                           .cwiseMax(1e-300)
                           .array()
                           .log()
                           .sum();
    return result;
  }

  VectorXd squares(const RobustScatter& around) const {
    const MatrixXd centered = rows_.rowwise() - around.center.transpose();
    const MatrixXd solved = around.scatter.ldlt().solve(centered.transpose());
    return (centered.transpose().array() * solved.array()).colwise().sum();
  }

  // Steps from these distances until the members stay the same; the log determinant reached.
  double concentrate(const VectorXd& start, std::size_t kept, RobustScatter& result) {
    auto members = nearest(start, static_cast<std::size_t>((rows_.rows() + 1) / 2));
    result = of(members);
    for (int step = 0; step < most_steps && !singular_; ++step) {
      auto next = nearest(squares(result), kept);
      if (next == members) break;
      members = std::move(next);
      result = of(members);
    }
    return log_determinant_;
  }

  bool is_singular() const { return singular_; }

 private:
  const MatrixXd& rows_;
  double share_;
  VectorXd variances_;
  bool singular_ = false;
  double log_determinant_ = 0;
};

// Squared distances by an initial estimate: axes from the correlations, spreads along them and the
// middle robustly from the rows.
VectorXd initial_squares(const MatrixXd& rows, const MatrixXd& correlation) {
  const SymmetricEigen eigen =
      symmetric_eigen(correlation.data(), static_cast<std::size_t>(correlation.rows()));
  MatrixXd along = rows * Eigen::Map<const MatrixXd>(eigen.vectors.data(), correlation.rows(),
                                                     correlation.cols());
  for (Index j = 0; j < along.cols(); ++j) {
    const double spread = robust_deviation(along.col(j));
    if (spread > 0) along.col(j) /= spread;
    along.col(j).array() -= median_of(list_of(along.col(j)));
  }
  return along.rowwise().squaredNorm();
}

// What makes the scatter of the `share` nearest normal rows that of all (Croux & Haesbroeck 1999).
double consistency(Index columns, double share) {
  const auto degrees = static_cast<double>(columns);
  return share / chi_squared_up_to(degrees + 2, chi_squared_quantile(degrees, share));
}

RobustScatter best_of(const MatrixXd& rows, Concentration& concentration) {
  const MatrixXd ranks = ranks_of(rows);
  const auto kept =
      static_cast<std::size_t>(std::ceil(kept_share * static_cast<double>(rows.rows())));
  RobustScatter best;
  double least = std::numeric_limits<double>::infinity();
  for (const MatrixXd& values : {MatrixXd(rows.array().tanh()), ranks, normal_scores_of(ranks)}) {
    RobustScatter found;
    const double determinant =
        concentration.concentrate(initial_squares(rows, correlation_of(values)), kept, found);
    if (!(determinant < least)) continue;
    least = determinant;
    best = std::move(found);
  }
  best.scatter *= consistency(rows.cols(), kept_share);
  return best;
}

RobustScatter reweighted(const MatrixXd& rows, const RobustScatter& raw,
                         Concentration& concentration) {
  const VectorXd squares = concentration.squares(raw);
  const double limit = chi_squared_quantile(static_cast<double>(rows.cols()), weight_share);
  std::vector<Index> members;
  for (Index i = 0; i < squares.size(); ++i)
    if (squares(i) <= limit) members.push_back(i);
  if (members.size() < 2) return raw;
  RobustScatter result = concentration.of(members);
  result.scatter *= consistency(rows.cols(), weight_share);
  return result;
}

} // namespace

RobustScatter minimum_covariance_determinant(const Eigen::MatrixXd& rows) {
  VectorXd middle(rows.cols()), spread(rows.cols());
  MatrixXd standard = rows;
  for (Index j = 0; j < rows.cols(); ++j) {
    middle(j) = median_of(list_of(rows.col(j)));
    spread(j) = robust_deviation(rows.col(j));
    standard.col(j) = (rows.col(j).array() - middle(j)) / spread(j);
  }
  RobustScatter result;
  for (const double share : {0.0, diagonal_share}) {
    Concentration concentration(standard, share);
    result = reweighted(standard, best_of(standard, concentration), concentration);
    result.regularised = share > 0;
    if (!concentration.is_singular()) break;
  }
  result.center = result.center.cwiseProduct(spread) + middle;
  result.scatter = spread.asDiagonal() * result.scatter * spread.asDiagonal();
  return result;
}

} // namespace ilk
