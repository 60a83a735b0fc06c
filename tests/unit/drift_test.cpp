// Spreads and drift: ties, missing values, words, values beyond those of the fit, no change.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/philox.h"
#include "monitor/drift.h"
#include "monitor/psi_draws.h"
#include "monitor/reference_fit.h"
#include "support/effort.h"
#include "unit/claim_support.h"

namespace ilk {
namespace {

Spread spread_for(std::span<const float> values) {
  Execution execution(1);
  return spread_of(execution, values);
}

using test::missing;
using Counts = std::vector<std::uint64_t>;
using Values = std::vector<float>;

TEST(Spread, OfFewValuesKeepsThemAll) {
  const Spread spread = spread_for(Values{2, 0, 2, missing, -0.0f, 5});
  EXPECT_TRUE(spread.every_value);
  EXPECT_EQ(spread.cuts, (Values{0, 2, 5}));
  EXPECT_EQ(spread.at_most, (Counts{2, 4, 5}));
  EXPECT_EQ(spread.missing, 1u);
  EXPECT_EQ(spread.present(), 5u);
}

TEST(Spread, OfManyValuesKeepsTheirHundredths) {
  const Spread spread = spread_for(test::counting(1000));
  EXPECT_FALSE(spread.every_value);
  ASSERT_EQ(spread.cuts.size(), spread_parts + 1);
  EXPECT_EQ(spread.cuts.front(), 0);
  EXPECT_EQ(spread.cuts[1], 9);
  EXPECT_EQ(spread.at_most[1], 10u);
  EXPECT_EQ(spread.cuts.back(), 999);
  EXPECT_EQ(spread.at_most.back(), 1000u);
}

// Values 0 to 999 vary by sqrt((1000^2 - 1) / 12 * 1000 / 999); a cut for ten of them by sqrt(99 /
// 12) less in squares.
TEST(Spread, KnowsHowMuchItsValuesVary) {
  EXPECT_NEAR(deviation_of(spread_for(Values{1, 3, missing, 5})), 2, 1e-12);
  EXPECT_NEAR(deviation_of(spread_for(test::counting(1000))), std::sqrt(1000 * 1001 / 12.0), 0.5);
  EXPECT_EQ(deviation_of(spread_for(Values{4, missing})), 0);
  EXPECT_EQ(deviation_of(spread_for(Values{4, 4})), 0);
}

RC_GTEST_PROP(Spread, LeavesAHundredthBetweenTwoCutsAtMost, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400));
  const Values values(whole.begin(), whole.end());
  const Spread spread = spread_for(values);
  for (std::size_t i = 1; i < spread.cuts.size(); ++i) {
    const auto between = std::ranges::count_if(
        values, [&](float v) { return v > spread.cuts[i - 1] && v < spread.cuts[i]; });
    RC_ASSERT(static_cast<std::size_t>(between) * spread_parts <= values.size());
    RC_ASSERT(!spread.every_value || between == 0);
  }
}

TEST(Spread, OfNobodyIsEmpty) {
  const Spread spread = spread_for(Values{missing, missing});
  EXPECT_TRUE(spread.cuts.empty());
  EXPECT_EQ(spread.missing, 2u);
  const Drift drift = drift_of(spread, Values{1, missing});
  EXPECT_TRUE(std::isnan(drift.ks));
  EXPECT_EQ(drift.missing_now, 0.5);
  EXPECT_GT(drift.psi, 0);
}

TEST(Drift, OfTheSameCustomersIsNone) {
  Values values = test::counting(777);
  values.push_back(missing);
  const Drift drift = drift_of(spread_for(values), values);
  EXPECT_EQ(drift.psi, 0);
  EXPECT_EQ(drift.ks, 0);
  EXPECT_EQ(drift.missing_then, drift.missing_now);
  EXPECT_EQ(drift.median_then, drift.median_now);
  EXPECT_EQ(drift.below + drift.above, 0);
  double then = 0;
  for (const DriftBin& bin : drift.bins) {
    EXPECT_EQ(bin.then, bin.now);
    then += bin.then;
  }
  EXPECT_NEAR(then, 1, 1e-12);
}

TEST(Drift, TellsWhatLiesBeyondTheFittedValues) {
  const Drift drift = drift_of(spread_for(test::counting(100)), Values{-5, 50, 200, 300, missing});
  EXPECT_EQ(drift.below, 0.2);
  EXPECT_EQ(drift.above, 0.4);
}

TEST(Drift, SeesAChangeOfAValueThatNearlyAllHave) {
  Values then(1000, 1), now(1000, 1);
  for (std::size_t i = 0; i < 20; ++i) then[i] = 0;
  for (std::size_t i = 0; i < 200; ++i) now[i] = 0;
  const Drift drift = drift_of(spread_for(then), now);
  ASSERT_EQ(drift.bins.size(), 2u);
  EXPECT_NEAR(drift.psi, 0.18 * std::log(10) + 0.18 * std::log(0.98 / 0.8), 1e-12);
  EXPECT_NEAR(drift.ks, 0.18, 1e-12);
}

TEST(Drift, BinsOfNumbersMeetWithoutOverlap) {
  const Drift drift = drift_of(spread_for(test::counting(50)), Values{3, 4, missing});
  EXPECT_FALSE(drift.bins.front().above);
  for (std::size_t b = 1; b + 1 < drift.bins.size(); ++b)
    EXPECT_EQ(drift.bins[b].above, drift.bins[b - 1].at_most);
  EXPECT_FALSE(drift.bins[drift.bins.size() - 2].at_most);
  EXPECT_EQ(drift.bins.back().words, "missing");
  EXPECT_NEAR(drift.bins.back().now, 1.0 / 3, 1e-15);
}

