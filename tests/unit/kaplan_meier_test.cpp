// How long customers stay.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "behaviour/kaplan_meier.h"

namespace ilk {
namespace {

// Freireich et al. (1963), weeks in remission under 6-MP, as in every textbook.
const std::vector<Duration> remissions{
    {6, true},   {6, true},   {6, true},   {6, false},  {7, true},   {9, false},  {10, true},
    {10, false}, {11, false}, {13, true},  {16, true},  {17, false}, {19, false}, {20, false},
    {22, true},  {23, true},  {25, false}, {32, false}, {32, false}, {34, false}, {35, false}};

TEST(KaplanMeier, IsThatOfTheTextbook) {
  const SurvivalCurve curve(remissions);
  EXPECT_EQ(curve.customers(), 21u);
  ASSERT_EQ(curve.steps().size(), 7u);
  EXPECT_EQ(curve.survival_at(5), 1);
  EXPECT_NEAR(curve.survival_at(6), 0.857, 5e-4);
  EXPECT_NEAR(curve.survival_at(12), 0.753, 5e-4);
  EXPECT_NEAR(curve.survival_at(23), 0.448, 5e-4);
  EXPECT_EQ(curve.survival_at(100), curve.survival_at(23));
  EXPECT_NEAR(curve.standard_error_at(6), 0.0764, 5e-5);
  EXPECT_NEAR(curve.standard_error_at(23), 0.1346, 5e-5);
  EXPECT_EQ(curve.median(), 23);
  EXPECT_EQ(curve.steps()[0].at_risk, 21u) << "one last seen at 6 was there until then";
}

TEST(KaplanMeier, IntervalHoldsTheShareAndStaysWithinItsRange) {
  const SurvivalCurve curve(remissions);
  for (const SurvivalCurve::Step& step : curve.steps()) {
    const SurvivalInterval interval = curve.interval_at(step.time);
    EXPECT_GT(interval.low, 0);
    EXPECT_LT(interval.low, step.survival);
    EXPECT_GT(interval.high, step.survival);
    EXPECT_LT(interval.high, 1);
  }
  EXPECT_EQ(curve.interval_at(1).low, 1);
}

TEST(KaplanMeier, WithoutAnyoneLeavingNothingIsLost) {
  const SurvivalCurve curve(std::vector<Duration>{{5, false}, {9, false}});
  EXPECT_EQ(curve.survival_at(100), 1);
  EXPECT_EQ(curve.standard_error_at(100), 0);
  EXPECT_EQ(curve.median(), std::numeric_limits<double>::infinity());
}

TEST(KaplanMeier, WhenAllLeaveNobodyIsLeft) {
  const SurvivalCurve curve(std::vector<Duration>{{2, true}, {1, true}, {0, true}, {3, true}});
  EXPECT_EQ(curve.survival_at(0), 0.75);
  EXPECT_EQ(curve.survival_at(3), 0);
  EXPECT_EQ(curve.standard_error_at(3), 0);
  EXPECT_EQ(curve.interval_at(3).high, 0);
  EXPECT_EQ(curve.median(), 1);
}

TEST(KaplanMeier, LeavesOutWhatIsNoDuration) {
  const double inf = std::numeric_limits<double>::infinity();
  const SurvivalCurve curve(
      std::vector<Duration>{{std::nan(""), true}, {-1, true}, {inf, false}, {4, true}});
  EXPECT_EQ(curve.customers(), 1u);
  EXPECT_EQ(curve.survival_at(std::nan("")), 0) << "as after all times";
  EXPECT_EQ(SurvivalCurve({}).survival_at(1), 1);
}

} // namespace
} // namespace ilk
