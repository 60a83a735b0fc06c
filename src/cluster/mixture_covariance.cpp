#include "cluster/mixture_covariance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <Eigen/Cholesky>

#include "cluster/mixture_levels.h"

namespace ilk {
namespace {

constexpr double pooled_floor = 1e-3, own_floor = 1e-4; // added to the diagonals

using SquareMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Index index(std::size_t i) {
  return static_cast<Eigen::Index>(i);
}

// The densities in floats, as the kernels read them.
struct PackedCovariances {
  std::vector<float> constants, whitening, means, flags;
  kernels::CovarianceDensities view;
};

PackedCovariances packed_covariances(const MixtureTable& table, const MixtureParameters& parameters,
                                     bool tied) {
  const std::size_t k = parameters.kinds, d = table.columns();
  PackedCovariances to;
  SquareMatrix whitening;
  double constant = 0;
  for (std::size_t c = 0; c < k; ++c) {
    if (c == 0 || !tied) {
      const Eigen::Map<const SquareMatrix> covariance(parameters.covariances.data() + c * d * d,
                                                      index(d), index(d));
      const SquareMatrix factor = covariance.llt().matrixL();
      whitening =
          factor.triangularView<Eigen::Lower>().solve(SquareMatrix::Identity(index(d), index(d)));
      constant = -factor.diagonal().array().log().sum() -
                 0.5 * static_cast<double>(d) * std::log(2 * std::numbers::pi);
      for (Eigen::Index e = 0; e < whitening.size(); ++e)
        to.whitening.push_back(static_cast<float>(whitening.data()[e]));
    }
    Eigen::VectorXd mean(index(d));
    for (std::size_t j = 0; j < d; ++j) mean[index(j)] = parameters.means[j * k + c];
    const Eigen::VectorXd white = whitening.triangularView<Eigen::Lower>() * mean;
    for (const double value : white) to.means.push_back(static_cast<float>(value));
    to.constants.push_back(static_cast<float>(constant + std::log(parameters.weights[c]) +
                                              pack_levels(table, parameters, c, to.flags)));
  }
  to.view = {k, tied, to.constants.data(), to.whitening.data(), to.means.data(), to.flags.data()};
  return to;
}

// The second moments of all rows about 0.
SquareMatrix second_moments(const MixtureTable& table) {
  const Eigen::Index d = index(table.columns());
  SquareMatrix moments(d, d);
  std::size_t pair = 0;
  for (Eigen::Index j = 0; j < d; ++j)
    for (Eigen::Index l = 0; l <= j; ++l, ++pair)
      moments(j, l) = moments(l, j) = table.second_moments()[pair];
  return moments;
}

// About the mean of kind c.
SquareMatrix scatter(const MixtureSums& sums, const Eigen::VectorXd& mean, std::size_t c) {
  const Eigen::Index d = mean.size();
  SquareMatrix result(d, d);
  std::size_t pair = 0;
  for (Eigen::Index j = 0; j < d; ++j)
    for (Eigen::Index l = 0; l <= j; ++l, ++pair)
      result(j, l) = result(l, j) =
          sums.squares[pair * sums.kinds + c] - sums.totals[c] * mean[j] * mean[l];
  return result;
}

void keep(const SquareMatrix& matrix, std::vector<double>& to) {
  to.insert(to.end(), matrix.data(), matrix.data() + matrix.size());
}

} // namespace

double covariance_step(const MixtureTable& table, MixtureFamily family,
                       const MixtureParameters& parameters, MixtureWork& work, MixtureSums* sums,
                       Responsibilities* result) {
  const PackedCovariances densities =
      packed_covariances(table, parameters, family.form == MixtureFamily::Form::tied);
  const std::size_t k = parameters.kinds;
  work.products.resize(k * kernels::mixture_block_rows);
  double likelihood = 0;
  for (std::size_t b = 0; b < table.blocks(); ++b) {
    const auto rows = table.block(b);
    const float* const products = work.products.data();
    likelihood += kernels::covariance_expectation(rows, densities.view, work.products.data());
    if (sums != nullptr) {
      kernels::factor_maximisation(
          rows, k, 0, products,
          {sums->totals.data(), sums->numbers.data(), sums->gaps.data(), sums->flags.data()});
      if (family.form == MixtureFamily::Form::full) add_squares(rows, k, products, *sums);
    }
    if (result != nullptr)
      for (std::size_t c = 0; c < k; ++c)
        std::copy_n(products + c * rows.rows, rows.rows,
                    result->data() + c * table.padded() + b * kernels::mixture_block_rows);
  }
  return likelihood;
}

void add_squares(const kernels::MixtureRows& rows, std::size_t kinds, const float* products,
                 MixtureSums& sums) {
  kernels::covariance_squares(rows, kinds, products, sums.squares.data());
}

std::size_t maximise_covariances(const MixtureTable& table, MixtureFamily family,
                                 const MixtureSums& sums, MixtureParameters& to) {
  const std::size_t d = table.columns(), k = sums.kinds;
  const auto n = static_cast<double>(table.rows());
  const bool tied = family.form == MixtureFamily::Form::tied;
  SquareMatrix pooled = SquareMatrix::Zero(index(d), index(d));
  std::vector<SquareMatrix> own;
  if (tied) pooled = second_moments(table);
  for (std::size_t c = 0; c < k; ++c) {
    Eigen::VectorXd mean(index(d));
    for (std::size_t j = 0; j < d; ++j)
      to.means[j * k + c] = mean[index(j)] =
          sums.numbers[j * 2 * k + c] / (sums.totals[c] + hardly_any);
    if (tied)
      pooled -= sums.totals[c] * mean * mean.transpose();
    else
      pooled += own.emplace_back(scatter(sums, mean, c));
  }
  pooled /= n;
  pooled.diagonal().array() += pooled_floor;
  if (tied) keep(pooled, to.covariances);
  const double prior = static_cast<double>(d) + 2;
  for (std::size_t c = 0; c < own.size(); ++c) {
    SquareMatrix covariance =
        (own[c] + 0.5 * prior * pooled) / (sums.totals[c] + hardly_any + prior);
    covariance.diagonal().array() += own_floor;
    keep(covariance, to.covariances);
  }
  for (std::size_t c = 0; c < k; ++c)
    for (std::size_t j = 0; j < d; ++j)
      to.variances[j * k + c] = to.covariances[(tied ? 0 : c) * d * d + j * d + j];
  return k * d + (tied ? 1 : k) * d * (d + 1) / 2;
}

} // namespace ilk
