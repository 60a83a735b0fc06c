// Eigenvalues and eigenvectors of a symmetric matrix: Eigen's solver (tridiagonal form, then
// implicit QR steps; Golub & Van Loan, "Matrix Computations", 8.3), which takes long to compile, in
// one unit.
#pragma once

#include <cstddef>
#include <vector>

namespace ilk {

struct SymmetricEigen {
  std::vector<double> values;  ///< n, ascending
  std::vector<double> vectors; ///< n x n, the i-th from i * n on, of length 1, of either sign
};

/// Of an n x n matrix, column by column, of which the lower triangle is read. Pure.
SymmetricEigen symmetric_eigen(const double* matrix, std::size_t n);

/// The values alone, ascending.
std::vector<double> symmetric_eigenvalues(const double* matrix, std::size_t n);

} // namespace ilk
