// Ratios of gamma functions, and Gauss's function.
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "behaviour/gauss_fraction.h"
#include "behaviour/rising.h"

namespace ilk {
namespace {

TEST(Rising, IsTheLogarithmOfTheProduct) {
  EXPECT_NEAR(log_rising(0.25, 3), std::log(0.25 * 1.25 * 2.25), 1e-14);
  EXPECT_EQ(log_rising(5, 0), 0);
  for (const std::uint32_t count : {24u, 25u, 1000u}) {
    double log = 0, slope = 0;
    for (std::uint32_t i = 0; i < count; ++i) log += std::log(0.3 + i), slope += 1 / (0.3 + i);
    EXPECT_NEAR(log_rising(0.3, count), log, 1e-12 * count);
    EXPECT_NEAR(log_rising_slope(0.3, count), slope, 1e-12 * count);
  }
  // Of a large x every factor is nearly x.
  EXPECT_NEAR(log_rising(1e9, 100), 100 * std::log(1e9) + std::log1p(99. * 100 / 2 / 1e9), 1e-9);
}

TEST(Rising, InverseOfTheBetaFunction) {
  EXPECT_NEAR(minus_log_beta(2, 3), std::log(12), 1e-13);
  EXPECT_NEAR(minus_log_beta(1e8, 1), std::log(1e8), 1e-9);
}

TEST(Rising, SumOfExponentialsBeyondTheirRange) {
  EXPECT_NEAR(log_sum_of_exponentials(0, 0), std::numbers::ln2, 1e-15);
  EXPECT_NEAR(log_sum_of_exponentials(1e5, 1e5), 1e5 + std::numbers::ln2, 1e-9);
  EXPECT_EQ(log_sum_of_exponentials(-1e5, 3), 3);
  EXPECT_EQ(log_sum_of_exponentials(3, -INFINITY), 3);
}

TEST(GaussFraction, IsElementaryWhereTheFunctionIs) {
  for (const double z : {0.01, 0.5, 0.99, 0.9999}) {
    EXPECT_NEAR(gauss_fraction(1, 2, z), -std::log1p(-z) / z, 1e-11) << z;
    EXPECT_NEAR(gauss_fraction(0.5, 1.5, z * z), std::atanh(z) / z, 1e-11) << z;
  }
  EXPECT_EQ(gauss_fraction(3, 4, 0), 1);
  EXPECT_NEAR(gauss_fraction(1e5, 1e5 + 1e-3, 0.5), 2, 1e-7) << "nearly a geometric series";
}

} // namespace
} // namespace ilk
