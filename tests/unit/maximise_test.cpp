// The climber that fits the models of buying.
#include <cmath>

#include <gtest/gtest.h>

#include "behaviour/maximise.h"

namespace ilk {
namespace {

constexpr auto minus_rosenbrock = [](std::span<const double> point) {
  return -100 * std::pow(point[1] - point[0] * point[0], 2) - std::pow(1 - point[0], 2);
};

TEST(Maximise, ClimbsACurvedRidge) {
  const Maximum maximum = maximise(
      [](std::span<const double> point, std::span<double> gradient) {
        if (!gradient.empty()) central_differences(minus_rosenbrock, point, gradient);
        return minus_rosenbrock(point);
      },
      {-1.2, 1});
  EXPECT_TRUE(maximum.converged);
  EXPECT_NEAR(maximum.point[0], 1, 1e-6);
  EXPECT_NEAR(maximum.point[1], 1, 1e-6);
  EXPECT_LT(maximum.steps, 100u);
}

TEST(Maximise, StaysWhereItIsFlat) {
  const Maximum maximum = maximise(
      [](std::span<const double>, std::span<double> gradient) {
        for (double& slope : gradient) slope = 0;
        return 7.0;
      },
      {3, 4});
  EXPECT_TRUE(maximum.converged);
  EXPECT_EQ(maximum.point, (std::vector<double>{3, 4}));
  EXPECT_EQ(maximum.value, 7);
}

TEST(Maximise, StepsBackFromWhereThereIsNoValue) {
  // ln x - x, without a value for x <= 0.
  const Maximum maximum = maximise(
      [](std::span<const double> point, std::span<double> gradient) {
        if (!gradient.empty()) gradient[0] = 1 / point[0] - 1;
        return std::log(point[0]) - point[0];
      },
      {1.9});
  EXPECT_TRUE(maximum.converged);
  EXPECT_NEAR(maximum.point[0], 1, 1e-8);
}

TEST(Maximise, SaysWhenItDidNotArrive) {
  const Maximum maximum = maximise(
      [](std::span<const double> point, std::span<double> gradient) {
        if (!gradient.empty()) gradient[0] = 1;
        return point[0];
      },
      {0}, {.most_steps = 5});
  EXPECT_FALSE(maximum.converged);
  EXPECT_GT(maximum.value, 0);
}

} // namespace
} // namespace ilk
