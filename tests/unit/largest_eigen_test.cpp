// The largest eigenvectors of large matrices against what defines them: the whole solution's
// values, small residuals, right angles; also where values are equal.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "base/symmetric_eigen.h"

namespace ilk {
namespace {

std::vector<double> covariance_of(std::size_t n, std::size_t rank, std::size_t copies) {
  RandomSequence random(RandomStream(n, Purpose::test, static_cast<std::uint32_t>(rank)));
  std::vector<double> factors(n * rank);
  for (double& x : factors) x = random.uniform() - 0.5;
  for (std::size_t i = copies; i < n && copies > 0; ++i) // the same rows again and again
    std::copy_n(factors.begin() + static_cast<std::ptrdiff_t>(i % copies * rank), rank,
                factors.begin() + static_cast<std::ptrdiff_t>(i * rank));
  std::vector<double> matrix(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t r = 0; r < rank; ++r)
        matrix[i * n + j] += factors[i * rank + r] * factors[j * rank + r];
  return matrix;
}

std::vector<double> blocks_of(std::size_t n, std::size_t width) { // each value n / width times
  std::vector<double> matrix(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i / width * width; j < std::min(n, (i / width + 1) * width); ++j)
      matrix[i * n + j] = i == j ? 1 : 0.5;
  return matrix;
}

void expect_largest(const std::vector<double>& matrix, std::size_t n, std::size_t count) {
  const auto found = largest_eigen(matrix.data(), n, [&](std::span<const double> values) {
    EXPECT_EQ(values.size(), n);
    return count;
  });
  auto values = symmetric_eigenvalues(matrix.data(), n);
  std::ranges::reverse(values);
  ASSERT_EQ(found.values.size(), n);
  ASSERT_EQ(found.vectors.size(), n * count);
  const double size = std::max(std::abs(values.front()), std::abs(values.back()));
  for (std::size_t v = 0; v < n; ++v) EXPECT_NEAR(found.values[v], values[v], 1e-12 * size);
  const double* const vectors = found.vectors.data();
  for (std::size_t v = 0; v < count; ++v) {
    for (std::size_t i = 0; i < n; ++i) {
      const double product =
          std::inner_product(vectors + v * n, vectors + (v + 1) * n,
                             matrix.begin() + static_cast<std::ptrdiff_t>(i * n), 0.0);
      ASSERT_NEAR(product, values[v] * vectors[v * n + i], 1e-12 * size) << v;
    }
    for (std::size_t w = 0; w <= v; ++w)
      ASSERT_NEAR(std::inner_product(vectors + v * n, vectors + (v + 1) * n, vectors + w * n, 0.0),
                  v == w ? 1 : 0, 1e-12)
          << v << ' ' << w;
  }
}

TEST(LargestEigen, OfCovariancesOfAllRanks) {
  for (const std::size_t rank : {1, 7, 150, 300})
    expect_largest(covariance_of(150, rank, 0), 150, 20);
  expect_largest(covariance_of(129, 129, 0), 129, 129);
}

TEST(LargestEigen, OfEqualValues) {
  expect_largest(covariance_of(150, 40, 50), 150, 60); // all below the 50th are zero
  expect_largest(blocks_of(160, 8), 160, 40);          // 20 of 4.5, 140 of 0.5
  std::vector<double> identity(140 * 140);
  for (std::size_t i = 0; i < 140; ++i) identity[i * 140 + i] = 1;
  expect_largest(identity, 140, 12);
  expect_largest(std::vector<double>(140 * 140), 140, 3);
}

TEST(LargestEigen, OfSmallMatricesToo) {
  for (const std::size_t n : {1, 2, 3, 17}) expect_largest(covariance_of(n, n, 0), n, n);
}

} // namespace
} // namespace ilk
