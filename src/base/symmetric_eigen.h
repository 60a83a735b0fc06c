// Eigenvalues and eigenvectors of a symmetric matrix: Eigen's solver (tridiagonal form, then
// implicit QR steps; Golub & Van Loan, "Matrix Computations", 8.3), which takes long to compile, in
// one unit.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/function_ref.h"

namespace ilk {

struct SymmetricEigen {
  std::vector<double> values;  ///< n, ascending
  std::vector<double> vectors; ///< n x n, the i-th from i * n on, of length 1, of either sign
};

/// Of an n x n matrix, column by column, of which the lower triangle is read. Pure.
SymmetricEigen symmetric_eigen(const double* matrix, std::size_t n);

struct LargestEigen {
  std::vector<double> values;  ///< n, descending
  std::vector<double> vectors; ///< those of the first values, likewise
};

/// The same with the vectors of the first `count(values)` values alone, which is at most n. Of
/// large matrices they come by inverse iteration on the tridiagonal form (Wilkinson, "The Algebraic
/// Eigenvalue Problem", 5.53), a fraction of the work; where the residual of one
/// is not small to rounding, from the whole solution. Pure.
LargestEigen largest_eigen(const double* matrix, std::size_t n,
                           FunctionRef<std::size_t(std::span<const double>)> count);

/// The values alone, ascending.
std::vector<double> symmetric_eigenvalues(const double* matrix, std::size_t n);

} // namespace ilk
