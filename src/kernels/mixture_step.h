// The two halves of a step of expectation and maximisation of a mixture on typed columns, over a
// block of rows; src/cluster/mixture.h says the density.
//
// Lanes are rows, in groups of 16. Sums over rows are floats within a block, of which each lane
// adds every 16th row, and doubles across blocks.
#pragma once

#include <cstddef>
#include <span>

namespace ilk::kernels {

/// Rows in blocks of this many at most, so that a float sums 64 terms.
inline constexpr std::size_t mixture_block_rows = 1024;

/// Columns of floats, of equal `stride`. `rows` is a multiple of 16, at most mixture_block_rows.
struct MixtureRows {
  const float* numbers = nullptr; ///< `whole` columns without missing cells, then `gapped` ones, 0
                                  ///< where missing
  const float* known = nullptr;   ///< `gapped` columns: 1, and 0 where the number is missing
  const float* flags = nullptr;   ///< `flag_columns` of 0 and 1: levels of categories but the first
  const float* weights = nullptr; ///< one column: 1, and 0 for rows that pad the last group
  std::size_t stride = 0, whole = 0, gapped = 0, flag_columns = 0, rows = 0;

  std::size_t columns() const { return whole + gapped; }
};

/// Densities of `kinds` kinds with `factors` (0, 1, 2) tied factors. Pointers are to floats, kind
/// by kind. u = x * scale + shift is the number less the mean, over its deviation.
struct FactorDensities {
  std::size_t kinds = 0, factors = 0;
  const float* constants = nullptr; ///< what does not depend on the row
  const float* numbers = nullptr;   ///< columns x (2 + factors): scale, shift, loading x scale
  /// gapped x (1 + pairs): log of the variance and of 2 pi; products of loadings over the variance
  const float* gaps = nullptr;
  const float* flags = nullptr;      ///< flag_columns: log-odds against the first level
  const float* precisions = nullptr; ///< pairs: the precision of the factors from the whole columns
};

/// Pairs of factors: 0, 1 (11), 3 (11, 22, 12).
constexpr std::size_t factor_pairs(std::size_t factors) {
  return factors * (factors + 1) / 2;
}

/// Numbers per kind and row that the E step gives: the responsibility r, r times each factor's
/// mean, r times the mean of each product of factors.
constexpr std::size_t mixture_products(std::size_t factors) {
  return 1 + factors + factor_pairs(factors);
}

/// E step. `products`: mixture_products x kinds columns of rows.rows floats; column p * kinds + c.
/// Returns the log-likelihood of the rows.
double factor_expectation(const MixtureRows& rows, const FactorDensities& densities,
                          float* products);

/// Sums for the M step, per kind, added to what is there. Shapes are [..][kinds].
struct FactorSums {
  double* totals = nullptr;  ///< mixture_products: of the products themselves
  double* numbers = nullptr; ///< columns x (2 + factors): r x, r x^2, r f x
  double* gaps = nullptr;    ///< gapped x mixture_products: of the products where known
  double* flags = nullptr;   ///< flag_columns: of r
};
void factor_maximisation(const MixtureRows& rows, std::size_t kinds, std::size_t factors,
                         const float* products, const FactorSums& sums);

/// Densities with covariances, whose rows are whole. With `tied` there is one matrix for all kinds.
struct CovarianceDensities {
  std::size_t kinds = 0;
  bool tied = false;
  const float* constants = nullptr;
  /// kinds, or one, x columns x columns, row by row: the lower triangular W with W S W' = 1
  const float* whitening = nullptr;
  const float* means = nullptr; ///< kinds x columns: W times the mean
  const float* flags = nullptr;
};
inline constexpr std::size_t most_covariance_columns = 12;

/// As factor_expectation(); `products` are the responsibilities alone.
double covariance_expectation(const MixtureRows& rows, const CovarianceDensities& densities,
                              float* products);

/// squares[pair of columns j, l <= j, at j (j + 1) / 2 + l][kinds] += r x_j x_l.
void covariance_squares(const MixtureRows& rows, std::size_t kinds, const float* products,
                        double* squares);

} // namespace ilk::kernels
