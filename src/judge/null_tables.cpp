#include "judge/null_tables.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>
#include <numeric>

#include <Eigen/Cholesky>

#include "base/philox.h"
#include "base/symmetric_eigen.h"
#include "kernels/accumulate.h"
#include "summary/ranks.h"

namespace ilk {
namespace {

using SquareMatrix =
    Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

// Each halves what is lacking at least, as measured. Of wide tables once: the second looks for what
// lies within the errors of so many correlations, and costs a solution for all eigenvalues.
constexpr int corrections = 3, corrections_of_wide = 1;
constexpr std::size_t wide = 256; // columns
constexpr std::size_t trial_rows = 10'000;
constexpr std::size_t most_trials = 20;
constexpr double least_eigenvalue = 1e-6;
constexpr std::uint32_t most_columns = 65'536;

// The rank of each value less the middle rank: ties at their mean, missing values 0.
std::vector<float> centred_ranks(std::span<const float> values) {
  std::vector<float> present;
  std::ranges::copy_if(values, std::back_inserter(present), [](float x) { return !std::isnan(x); });
  const std::vector<double> ranks = average_ranks(present);
  const double middle = (static_cast<double>(ranks.size()) + 1) / 2;
  std::vector<float> centred(values.size(), 0);
  std::size_t next = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) centred[i] = static_cast<float>(ranks[next++] - middle);
  return centred;
}

// Brings what is nearly a correlation matrix to one with all eigenvalues above zero.
void mend(std::vector<double>& correlations, std::size_t columns) {
  SquareMatrix matrix(correlations.data(), static_cast<Eigen::Index>(columns),
                      static_cast<Eigen::Index>(columns));
  const Eigen::Index size = matrix.rows();
  const Eigen::MatrixXd by_column = matrix;
  const Eigen::MatrixXd rest = by_column - least_eigenvalue * Eigen::MatrixXd::Identity(size, size);
  if (rest.llt().info() == Eigen::Success) return; // O(n^3 / 3), an eighth of what follows at most
  // What the least values lack, along their vectors: seldom many.
  const Eigen::MatrixXd negated = -by_column;
  const LargestEigen eigen =
      largest_eigen(negated.data(), columns, [](std::span<const double> values) {
        return static_cast<std::size_t>(
            std::ranges::count_if(values, [](double value) { return value > -least_eigenvalue; }));
      });
  const auto count = static_cast<Eigen::Index>(eigen.vectors.size() / columns);
  const Eigen::Map<const Eigen::MatrixXd> vectors(eigen.vectors.data(), size, count);
  const Eigen::VectorXd lacking =
      Eigen::Map<const Eigen::VectorXd>(eigen.values.data(), count).array() + least_eigenvalue;
  matrix = by_column + vectors * lacking.asDiagonal() * vectors.transpose();
  const Eigen::VectorXd scale = matrix.diagonal().cwiseSqrt().cwiseInverse();
  matrix = (scale.asDiagonal() * matrix * scale.asDiagonal()).eval();
}

double normal_share(double z) { // of a standard normal below z
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

// The normal that 128 random bits stand for; Box & Muller (1958).
double normal_of(const std::array<std::uint32_t, 4>& bits) {
  const double a = RandomStream::unit((std::uint64_t{bits[1]} << 32) | bits[0]);
  const double b = RandomStream::unit((std::uint64_t{bits[3]} << 32) | bits[2]);
  return std::sqrt(-2 * std::log(1 - a)) * std::cos(2 * std::numbers::pi * b);
}

} // namespace

std::string_view name_of(Null null) {
  return null == Null::independent ? "independent" : "copula";
}

std::vector<double> rank_correlations(Execution& execution, const RowBlock& rows) {
  const std::size_t columns = rows.columns;
  std::vector<std::vector<float>> ranks(columns);
  execution.for_each(columns, [&](std::size_t j) { ranks[j] = centred_ranks(rows.column(j)); });
  std::vector<double> products(columns * columns);
  execution.for_each(columns, [&](std::size_t a) {
    for (std::size_t b = a; b < columns; ++b)
      products[a * columns + b] =
          kernels::sum_of_products(ranks[a].data(), ranks[b].data(), rows.rows, 0);
  });
  std::vector<double> correlations(columns * columns);
  for (std::size_t a = 0; a < columns; ++a)
    for (std::size_t b = a; b < columns; ++b) {
      const double size = std::sqrt(products[a * columns + a] * products[b * columns + b]);
      const double r = a == b ? 1 : size > 0 ? products[a * columns + b] / size : 0;
      correlations[a * columns + b] = correlations[b * columns + a] = r;
    }
  return correlations;
}

NullTables::NullTables(Execution& execution, const RowBlock& rows, std::uint64_t seed)
    : seed_(seed), values_(rows.rows, rows.columns), present_(rows.columns),
      rank_correlations_(ilk::rank_correlations(execution, rows)) {
  assert(rows.rows > 0 && rows.columns < most_columns);
  execution.for_each(rows.columns, [&](std::size_t j) {
    const auto from = rows.column(j);
    const auto to = values_.column(j);
    std::ranges::copy(from, to.begin());
    const auto missing =
        std::partition(to.begin(), to.end(), [](float x) { return !std::isnan(x); });
    std::sort(to.begin(), missing);
    present_[j] = static_cast<std::size_t>(missing - to.begin());
  });
  latent_.resize(rank_correlations_.size());
  for (std::size_t c = 0; c < latent_.size(); ++c)
    latent_[c] = 2 * std::sin(std::numbers::pi * rank_correlations_[c] / 6);
  correct(execution);
}

void NullTables::correct(Execution& execution) {
  const std::size_t columns = values_.columns();
  const int rounds = columns > wide ? corrections_of_wide : corrections;
  // One small table says little about the correlations of all.
  const auto trials = static_cast<std::uint32_t>(
      std::clamp<std::size_t>(trial_rows / values_.rows(), 1, most_trials));
  for (int round = 0; round <= rounds; ++round) {
    mend(latent_, columns);
    const SquareMatrix matrix(latent_.data(), static_cast<Eigen::Index>(columns),
                              static_cast<Eigen::Index>(columns));
    const Eigen::MatrixXd factor = matrix.llt().matrixL();
    factor_.resize(latent_.size());
    SquareMatrix(factor_.data(), factor.rows(), factor.cols()) = factor;
    if (round == rounds) return;
    // Replicates count from the front, trials from the back.
    std::vector<double> reached(latent_.size());
    for (std::uint32_t t = 0; t < trials; ++t) {
      const auto trial = most_columns - 1 - static_cast<std::uint32_t>(round) * trials - t;
      const auto of_trial = ilk::rank_correlations(execution, of_copula(execution, trial).block());
      for (std::size_t c = 0; c < reached.size(); ++c) reached[c] += of_trial[c] / trials;
    }
    for (std::size_t c = 0; c < latent_.size(); ++c) {
      const double lacking = rank_correlations_[c] - reached[c];
      latent_[c] =
          std::clamp(latent_[c] + 2 * std::sin(std::numbers::pi * lacking / 6), -0.999, 0.999);
    }
    for (std::size_t j = 0; j < columns; ++j) latent_[j * columns + j] = 1;
  }
}

Matrix NullTables::draw(Execution& execution, Null null, std::uint32_t replicate) const {
  return null == Null::independent ? shuffled(execution, replicate)
                                   : of_copula(execution, replicate);
}

Matrix NullTables::shuffled(Execution& execution, std::uint32_t replicate) const {
  Matrix table(values_.rows(), values_.columns());
  execution.for_each(values_.columns(), [&](std::size_t j) {
    const RandomStream stream(seed_, Purpose::null_shuffle,
                              replicate * most_columns + static_cast<std::uint32_t>(j));
    const auto order =
        RandomSequence(stream).permutation(static_cast<std::uint32_t>(values_.rows()));
    const auto from = values_.column(j);
    const auto to = table.column(j);
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = from[order[i]];
  });
  return table;
}

Matrix NullTables::of_copula(Execution& execution, std::uint32_t replicate) const {
  const std::size_t columns = values_.columns(), rows = values_.rows();
  const RandomStream normals(seed_, Purpose::null_normals, replicate);
  const RandomStream gaps(seed_, Purpose::null_missing, replicate);
  Matrix table(rows, columns);
  constexpr std::size_t block = 64; // rows side by side, so that their sums do not wait
  execution.for_each((rows + block - 1) / block, [&](std::size_t b) {
    const std::size_t begin = b * block, count = std::min(block, rows - begin);
    std::vector<double> normal(columns * block); // column by column
    for (std::size_t r = 0; r < count; ++r)
      for (std::size_t j = 0; j < columns; ++j)
        normal[j * block + r] = normal_of(normals.bits((begin + r) * columns + j));
    for (std::size_t j = 0; j < columns; ++j) {
      std::array<double, block> z{};
      for (std::size_t c = 0; c <= j; ++c)
        for (std::size_t r = 0; r < block; ++r)
          z[r] += factor_[j * columns + c] * normal[c * block + r];
      for (std::size_t r = 0; r < count; ++r) {
        const std::size_t i = begin + r;
        const std::size_t present = present_[j];
        const bool missing =
            present < rows && gaps.uniform(i * columns + j) * static_cast<double>(rows) >=
                                  static_cast<double>(present);
        const auto at = static_cast<std::size_t>(normal_share(z[r]) * static_cast<double>(present));
        table.at(i, j) = missing ? std::numeric_limits<float>::quiet_NaN()
                                 : values_.at(std::min(at, present - 1), j);
      }
    }
  });
  return table;
}

} // namespace ilk
