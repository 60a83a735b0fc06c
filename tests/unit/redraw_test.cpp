// Customers drawn anew, each as often as a Poisson number says.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "summary/redraw.h"

namespace ilk {
namespace {

const RandomStream stream(1, Purpose::bootstrap);

std::vector<int> times_drawn(std::size_t rows) {
  std::vector<int> times(rows);
  for (const std::uint32_t row : redrawn_rows(rows, stream)) ++times[row];
  return times;
}

TEST(Redraw, DrawsEveryRowAPoissonNumberOfTimesWithMeanOne) {
  constexpr std::size_t rows = 100'000;
  const auto n = static_cast<double>(rows);
  double mean = 0, squares = 0;
  std::vector<double> shares(5);
  for (const int times : times_drawn(rows)) {
    mean += times / n;
    squares += (times - 1) * (times - 1) / n;
    if (times < 5) shares[static_cast<std::size_t>(times)] += 1 / n;
  }
  // Deviations: of the mean 1 / sqrt(n), of the mean square about 1 sqrt((4 - 1) / n), the fourth
  // central moment being 4; of a share as of a binomial.
  EXPECT_NEAR(mean, 1, 4 / std::sqrt(n));
  EXPECT_NEAR(squares, 1, 4 * std::sqrt(3 / n));
  double probability = std::exp(-1.0);
  for (std::size_t times = 0; times < shares.size(); ++times) {
    EXPECT_NEAR(shares[times], probability, 4 * std::sqrt(probability * (1 - probability) / n))
        << times << " times";
    probability /= static_cast<double>(times + 1);
  }
}

TEST(Redraw, GivesRowsInTheirOrder) {
  const auto rows = redrawn_rows(5000, stream);
  EXPECT_TRUE(std::ranges::is_sorted(rows));
  EXPECT_LT(rows.back(), 5000u);
}

TEST(Redraw, OfTheFirstRowsIsTheFirstPartOfTheRedrawOfAll) {
  const auto all = redrawn_rows(5000, stream);
  for (const std::size_t rows : {0u, 1u, 100u, 4999u}) {
    const auto some = redrawn_rows(rows, stream);
    ASSERT_LE(some.size(), all.size());
    EXPECT_TRUE(std::equal(some.begin(), some.end(), all.begin())) << rows;
    EXPECT_TRUE(some.size() == all.size() || all[some.size()] >= rows) << rows;
  }
}

TEST(Redraw, OfAnotherStreamIsAnother) {
  EXPECT_EQ(redrawn_rows(1000, stream), redrawn_rows(1000, stream));
  EXPECT_NE(redrawn_rows(1000, stream), redrawn_rows(1000, RandomStream(1, Purpose::bootstrap, 1)));
  EXPECT_NE(redrawn_rows(1000, stream), redrawn_rows(1000, RandomStream(2, Purpose::bootstrap)));
}

} // namespace
} // namespace ilk
