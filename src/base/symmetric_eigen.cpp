#include "base/symmetric_eigen.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include <Eigen/Eigenvalues>

#include "base/philox.h"

namespace ilk {
namespace {

using Solver = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;

// One solver for both, so that it is compiled once.
Solver solve(const double* matrix, std::size_t n, int what) {
  const auto size = static_cast<Eigen::Index>(n);
  return Solver(Eigen::Map<const Eigen::MatrixXd>(matrix, size, size), what);
}

constexpr std::size_t small = 128; // up to which the whole solution takes no time

// A symmetric tridiagonal matrix less a shift, factored with row exchanges.
class ShiftedTridiagonal {
 public:
  ShiftedTridiagonal(const Eigen::VectorXd& diagonal, const Eigen::VectorXd& beside, double shift,
                     double least_pivot)
      : n_(diagonal.size()), pivots_(n_), first_(n_), second_(n_), factors_(n_), exchanged_(n_) {
    double at = diagonal[0] - shift, right = n_ > 1 ? beside[0] : 0; // of the row that is reduced
    for (Eigen::Index i = 0; i + 1 < n_; ++i) {
      const double below = beside[i], next = diagonal[i + 1] - shift;
      const double after = i + 2 < n_ ? beside[i + 1] : 0;
      exchanged_[i] = std::abs(below) > std::abs(at);
      if (exchanged_[i]) {
        pivots_[i] = below, first_[i] = next, second_[i] = after;
        factors_[i] = at / below;
        at = right - factors_[i] * next;
        right = -factors_[i] * after;
      } else {
        pivots_[i] = std::abs(at) > least_pivot ? at : least_pivot;
        first_[i] = right, second_[i] = 0;
        factors_[i] = below / pivots_[i];
        at = next - factors_[i] * right;
        right = after;
      }
    }
    pivots_[n_ - 1] = std::abs(at) > least_pivot ? at : least_pivot;
  }

  void solve(Eigen::VectorXd& x) const {
    for (Eigen::Index i = 0; i + 1 < n_; ++i) {
      if (exchanged_[i]) std::swap(x[i], x[i + 1]);
      x[i + 1] -= factors_[i] * x[i];
    }
    for (Eigen::Index i = n_; i-- > 0;) {
      if (i + 1 < n_) x[i] -= first_[i] * x[i + 1];
      if (i + 2 < n_) x[i] -= second_[i] * x[i + 2];
      x[i] /= pivots_[i];
      // What grows beyond all measure is brought back; the rest of it is nothing beside.
      if (constexpr double huge = 1e200; std::abs(x[i]) > huge) x /= std::abs(x[i]);
    }
  }

 private:
  Eigen::Index n_;
  Eigen::VectorXd pivots_, first_, second_, factors_;
  Eigen::Array<bool, Eigen::Dynamic, 1> exchanged_;
};

// Vectors of the tridiagonal matrix for the first of the values, which descend; none where one of
// them is not good to rounding.
std::optional<Eigen::MatrixXd> vectors_of(const Eigen::VectorXd& diagonal,
                                          const Eigen::VectorXd& beside,
                                          std::span<const double> values, std::size_t count) {
  constexpr int most_steps = 6;
  const Eigen::Index n = diagonal.size();
  const double size = std::max(std::abs(values.front()), std::abs(values.back()));
  const double rounding = std::numeric_limits<double>::epsilon() * size;
  if (!(size > 0)) return std::nullopt;
  const auto residual = [&](const Eigen::VectorXd& x, double value) {
    Eigen::VectorXd product = (diagonal.array() - value) * x.array();
    product.head(n - 1).array() += beside.array() * x.tail(n - 1).array();
    product.tail(n - 1).array() += beside.array() * x.head(n - 1).array();
    return product.norm();
  };
  Eigen::MatrixXd vectors(n, static_cast<Eigen::Index>(count));
  for (Eigen::Index v = 0; v < vectors.cols(); ++v) {
    const double value = values[static_cast<std::size_t>(v)];
    const ShiftedTridiagonal shifted(diagonal, beside, value, rounding);
    RandomSequence random(RandomStream(0, Purpose::eigen_starts, static_cast<std::uint32_t>(v)));
    Eigen::VectorXd x(n);
    for (double& each : x) each = random.uniform() - 0.5;
    const auto before = vectors.leftCols(v);
    // Twice is enough: W. Kahan in B. Parlett, "The Symmetric Eigenvalue Problem", 6.9.
    const auto turn_away = [&] {
      for (int twice = 0; twice < 2; ++twice) {
        x -= before * (before.transpose() * x).eval();
        x.normalize();
      }
    };
    bool good = false;
    for (int step = 0; step < most_steps && !good; ++step) {
      shifted.solve(x);
      x.normalize();
      turn_away();
      const double limit = 2 * static_cast<double>(n) * rounding; // as the values are sure
      good = x.allFinite() && x.norm() > 0.5 && step > 0 && residual(x, value) <= limit;
    }
    if (!good) return std::nullopt;
    vectors.col(v) = x;
  }
  return vectors;
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

LargestEigen largest_eigen(const double* matrix, std::size_t n,
                           FunctionRef<std::size_t(std::span<const double>)> count) {
  LargestEigen result;
  if (n > small) {
    const auto size = static_cast<Eigen::Index>(n);
    const Eigen::Tridiagonalization<Eigen::MatrixXd> form(
        Eigen::Map<const Eigen::MatrixXd>(matrix, size, size));
    const Eigen::VectorXd diagonal = form.diagonal(), beside = form.subDiagonal();
    Solver solver;
    solver.computeFromTridiagonal(diagonal, beside, Eigen::EigenvaluesOnly);
    result.values = values_of(solver);
    std::ranges::reverse(result.values);
    const std::size_t wanted = count(result.values);
    const bool few = wanted <= n / 4; // of more the whole solution takes less time
    if (const auto vectors =
            few ? vectors_of(diagonal, beside, result.values, wanted) : std::nullopt) {
      const Eigen::MatrixXd turned = form.matrixQ() * *vectors;
      result.vectors.assign(turned.data(), turned.data() + turned.size());
      return result;
    }
  }
  const Solver solver = solve(matrix, n, Eigen::ComputeEigenvectors);
  result.values = values_of(solver);
  std::ranges::reverse(result.values);
  const std::size_t wanted = count(result.values);
  for (std::size_t v = 0; v < wanted; ++v) {
    const auto vector = solver.eigenvectors().col(static_cast<Eigen::Index>(n - 1 - v));
    result.vectors.insert(result.vectors.end(), vector.begin(), vector.end());
  }
  return result;
}

std::vector<double> symmetric_eigenvalues(const double* matrix, std::size_t n) {
  return values_of(solve(matrix, n, Eigen::EigenvaluesOnly));
}

} // namespace ilk
