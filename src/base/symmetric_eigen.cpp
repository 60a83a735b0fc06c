#include "base/symmetric_eigen.h"

#include <Eigen/Eigenvalues>

namespace ilk {
namespace {

using Solver = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;

// One solver for both, so that it is compiled once.
Solver solve(const double* matrix, std::size_t n, int what) {
  const auto size = static_cast<Eigen::Index>(n);
  return Solver(Eigen::Map<const Eigen::MatrixXd>(matrix, size, size), what);
}

std::vector<double> values_of(const Solver& solver) {
  const auto& values = solver.eigenvalues();
  return {values.data(), values.data() + values.size()};
}

} // namespace

SymmetricEigen symmetric_eigen(const double* matrix, std::size_t n) {
  const Solver solver = solve(matrix, n, Eigen::ComputeEigenvectors);
  const auto& vectors = solver.eigenvectors();
  return {values_of(solver), {vectors.data(), vectors.data() + vectors.size()}};
}

std::vector<double> symmetric_eigenvalues(const double* matrix, std::size_t n) {
  return values_of(solve(matrix, n, Eigen::EigenvaluesOnly));
}

} // namespace ilk
