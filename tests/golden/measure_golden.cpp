// What campaigns brought, against statsmodels and SciPy.
#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "measure/always_valid.h"
#include "measure/arm_balance.h"
#include "measure/earlier_values.h"
#include "measure/mean_difference.h"
#include "measure/share_difference.h"
#include "measure/shrinkage.h"
#include "support/golden.h"

namespace ilk {
namespace {

using nlohmann::json;

// Both sides compute in double through a handful of functions; quantiles of Student's distribution
// lose the most.
constexpr double near_peer = 1e-9;

TEST(MeasureGolden, SharesDifferAsByStatsmodels) {
  for (const json& each : test::golden("measure")["shares"]) {
    const Effect effect =
        share_difference({each["contacted"], each["responded"]}, {each["held_out"], each["other"]},
                         {each["significance"], std::nullopt});
    EXPECT_NEAR(effect.low, each["low"].get<double>(), near_peer) << each;
    EXPECT_NEAR(effect.high, each["high"].get<double>(), near_peer) << each;
    const double p = each["p_value"].is_null() ? 1 : each["p_value"].get<double>(); // nobody
    // With few in a cell the exact test is taken, which errs to the safe side.
    const double one = each["contacted"], other = each["held_out"];
    const double responded = each["responded"].get<double>() + each["other"].get<double>();
    const double least =
        std::min(one, other) * std::min(responded, one + other - responded) / (one + other);
    if (least < 5) {
      EXPECT_GE(effect.p_value, p - near_peer) << each;
    } else {
      EXPECT_NEAR(effect.p_value, p, near_peer) << each;
    }
  }
}

TEST(MeasureGolden, MeansDifferAsByStatsmodels) {
  for (const json& each : test::golden("measure")["means"]) {
    const auto contacted = each["contacted"].get<std::vector<double>>();
    const auto held_out = each["held_out"].get<std::vector<double>>();
    for (const auto& [significance, interval] : each["intervals"].items()) {
      const auto effect =
          mean_difference(contacted, held_out, {std::stod(significance), std::nullopt});
      ASSERT_TRUE(effect);
      const double width = effect->high - effect->low;
      EXPECT_NEAR(effect->low, interval[0].get<double>(), near_peer * width);
      EXPECT_NEAR(effect->high, interval[1].get<double>(), near_peer * width);
      EXPECT_NEAR(effect->p_value, each["p_value"].get<double>(), near_peer);
    }
  }
}

TEST(MeasureGolden, EarlierValuesAreTakenOffAsByLeastSquares) {
  for (const json& each : test::golden("measure")["means"]) {
    if (!each.contains("slope")) continue;
    const auto before = each["before"].get<std::vector<std::vector<double>>>();
    const Adjusted adjusted =
        without_earlier(each["contacted"].get<std::vector<double>>(), before[0],
                        each["held_out"].get<std::vector<double>>(), before[1]);
    EXPECT_NEAR(adjusted.slope, each["slope"].get<double>(), near_peer);
    const auto effect = mean_difference(adjusted.contacted, adjusted.held_out, {});
    ASSERT_TRUE(effect);
    EXPECT_NEAR(effect->difference, each["adjusted_difference"].get<double>(), 100 * near_peer);
    EXPECT_NEAR(effect->low, each["adjusted_interval"][0].get<double>(), 100 * near_peer);
    EXPECT_NEAR(effect->high, each["adjusted_interval"][1].get<double>(), 100 * near_peer);
  }
}

TEST(MeasureGolden, ArmsAreHeldAgainstTheirSharesAsBySciPy) {
  for (const json& each : test::golden("measure")["balance"])
    EXPECT_NEAR(arm_balance(each["contacted"], each["held_out"], each["expected"]).p_value,
                each["p_value"].get<double>(), near_peer)
        << each;
}

TEST(MeasureGolden, EffectsOfSegmentsSpreadAsByStatsmodels) {
  for (const json& each : test::golden("measure")["effects"]) {
    std::vector<Effect> effects;
    for (std::size_t i = 0; i < each["differences"].size(); ++i) {
      Effect effect;
      effect.difference = each["differences"][i];
      effect.error = each["errors"][i];
      effects.push_back(effect);
    }
    const Shrunken drawn = shrunken(effects, 1.96);
    // The peer stops when its sum of squares is within 1e-6 of its expectation.
    EXPECT_NEAR(drawn.spread * drawn.spread, each["variance"].get<double>(), 1e-7) << each;
    EXPECT_NEAR(drawn.common, each["common"].get<double>(), 1e-7) << each;
  }
}

TEST(MeasureGolden, BoundariesOfPeekingAreThoseOfTheMixture) {
  for (const json& each : test::golden("measure")["critical"])
    EXPECT_NEAR(critical_value({each["significance"], each["progress"].get<double>()}),
                each["value"].get<double>(), 1e-6) // the peer's minimum is found to so much
        << each;
}

} // namespace
} // namespace ilk
