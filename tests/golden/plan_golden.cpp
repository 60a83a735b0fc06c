// Hold-outs, power and triangular distributions, against hashlib, statsmodels and SciPy.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "strategy/expected_value.h"
#include "strategy/hold_out.h"
#include "strategy/power.h"
#include "support/golden.h"

namespace ilk {
namespace {

using nlohmann::json;

// Both sides compute in double through a handful of functions, each good to a few units in the last
// place; tails of the normal distribution lose the most of them.
constexpr double close = 1e-9;

TEST(PlanGolden, HoldOutsAreDrawnAsByHashlibToTheBit) {
  const json golden = test::golden("plan");
  for (const json& each : golden["draws"])
    EXPECT_EQ(hold_out_draw(each["seed"].get<std::uint64_t>(), each["play"].get<std::string>(),
                            each["id"].get<std::string>()),
              each["draw"].get<double>())
        << each;
}

TEST(PlanGolden, PowerIsThatOfStatsmodels) {
  const json golden = test::golden("plan");
  for (const json& each : golden["powers"]) {
    const double h = effect_size(each["share"], each["other"]);
    EXPECT_NEAR(h, each["h"].get<double>(), close) << each;
    EXPECT_NEAR(power_to_find(h, each["first"], each["second"], each["significance"]),
                each["power"].get<double>(), close)
        << each;
  }
}

TEST(PlanGolden, NeededHoldOutsAreTheFewestThatStatsmodelsFindsEnough) {
  const json golden = test::golden("plan");
  for (const json& each : golden["hold_outs"]) {
    const auto needed = needed_hold_out(each["h"], each["customers"].get<std::uint64_t>(),
                                        {each["power"], each["significance"]});
    EXPECT_EQ(needed ? json(*needed) : json(), each["needed"]) << each;
  }
}

TEST(PlanGolden, DetectableResponsesAreThoseOfStatsmodels) {
  const json golden = test::golden("plan");
  for (const json& each : golden["responses"]) {
    const auto response = detectable_response(
        each["baseline"], each["contacts"].get<std::uint64_t>(),
        each["held_out"].get<std::uint64_t>(), {each["power"], each["significance"]});
    ASSERT_TRUE(response) << each;
    EXPECT_NEAR(*response, each["response"].get<double>(), close) << each;
  }
}

TEST(PlanGolden, TrianglesAreThoseOfSciPy) {
  const json golden = test::golden("plan");
  for (const json& each : golden["triangles"]) {
    const Assumption assumption{each["low"], each["likely"], each["high"], ""};
    for (std::size_t i = 0; i < each["u"].size(); ++i)
      EXPECT_NEAR(triangular(assumption, each["u"][i]), each["x"][i].get<double>(), 1e-14 * 8)
          << each["u"][i] << " " << each;
  }
}

} // namespace
} // namespace ilk
