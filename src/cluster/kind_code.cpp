#include "cluster/kind_code.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include <Eigen/Cholesky>

#include "base/symmetric_eigen.h"
#include "kernels/dense.h"

namespace ilk {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t most_rows = 20'000;
constexpr int steps = 100;
constexpr double penalty = 0.5;          // half of it times the squared weights
constexpr double ridge = 0.05;           // of the covariance within kinds, of a column's variance
constexpr double least_direction = 1e-9; // of the largest, that counts as one

// The rows that are looked at, evenly; a last column of ones.
struct Sample {
  MatrixXd rows;    // n x (columns + 1)
  MatrixXd targets; // n x kinds, of zeros and ones
};

Sample sample_of(const RowBlock& prepared, std::span<const std::uint32_t> labels,
                 std::size_t kinds) {
  const std::size_t step = (prepared.rows + most_rows - 1) / most_rows;
  const std::size_t count = (prepared.rows + step - 1) / step;
  const auto n = static_cast<Index>(count);
  const auto columns = static_cast<Index>(prepared.columns);
  Sample sample{MatrixXd::Ones(n, columns + 1), MatrixXd::Zero(n, static_cast<Index>(kinds))};
  for (Index i = 0; i < n; ++i) {
    const std::size_t row = static_cast<std::size_t>(i) * step;
    for (Index j = 0; j < columns; ++j)
      sample.rows(i, j) = prepared.column(static_cast<std::size_t>(j))[row];
    sample.targets(i, labels[row]) = 1;
  }
  return sample;
}

// Fisher's discriminants: what the regression starts from, and the metric of the code.
struct Within {
  VectorXd sizes;      // kinds
  MatrixXd means;      // kinds x columns
  MatrixXd covariance; // columns x columns
};

Within within_of(const Sample& sample) {
  const Index columns = sample.rows.cols() - 1;
  const auto values = sample.rows.leftCols(columns);
  Within within;
  within.sizes = sample.targets.colwise().sum().transpose();
  within.means = (sample.targets.transpose() * values).eval();
  for (Index k = 0; k < within.means.rows(); ++k)
    within.means.row(k) /= std::max(within.sizes(k), 1.0);
  const MatrixXd rest = values - sample.targets * within.means;
  within.covariance = rest.transpose() * rest / static_cast<double>(rest.rows());
  const VectorXd variances =
      (values.rowwise() - values.colwise().mean()).array().square().colwise().mean();
  for (Index j = 0; j < columns; ++j)
    within.covariance(j, j) += ridge * std::max(variances(j), 1e-12);
  return within;
}

// (columns + 1) x kinds.
MatrixXd fisher_weights(const Within& within, const Eigen::LLT<MatrixXd>& factor) {
  const Index columns = within.means.cols(), kinds = within.means.rows();
  const double all = within.sizes.sum();
  MatrixXd weights(columns + 1, kinds);
  weights.topRows(columns) = factor.solve(within.means.transpose());
  for (Index k = 0; k < kinds; ++k)
    weights(columns, k) = std::log(std::max(within.sizes(k), 0.5) / all) -
                          0.5 * within.means.row(k).dot(weights.col(k).head(columns));
  return weights;
}

MatrixXd softmax_shares(const MatrixXd& rows, const MatrixXd& weights) {
  MatrixXd scores = rows * weights;
  scores.colwise() -= scores.rowwise().maxCoeff();
  scores = scores.array().exp();
  const VectorXd totals = scores.rowwise().sum();
  return totals.cwiseInverse().asDiagonal() * scores;
}

// Steps of Böhning and Lindsay with Nesterov's momentum.
MatrixXd regress(const Sample& sample, MatrixXd weights) {
  const Index size = sample.rows.cols();
  VectorXd penalties = VectorXd::Constant(size, penalty);
  penalties(size - 1) = 1e-6; // of the ones: hardly any
  MatrixXd bound = 0.5 * (sample.rows.transpose() * sample.rows);
  bound.diagonal() += penalties;
  const Eigen::LLT<MatrixXd> factor(bound);
  MatrixXd before = weights;
  for (int step = 0; step < steps; ++step) {
    const double momentum = static_cast<double>(step) / (step + 3);
    const MatrixXd at = weights + momentum * (weights - before);
    const MatrixXd slope =
        sample.rows.transpose() * (sample.targets - softmax_shares(sample.rows, at)) -
        penalties.asDiagonal() * at;
    before = std::move(weights);
    weights = at + factor.solve(slope);
  }
  return weights;
}

std::size_t rows_right(const Sample& sample, const MatrixXd& weights) {
  const MatrixXd scores = sample.rows * weights;
  std::size_t right = 0;
  for (Index i = 0; i < scores.rows(); ++i) {
    Index best = 0;
    scores.row(i).maxCoeff(&best);
    right += sample.targets(i, best) == 1;
  }
  return right;
}

// Of many kinds far from one another the penalty makes the regression the worse one.
MatrixXd better_weights(const Sample& sample, const Within& within,
                        const Eigen::LLT<MatrixXd>& factor) {
  MatrixXd fisher = fisher_weights(within, factor);
  MatrixXd regression = regress(sample, fisher);
  return rows_right(sample, regression) >= rows_right(sample, fisher) ? regression : fisher;
}

// code = directions x + offset; a row's kind is that of its nearest centre.
struct Geometry {
  MatrixXd directions; // code columns x columns
  VectorXd offset;     // code columns
  MatrixXd centers;    // kinds x code columns
  VectorXd apart;      // kinds: squares in the column that is zero for all rows
};

Geometry geometry_of(const Within& within, const Eigen::LLT<MatrixXd>& factor, MatrixXd weights) {
  const Index columns = within.means.cols(), kinds = within.means.rows();
  weights.colwise() -= weights.rowwise().mean().eval(); // scores less what they have in common
  const MatrixXd slopes = weights.topRows(columns);
  const MatrixXd spread = factor.matrixL().transpose() * slopes; // columns x kinds
  const MatrixXd products = spread.transpose() * spread;
  const SymmetricEigen eigen = symmetric_eigen(products.data(), static_cast<std::size_t>(kinds));
  const double largest = eigen.values.back();
  Index count = 0;
  for (const double value : eigen.values) count += value > least_direction * largest;
  count = std::max<Index>(1, std::min({count, kinds - 1, columns}));
  Geometry geometry{MatrixXd(count, columns), VectorXd(count), MatrixXd(kinds, count),
                    VectorXd(kinds)};
  for (Index c = 0; c < count; ++c) {
    const std::size_t at = static_cast<std::size_t>(kinds - 1 - c);
    const Eigen::Map<const VectorXd> axis(
        eigen.vectors.data() + static_cast<std::size_t>(kinds) * at, kinds);
    const double length = std::sqrt(std::max(eigen.values[at], 1e-300));
    // The sign that the largest entry has is the direction's, so that it is no accident.
    Index most = 0;
    axis.cwiseAbs().maxCoeff(&most);
    const double sign = axis(most) < 0 ? -1 : 1;
    geometry.centers.col(c) = sign * length * axis;
    // z = V' L^-1 x with V = L' slopes axis / length.
    geometry.directions.row(c) =
        (sign / length) * (slopes * axis).transpose(); // L'^-1 L' slopes axis
  }
  const MatrixXd means = within.means * geometry.directions.transpose(); // kinds x count
  geometry.offset = -means.colwise().mean().transpose();
  const MatrixXd centred = means.rowwise() + geometry.offset.transpose();
  // Scores mean the same at any scale: the one that brings centres nearest to the kinds' means.
  const double square = geometry.centers.squaredNorm();
  const double scale =
      square > 0 ? std::max(centred.cwiseProduct(geometry.centers).sum() / square, 1e-6) : 1;
  geometry.centers *= scale;
  for (Index k = 0; k < kinds; ++k)
    geometry.apart(k) = -2 * scale * weights(columns, k) - geometry.centers.row(k).squaredNorm() +
                        2 * geometry.centers.row(k).dot(geometry.offset);
  geometry.apart.array() -= geometry.apart.minCoeff();
  return geometry;
}

EnsembleFit encoder_of(const Geometry& geometry) {
  // One more unit, zero for all rows: the column in which centroids stand apart.
  const auto code = static_cast<std::size_t>(geometry.directions.rows()) + 1;
  const auto inputs = static_cast<std::size_t>(geometry.directions.cols());
  std::vector<float> path;
  for (Index c = 0; c < geometry.directions.rows(); ++c)
    for (Index j = 0; j < geometry.directions.cols(); ++j)
      path.push_back(static_cast<float>(geometry.directions(c, j)));
  path.resize(code * inputs);
  EnsembleFit fit;
  fit.ensemble.members.emplace_back(NetworkShape{inputs, {1}, code}, std::move(path));
  fit.ensemble.columns = code;
  const std::size_t width = kernels::padded_width(code);
  fit.ensemble.offset.assign(width, 0);
  fit.ensemble.mixing.assign(code * width, 0);
  for (std::size_t c = 0; c + 1 < code; ++c) {
    fit.ensemble.offset[c] = static_cast<float>(geometry.offset(static_cast<Index>(c)));
    fit.ensemble.mixing[c * width + c] = 1;
  }
  return fit;
}

Centroids centroids_of(const Geometry& geometry) {
  Centroids centroids;
  centroids.count = static_cast<std::size_t>(geometry.centers.rows());
  centroids.columns = static_cast<std::size_t>(geometry.centers.cols()) + 1;
  for (Index k = 0; k < geometry.centers.rows(); ++k) {
    for (Index c = 0; c < geometry.centers.cols(); ++c)
      centroids.values.push_back(static_cast<float>(geometry.centers(k, c)));
    centroids.values.push_back(static_cast<float>(std::sqrt(geometry.apart(k))));
  }
  return centroids;
}

// How much of the columns' variance lies along the code: least squares on it.
void measure(const Sample& sample, const Geometry& geometry, EnsembleFit& fit) {
  const Index columns = sample.rows.cols() - 1;
  const MatrixXd centred =
      sample.rows.leftCols(columns).rowwise() - sample.rows.leftCols(columns).colwise().mean();
  const MatrixXd codes = centred * geometry.directions.transpose();
  MatrixXd products = codes.transpose() * codes;
  products.diagonal().array() += 1e-9 * products.trace();
  const MatrixXd both = codes.transpose() * centred;
  const MatrixXd explained = both.cwiseProduct(Eigen::LLT<MatrixXd>(products).solve(both));
  double all = 0;
  for (Index j = 0; j < columns; ++j) {
    const double square = centred.col(j).squaredNorm();
    all += square;
    fit.column_r2.push_back(square > 0 ? explained.col(j).sum() / square
                                       : std::numeric_limits<double>::quiet_NaN());
  }
  fit.linear_r2 = fit.reconstruction_r2 = all > 0 ? explained.sum() / all : 0;
}

} // namespace

KindCode fit_kind_code(const RowBlock& prepared, std::span<const std::uint32_t> labels,
                       std::size_t kinds) {
  assert(kinds >= 2 && prepared.rows == labels.size() && prepared.rows > 0);
  const Sample sample = sample_of(prepared, labels, kinds);
  const Within within = within_of(sample);
  const Eigen::LLT<MatrixXd> factor(within.covariance);
  const Geometry geometry = geometry_of(within, factor, better_weights(sample, within, factor));
  KindCode code{encoder_of(geometry), centroids_of(geometry)};
  measure(sample, geometry, code.encoder);
  return code;
}

} // namespace ilk
