// Trustworthiness and continuity of codes.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/neighbourhood.h"
#include "monitor/reference_fit.h"
#include "support/effort.h"

namespace ilk {
namespace {

// Small whole numbers: distances are exact and many of them equal, and rows repeat.
Matrix lattice(std::size_t rows, std::size_t columns, std::uint64_t values,
               std::uint32_t replicate) {
  RandomSequence random(RandomStream(4, Purpose::test, replicate));
  Matrix table(rows, columns);
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < rows; ++i)
      table.at(i, j) = static_cast<float>(random.below(values));
  return table;
}

// The other rows from the nearest on, of equally far ones the lowest first.
std::vector<std::size_t> by_distance(const Matrix& table, std::size_t from) {
  std::vector<double> squares(table.rows());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (std::size_t j = 0; j < table.columns(); ++j)
      squares[i] += std::pow(static_cast<double>(table.at(from, j)) - table.at(i, j), 2);
    if (i != from) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::tuple(squares[i], i); });
  return order;
}

using Orders = std::vector<std::vector<std::size_t>>; // by_distance, per row

Orders orders_of(const Matrix& table) {
  Orders orders;
  for (std::size_t i = 0; i < table.rows(); ++i) orders.push_back(by_distance(table, i));
  return orders;
}

// By its definition; continuity is this with the tables swapped.
double trustworthiness(const Orders& original, const Orders& code, std::size_t k) {
  const std::size_t n = original.size();
  std::size_t sum = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t near = 0; near < k; ++near) {
      const auto place = std::ranges::find(original[i], code[i][near]) - original[i].begin();
      const auto rank = static_cast<std::size_t>(place) + 1;
      if (rank > k) sum += rank - k;
    }
  const auto largest = static_cast<double>(n * k * (2 * n - 3 * k - 1)) / 2;
  return 1 - static_cast<double>(sum) / largest;
}

Neighbourhood of(const Matrix& original, const Matrix& code, NeighbourhoodOptions options = {},
                 unsigned threads = 2) {
  Execution execution(threads);
  return neighbourhood(execution, original.block(), code.block(), options);
}

Matrix line(const std::vector<float>& values) {
  Matrix table(values.size(), 1);
  std::ranges::copy(values, table.column(0).begin());
  return table;
}

// Sizes about those that are looked at together, from few rows on.
TEST(Neighbourhood, EqualsItsDefinitionWithTiesAndRepeatedRows) {
  for (const std::size_t rows :
       test::tried(std::to_array<std::size_t>({3, 4, 5, 21, 63, 64, 65, 255, 257, 300, 513}))) {
    const Matrix original = lattice(rows, 3, 6, 0), code = lattice(rows, 2, 5, 1);
    const Orders here = orders_of(original), there = orders_of(code);
    for (const std::size_t k : {1, 2, 10}) {
      if (2 * k >= rows) continue;
      const auto found = of(original, code, {.neighbours = k});
      EXPECT_EQ(found.trustworthiness, trustworthiness(here, there, k)) << rows << " " << k;
      EXPECT_EQ(found.continuity, trustworthiness(there, here, k)) << rows << " " << k;
      EXPECT_EQ(found.neighbours, k);
      EXPECT_EQ(found.rows, rows);
    }
  }
}

// On the line 0 1 3 7 12 the code brings the last row to the first. Seen from the rows in turn, the
// nearest in the code is row 4, 0, 1, 2, 0 with rank 4, 1, 1, 1, 4 in the original: 3 + 3 beyond
// the one neighbour. The nearest in the original is row 1, 0, 1, 2, 3 with rank 2, 1, 1, 1, 4 in
// the code: 1 + 3. The most there can be is 5 * 1 * (10 - 3 - 1) / 2 = 15.
TEST(Neighbourhood, OfFiveRowsIsAsByHand) {
  const auto found = of(line({0, 1, 3, 7, 12}), line({0, 1, 3, 7, -0.5}), {.neighbours = 1});
  EXPECT_DOUBLE_EQ(found.trustworthiness, 1 - 6.0 / 15);
  EXPECT_DOUBLE_EQ(found.continuity, 1 - 4.0 / 15);
}

TEST(Neighbourhood, IsWholeOfTheSameTable) {
  const Matrix table = lattice(700, 4, 4, 0);
  const auto found = of(table, table);
  EXPECT_EQ(found.trustworthiness, 1);
  EXPECT_EQ(found.continuity, 1);
}

TEST(Neighbourhood, TakesFewerNeighboursOfFewRows) {
  EXPECT_EQ(of(lattice(20, 2, 9, 0), lattice(20, 2, 9, 1)).neighbours, 9u);
  EXPECT_EQ(of(lattice(21, 2, 9, 0), lattice(21, 2, 9, 1)).neighbours, 10u);
  EXPECT_EQ(of(lattice(3, 2, 9, 0), lattice(3, 2, 9, 1)).neighbours, 1u);
  for (const std::size_t rows : {0, 1, 2}) {
    const auto none = of(lattice(rows, 2, 9, 0), lattice(rows, 2, 9, 1));
    EXPECT_EQ(none.trustworthiness, 1);
    EXPECT_EQ(none.continuity, 1);
    EXPECT_EQ(none.rows, 0u);
  }
}

TEST(Neighbourhood, DoesNotDependOnThreads) {
  const Matrix original = lattice(900, 3, 9, 0), code = lattice(900, 2, 9, 1);
  for (const std::size_t exact_max : {900, 100}) {
    const NeighbourhoodOptions options{.exact_max = exact_max, .sample = 333, .seed = 5};
    const auto one = of(original, code, options, 1);
    EXPECT_EQ(one.rows, exact_max == 900 ? 900u : 333u);
    for (const unsigned threads : {2u, 8u}) {
      const auto several = of(original, code, options, threads);
      EXPECT_EQ(several.trustworthiness, one.trustworthiness);
      EXPECT_EQ(several.continuity, one.continuity);
    }
  }
}

// Over many seeds the samples' figures lie about the exact one, no farther than their own spread
// allows.
TEST(Neighbourhood, OfASampleIsUnbiased) {
  const Matrix original = lattice(1000, 3, 30, 0);
  Matrix code(1000, 2);
  for (std::size_t j = 0; j < 2; ++j) std::ranges::copy(original.column(j), code.column(j).begin());
  const auto exact = of(original, code);
  constexpr int seeds = 100;
  double sum = 0, squares = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const auto sampled = of(
        original, code, {.exact_max = 999, .sample = 50, .seed = static_cast<std::uint64_t>(seed)});
    EXPECT_EQ(sampled.rows, 50u);
    const double error = sampled.trustworthiness - exact.trustworthiness;
    sum += error;
    squares += error * error;
    EXPECT_NEAR(sampled.continuity, exact.continuity, 0.1 * (1 - exact.trustworthiness) + 0.01);
  }
  EXPECT_GT(squares, 0);
  EXPECT_LT(std::abs(sum / seeds), 4 * std::sqrt(squares / seeds / seeds));
}

} // namespace
} // namespace ilk
