// Robust distances: planted outliers are found, and nobody else much.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "model/robust_distance.h"
#include "prepare/robust_distance_fit.h"
#include "support/prepare_tables.h"

namespace ilk {
namespace {

using test::named;
using test::table_with;

// Two columns that go together, a third by itself; the first `planted` rows break the relation
// without being extreme in any column.
Matrix planted_rows(std::size_t rows, std::size_t planted) {
  std::vector<double> x(rows);
  return std::move(table_with(rows, {named("x"), named("y"), named("z")},
                              [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
                                if (j == 0) return x[i] = i < planted ? 2 : random.normal();
                                if (j == 1) return i < planted ? -2 : x[i] + 0.1 * random.normal();
                                return random.normal();
                              })
                       .values);
}

TEST(PrepareOutliers, FindsCustomersThatAreOddInCombination) {
  Execution execution(2);
  const Matrix rows = planted_rows(1500, 60);
  const auto distance = fit_robust_distance(execution, rows.block(), 1);
  EXPECT_NEAR(distance.limit, 16.266, 1e-3) << "chi-square with 3 degrees of freedom at 0.999";
  EXPECT_FALSE(distance.regularised);
  const auto squares = distance.squared(execution, rows.block());
  for (std::size_t i = 0; i < 60; ++i) EXPECT_GT(squares[i], distance.limit);
  const auto others = std::count_if(squares.begin() + 60, squares.end(),
                                    [&](double square) { return square > distance.limit; });
  EXPECT_LE(others, 8) << "0.1% of 1440 are expected";
}

TEST(PrepareOutliers, CentreAndScatterAreThoseOfTheBulk) {
  Execution execution(1);
  const Matrix rows = planted_rows(1500, 300);
  const auto distance = fit_robust_distance(execution, rows.block(), 1);
  for (const double center : distance.center) EXPECT_NEAR(center, 0, 0.1);
  // The inverse of [[1, 1], [1, 1.01]] is [[101, -100], [-100, 100]].
  EXPECT_NEAR(distance.precision[0], 101, 15);
  EXPECT_NEAR(distance.precision[1], -100, 15);
  EXPECT_NEAR(distance.precision[8], 1, 0.15);
}

TEST(PrepareOutliers, ASingularScatterIsDrawnTowardsItsDiagonal) {
  Execution execution(1);
  Matrix rows = planted_rows(500, 5);
  for (std::size_t i = 0; i < 500; ++i) rows.at(i, 1) = rows.at(i, 0) + rows.at(i, 2);
  const auto distance = fit_robust_distance(execution, rows.block(), 1);
  EXPECT_TRUE(distance.regularised);
  for (const double square : distance.squared(execution, rows.block()))
    EXPECT_TRUE(std::isfinite(square) && square >= 0);
}

TEST(PrepareOutliers, DependNeitherOnThreadsNorOnTheTable) {
  Execution one(1), many(8);
  const Matrix rows = planted_rows(6000, 100);
  const auto a = fit_robust_distance(one, rows.block(), 3);
  const auto b = fit_robust_distance(many, rows.block(), 3);
  EXPECT_EQ(a.center, b.center);
  EXPECT_EQ(a.precision, b.precision);
  const auto whole = a.squared(many, rows.block());
  const auto part = a.squared(one, rows.block(4321, 10));
  EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + 4321));
}

} // namespace
} // namespace ilk
