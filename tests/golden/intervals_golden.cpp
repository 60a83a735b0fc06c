// Intervals against SciPy, and against their formulas in NumPy.
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "profile/intervals.h"
#include "support/golden.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::golden;

// A few dozen operations on numbers of size 1, and sums of 60 terms: far below this.
constexpr double rounding = 1e-12;

void expect_bounds(const Interval& found, const json& expected, double slack = rounding) {
  const auto expect_bound = [&](double bound, const json& golden_bound) {
    if (golden_bound.is_null())
      EXPECT_TRUE(std::isnan(bound)) << expected.dump();
    else
      EXPECT_NEAR(bound, golden_bound.get<double>(), slack) << expected.dump();
  };
  expect_bound(found.low, expected["low"]);
  expect_bound(found.high, expected["high"]);
}

TEST(Intervals, OfAShareEqualSciPysWilson) {
  for (const json& expected : golden("intervals")["share"])
    expect_bounds(share_interval(expected["met"], expected["n"]), expected);
}

TEST(Intervals, OfARankCorrelationFollowBonettAndWright) {
  for (const json& expected : golden("intervals")["correlation"])
    expect_bounds(rank_correlation_interval(expected["r"], expected["n"], expected["given"]),
                  expected);
}

TEST(Intervals, OfAShareOfATotalEqualTheResidualsOwn) {
  for (const json& expected : golden("intervals")["total_share"]) {
    TotalParts parts;
    parts.n = expected["values"].size();
    for (std::size_t i = 0; i < parts.n; ++i) {
      const double value = expected["values"][i];
      const bool member = expected["member"][i] == 1;
      (member ? parts.sum : parts.other_sum) += value;
      (member ? parts.squares : parts.other_squares) += value * value;
    }
    EXPECT_NEAR(parts.share(), expected["share"].get<double>(), rounding);
    expect_bounds(total_share_interval(parts), expected);
  }
}

TEST(Intervals, OfAQuantileEqualSciPysQuantileTest) {
  for (const json& expected : golden("intervals")["quantile"]) {
    const std::vector<float> values = expected["values"];
    expect_bounds(quantile_interval(values, expected["p"]), expected, 0);
  }
}

TEST(Intervals, OfSuperiorityEqualDeLongsOverAllPairs) {
  for (const json& expected : golden("intervals")["superiority"]) {
    const std::vector<float> group = expected["group"], others = expected["others"];
    const Superiority found = superiority(group, others);
    EXPECT_NEAR(found.probability, expected["probability"].get<double>(), rounding);
    expect_bounds(found.interval, expected);
  }
}

TEST(Intervals, AreUnknownWithoutEnoughCustomers) {
  const std::vector<float> none, one{1};
  EXPECT_TRUE(std::isnan(share_interval(0, 0).low));
  EXPECT_TRUE(std::isnan(rank_correlation_interval(0.5, 3).low));
  EXPECT_TRUE(std::isnan(rank_correlation_interval(0.5, 4, 1).high));
  EXPECT_TRUE(std::isnan(total_share_interval({0, 0, 0, 0, 10}).low));
  EXPECT_TRUE(std::isnan(quantile_interval(none, 0.5).low));
  EXPECT_TRUE(std::isnan(superiority(none, one).probability));
  EXPECT_EQ(superiority(one, one).probability, 0.5);
  EXPECT_TRUE(std::isnan(superiority(one, one).interval.low));
}

TEST(Intervals, OfAPerfectCorrelationIsAPoint) {
  EXPECT_EQ(rank_correlation_interval(-1, 100), (Interval{-1, -1}));
}

} // namespace
} // namespace ilk