TEST(Drift, OfWordsHasBinsForRareNewAndMissingOnes) {
  Values then(1000, 0);
  for (std::size_t i = 0; i < 300; ++i) then[i] = 1;
  for (std::size_t i = 300; i < 304; ++i) then[i] = 2;
  const Values now = {0, 0, 1, 2, 3, missing, 1, 3};
  const Drift drift = drift_of_words(spread_of_levels(then, 3), {"red", "green", "mauve"}, now);
  std::vector<std::string> words;
  double all_then = 0, all_now = 0;
  for (const DriftBin& bin : drift.bins) {
    words.push_back(bin.words);
    all_then += bin.then;
    all_now += bin.now;
  }
  EXPECT_EQ(words,
            (std::vector<std::string>{"red", "green", "rare words", "new words", "missing"}));
  EXPECT_NEAR(all_then, 1, 1e-12);
  EXPECT_NEAR(all_now, 1, 1e-12);
  EXPECT_EQ(drift.new_words, 0.25);
  EXPECT_TRUE(std::isnan(drift.ks));
}

TEST(Drift, TheIndexCountsAnEmptyBinAsHalfACustomer) {
  const double expected = (10 / 20.0 - 0.5 / 30) * std::log((10 / 20.0) / (0.5 / 30)) +
                          (10 / 20.0 - 1) * std::log(10 / 20.0);
  EXPECT_NEAR(psi_of(Counts{0, 30}, Counts{10, 10}), expected, 1e-12);
  EXPECT_EQ(psi_of(Counts{3, 4}, Counts{0, 0}), 0);
  EXPECT_EQ(psi_of(Counts{0, 4}, Counts{0, 9}), 0);
}

// In tables that have not changed the index is beyond its 95% point in about one of twenty: of 400
// between 6 and 42, five deviations of 4.4 off 20 above.
TEST(Drift, ChanceIsRightAboutTablesThatHaveNotChanged) {
  RandomSequence random(RandomStream(5, Purpose::test));
  const auto draw = [&](std::size_t rows) {
    Values values(rows);
    for (float& value : values) value = static_cast<float>(random.normal());
    return values;
  };
  int beyond_psi = 0, beyond_ks = 0, any = 0;
  for (int rerun = 0; rerun < 400; ++rerun) {
    const Drift drift = drift_of(spread_for(draw(600)), draw(500));
    any += drift.psi > psi_by_chance_at(drift, 0.05 / 20) ? 1 : 0;
    EXPECT_GT(ks_by_chance_at(drift, 0.05 / 20), drift.ks_by_chance);
    beyond_psi += drift.psi > drift.psi_by_chance ? 1 : 0;
    beyond_ks += drift.ks > drift.ks_by_chance ? 1 : 0;
  }
  EXPECT_GE(beyond_psi, 6);
  EXPECT_LE(beyond_psi, 42);
  EXPECT_LE(beyond_ks, 42);
  EXPECT_LE(any, 6) << "1 is to be expected, with a deviation of 1";
}

TEST(Drift, DrawsTellOfFewCustomers) {
  const Counts fitted(10, 900);
  EXPECT_TRUE(draws_tell(fitted, Counts(10, 49)));
  EXPECT_FALSE(draws_tell(fitted, Counts(10, 50)));
  EXPECT_TRUE(draws_tell(Counts(10, 4), fitted)) << "either may be few";
  EXPECT_FALSE(draws_tell(Counts{3000}, Counts{3})) << "one bin does not drift";
  EXPECT_FALSE(draws_tell(Counts{3000, 20}, Counts{0, 0}));
}

// Of the 252 ways to part ten customers two part them so: 0.0079.
TEST(Drift, DrawsPartAllCustomersAnew) {
  const Counts left = {5, 0}, right = {0, 5};
  EXPECT_LT(psi_of_draws(left, right, 0.05), psi_of(left, right));
  EXPECT_EQ(psi_of_draws(left, right, 0.001), psi_of(left, right)) << "never more";
  EXPECT_EQ(psi_of_draws(left, right, 0.02), psi_of_draws(right, left, 0.02)) << "either is small";
}

// Of 1,000 tables of 30 customers in 40 bins, at a level of 0.05: 50, with a deviation of 6.9.
TEST(Drift, DrawsAreRightWhereChiSquaredIsNot) {
  const Counts fitted(40, 100);
  int beyond = 0;
  const std::uint64_t tables = test::trials(1000);
  for (std::uint64_t table = 0; table < tables; ++table) {
    RandomSequence random(RandomStream(table, Purpose::test));
    Counts now(40);
    for (int i = 0; i < 30; ++i) ++now[random.below(40)];
    const bool is_beyond = !draws_reach(fitted, now, 0.05);
    EXPECT_EQ(psi_of(fitted, now) > psi_of_draws(fitted, now, 0.05) + 1e-9, is_beyond);
    beyond += is_beyond ? 1 : 0;
  }
  // The level that 100 draws give varies by 45% itself, the same for all tables.
  if (tables == 1000) {
    EXPECT_LE(beyond, 120);
    EXPECT_GE(beyond, 5);
  }
}

// Each of fifty levels has a few only, and none has changed much: together they have.
TEST(Drift, SpreadOverManyBinsIsSeen) {
  const Counts fitted(50, 100);
  Counts now(50);
  for (std::size_t b = 0; b < 50; ++b) now[b] = b % 2 == 0 ? 7 : 1; // of 200 customers
  ASSERT_TRUE(draws_tell(fitted, now));
  EXPECT_GT(psi_of(fitted, now), psi_of_draws(fitted, now, 0.05 / 9 / 5));
}

} // namespace
} // namespace ilk
