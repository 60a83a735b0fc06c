// What plays are worth by their assumptions, and what a hold-out can show.
#include <cmath>

#include <gtest/gtest.h>

#include "strategy/expected_value.h"
#include "strategy/hold_out.h"
#include "strategy/power.h"

namespace ilk {
namespace {

Assumptions assumptions(const Assumption& response, const Assumption& value,
                        const Assumption& cost) {
  return {response, 0, {}, value, cost};
}

TEST(ExpectedValues, OfSureAssumptionsAreThatSum) {
  const auto sure = assumptions({0.1, 0.1, 0.1, ""}, {100, 100, 100, ""}, {2, 2, 2, ""});
  const ExpectedValue value = draw_value(sure, 1, "a");
  for (const double figure : {value.mean, value.p10, value.median, value.p90, mean_value(sure)})
    EXPECT_NEAR(figure, 8, 1e-12);
  EXPECT_EQ(value.loss, 0);
}

TEST(ExpectedValues, DrawnMeanLiesWithinFiveStandardErrorsOfTheExactOne) {
  const auto doubtful = assumptions({0, 0.02, 0.06, ""}, {10, 60, 200, ""}, {0.5, 1, 2, ""});
  // Response and value are independent: variances of triangles (a^2+b^2+c^2-ab-ac-bc)/18.
  const auto mean = [](const Assumption& a) { return (a.low + a.likely + a.high) / 3; };
  const auto variance = [](const Assumption& a) {
    return (a.low * a.low + a.likely * a.likely + a.high * a.high - a.low * a.likely -
            a.low * a.high - a.likely * a.high) /
           18;
  };
  const Assumption &r = doubtful.response, &v = doubtful.value;
  const double product =
      variance(r) * variance(v) + variance(r) * mean(v) * mean(v) + variance(v) * mean(r) * mean(r);
  const double error =
      std::sqrt((product + variance(doubtful.cost)) / static_cast<double>(value_draws));
  const ExpectedValue value = draw_value(doubtful, 1, "a");
  EXPECT_NEAR(value.mean, mean_value(doubtful), 5 * error);
  EXPECT_LT(value.p10, value.median);
  EXPECT_LT(value.median, value.p90);
  EXPECT_GT(value.loss, 0);
  EXPECT_LT(value.loss, 1);
}

TEST(ExpectedValues, DrawsBelongToThePlayAndTheSeed) {
  const auto doubtful = assumptions({0, 0.02, 0.06, ""}, {10, 60, 200, ""}, {0.5, 1, 2, ""});
  EXPECT_EQ(draw_value(doubtful, 1, "a").median, draw_value(doubtful, 1, "a").median);
  EXPECT_NE(draw_value(doubtful, 1, "a").median, draw_value(doubtful, 1, "b").median);
  EXPECT_NE(draw_value(doubtful, 1, "a").median, draw_value(doubtful, 2, "a").median);
}

TEST(ExpectedValues, ContactsShareTheDrawsOfTheirPlay) {
  const ExpectedValue one{2, -1, 1.5, 6, 0.3};
  const ExpectedValue many = times(one, 100);
  EXPECT_EQ(many.mean, 200);
  EXPECT_EQ(many.p10, -100);
  EXPECT_EQ(many.p90, 600);
  EXPECT_EQ(many.loss, 0.3);
  EXPECT_EQ(times(one, 0).loss, 0) << "nobody is contacted, and nothing is lost";
}

TEST(HoldOut, HoldsOutTheShareThatWasAskedFor) {
  std::size_t held_out = 0;
  for (int i = 0; i < 20000; ++i) held_out += is_held_out(1, "a", std::to_string(i), 0.1);
  EXPECT_NEAR(static_cast<double>(held_out), 2000, 5 * std::sqrt(20000 * 0.1 * 0.9));
  EXPECT_FALSE(is_held_out(1, "a", "b", 0));
}

TEST(HoldOut, OfTwoPlaysAreIndependent) {
  std::size_t both = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string id = std::to_string(i);
    both += is_held_out(1, "a", id, 0.2) && is_held_out(1, "b", id, 0.2);
  }
  EXPECT_NEAR(static_cast<double>(both), 800, 5 * std::sqrt(20000 * 0.04 * 0.96));
}

TEST(Power, NobodyHeldOutShowsNothing) {
  EXPECT_FALSE(detectable_response(0.1, 100, 0, {}));
  EXPECT_FALSE(detectable_response(0.1, 0, 100, {}));
  EXPECT_FALSE(detectable_response(0.9, 3, 3, {})) << "not even everybody would be enough";
  EXPECT_FALSE(needed_hold_out(0.1, 0, {}));
  EXPECT_FALSE(needed_hold_out(0.1, 1, {}));
  EXPECT_FALSE(needed_hold_out(0, 1'000'000, {})) << "there is no effect to be found";
}

TEST(Power, TheDetectableResponseIsFoundWithThePowerWanted) {
  const auto response = detectable_response(0.03, 1800, 200, {0.9, 0.01});
  ASSERT_TRUE(response);
  EXPECT_NEAR(power_to_find(effect_size(0.03 + *response, 0.03), 1800, 200, 0.01), 0.9, 1e-9);
}

} // namespace
} // namespace ilk
