// What a campaign brought: the statistics held to simulated campaigns of known effect, and the
// rules for who should go on being contacted.
#include <cmath>

#include <gtest/gtest.h>

#include "base/csv_cell.h"
#include "base/philox.h"
#include "measure/list_file.h"
#include "measure/measured.h"
#include "measure/pooled.h"
#include "measure/share_difference.h"
#include "measure/shrinkage.h"
#include "support/effort.h"
#include "support/formula_cells.h"

namespace ilk {
namespace {

// A campaign of plays without an effect, or with one, on customers of three segments.
struct Drawn {
  CampaignArms arms;
  Outcomes outcomes;
};

class CampaignDraw {
 public:
  explicit CampaignDraw(std::uint64_t seed) : random_(RandomStream(seed, Purpose::test)) {}

  double uniform() { return random_.uniform(); }
  double normal() { return random_.normal(); }

  // `effects`: what being contacted adds to the chance of a response (0.1) in each play, and, ten
  // times as much, to an amount that depends on the one before.
  Drawn draw(const std::vector<double>& effects, std::size_t customers, double hold_out) {
    Drawn drawn;
    drawn.arms.plan.segments = {{1, "one"}, {2, "two"}, {3, "three"}};
    for (std::size_t p = 0; p < effects.size(); ++p) {
      RecordedPlay play;
      play.name = "play-" + std::to_string(p);
      play.hold_out = hold_out;
      drawn.arms.plan.plays.push_back(play);
      PlayArms arms;
      arms.play = p;
      for (std::size_t i = 0; i < customers; ++i) add(drawn, arms, effects[p], hold_out);
      drawn.arms.plays.push_back(std::move(arms));
    }
    return drawn;
  }

 private:
  void add(Drawn& drawn, PlayArms& arms, double effect, double hold_out) {
    const auto customer = static_cast<std::uint32_t>(drawn.arms.segments.size());
    drawn.arms.segments.push_back(customer % 3);
    const bool held_out = uniform() < hold_out;
    (held_out ? arms.held_out : arms.contacted).push_back(customer);
    const double added = held_out ? 0 : effect;
    const double before = 20 - 10 * std::log(1 - uniform()); // a tail to the right
    drawn.outcomes.response.push_back(uniform() < 0.1 + added ? 1 : 0);
    drawn.outcomes.before.push_back(before);
    drawn.outcomes.amount.push_back(0.7 * before + 5 * normal() + 10 * added);
  }

  RandomSequence random_;
};

constexpr std::size_t campaigns = test::trials(2'000);

// Statements about numbers are held to all of them, in a release build.
constexpr bool all_campaigns = test::fewer == 1;

// Of 2,000 campaigns with four plays each the share of covering intervals has a standard error of
// a quarter of a percentage point; asked are 95% give or take one.
TEST(Measure, IntervalsHoldTheTrueEffectIn95Of100Campaigns) {
  CampaignDraw draw(7);
  const std::vector<double> effects = {0, 0.02, 0.05, 0.15};
  std::size_t shares = 0, amounts = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    const Drawn drawn = draw.draw(effects, 300, 0.2);
    const Measured measured = measure_plays(drawn.arms, drawn.outcomes, {});
    for (std::size_t p = 0; p < effects.size(); ++p) {
      const Effect& share = measured.plays[p].response->effect;
      const Effect& amount = measured.plays[p].amount->effect;
      shares += share.low <= effects[p] && effects[p] <= share.high ? 1 : 0;
      amounts += amount.low <= 10 * effects[p] && 10 * effects[p] <= amount.high ? 1 : 0;
    }
  }
  const double all = static_cast<double>(campaigns * effects.size());
  if (!all_campaigns) return;
  EXPECT_NEAR(static_cast<double>(shares) / all, 0.95, 0.01);
  EXPECT_NEAR(static_cast<double>(amounts) / all, 0.95, 0.01);
}

// Among the plays that are said to have done something, the share of those that did nothing.
TEST(Measure, FewerThan5In100DiscoveriesAreFalse) {
  CampaignDraw draw(11);
  const std::vector<double> effects = {0, 0, 0, 0, 0, 0.15, 0.2};
  double shares = 0, amounts = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    const Drawn drawn = draw.draw(effects, 200, 0.3);
    const Measured measured = measure_plays(drawn.arms, drawn.outcomes, {});
    const auto false_share = [&](auto&& rate_of) {
      double discovered = 0, wrong = 0;
      for (std::size_t p = 0; p < effects.size(); ++p) {
        if (rate_of(measured.plays[p]) >= 0.05) continue;
        ++discovered;
        wrong += effects[p] == 0 ? 1 : 0;
      }
      return discovered > 0 ? wrong / discovered : 0;
    };
    shares += false_share([](const MeasuredPlay& play) { return play.response->discovery_rate; });
    amounts += false_share([](const MeasuredPlay& play) { return play.amount->discovery_rate; });
  }
  if (!all_campaigns) return;
  EXPECT_LT(shares / campaigns, 0.05);
  EXPECT_LT(amounts / campaigns, 0.05);
  EXPECT_GT(shares / campaigns, 0.02) << "five of seven do nothing: near 5/7 of 5%";
}

// By whole numbers of tables; SciPy 1.17.1's fisher_exact([[a, n - a], [b, m - b]]) agrees to 1e-8.
TEST(Measure, FewResponsesAreJudgedByTheExactTest) {
  const auto p_value = [](std::uint64_t a, std::uint64_t n, std::uint64_t b, std::uint64_t m) {
    return share_difference({n, a}, {m, b}, {}).p_value;
  };
  EXPECT_NEAR(p_value(5, 100, 3, 11), 0.031240348905145987, 1e-9);
  EXPECT_NEAR(p_value(0, 30, 4, 25), 0.03709079180777294, 1e-9);
  EXPECT_NEAR(p_value(49, 50, 8, 10), 0.06925774400935124, 1e-9);
  EXPECT_NEAR(p_value(2, 9, 0, 7), 0.475, 1e-9);
  EXPECT_EQ(p_value(0, 30, 0, 25), 1);
}

// Some 100 contacted and 11 held out, of whom one in twenty buys anyhow: often nobody held out
// does, and amounts that are all 0 have no variance to be judged by.
TEST(Measure, SmallArmsWithFewBuyersAreNotTakenForAnEffect) {
  CampaignDraw draw(13);
  std::size_t discovered = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    Drawn drawn = draw.draw({0}, 111, 0.1);
    drawn.outcomes.before.clear();
    for (std::size_t i = 0; i < drawn.outcomes.amount.size(); ++i) {
      const bool buys = draw.uniform() < 0.05;
      drawn.outcomes.response[i] = buys ? 1 : 0;
      drawn.outcomes.amount[i] = buys ? 60 * std::exp(0.5 * draw.normal()) : 0;
    }
    const MeasuredPlay play = measure_plays(drawn.arms, drawn.outcomes, {}).plays[0];
    discovered += play.leading() != nullptr && play.discovery_rate() < 0.05 ? 1 : 0;
  }
  if (!all_campaigns) return;
  EXPECT_LT(discovered, campaigns / 20);
}

TEST(Measure, ArmsThatWereDrawnAsPlannedAreSeldomCalledBroken) {
  CampaignDraw draw(3);
  std::size_t broken = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    const Drawn drawn = draw.draw({0}, 200, 0.2);
    broken += measure_plays(drawn.arms, drawn.outcomes, {}).plays[0].balance.is_broken() ? 1 : 0;
  }
  EXPECT_LE(broken, 8u) << "2 of 2,000 are expected";
  EXPECT_TRUE(arm_balance(800, 100, 0.2).is_broken()) << "half of the held out are gone";
}

// Sums of steps, looked at 50 times: a boundary for one look is crossed by far more than 5%.
TEST(Measure, LookingManyTimesErrsInFewerThan5Of100Campaigns) {
  CampaignDraw draw(5);
  constexpr int looks = 50;
  std::size_t peeking = 0, naive = 0, by_p_value = 0;
  for (std::size_t c = 0; c < campaigns; ++c) {
    double sum = 0;
    bool crossed = false, naively = false, below = false;
    for (int look = 1; look <= looks; ++look) {
      sum += draw.normal();
      const double z = sum / std::sqrt(look), progress = static_cast<double>(look) / looks;
      crossed = crossed || std::abs(z) > critical_value({0.05, progress});
      below = below || p_value_of(z, {0.05, progress}) < 0.05;
      naively = naively || std::abs(z) > critical_value({0.05, std::nullopt});
    }
    peeking += crossed ? 1 : 0;
    by_p_value += below ? 1 : 0;
    naive += naively ? 1 : 0;
  }
  EXPECT_EQ(peeking, by_p_value) << "interval and p-value say the same";
  if (!all_campaigns) return;
  EXPECT_LT(peeking, campaigns / 20);
  EXPECT_GT(naive, campaigns / 5);
}

TEST(Measure, WhatWasBeforeMakesTheIntervalNarrower) {
  CampaignDraw draw(9);
  Drawn drawn = draw.draw({0.1}, 2'000, 0.2);
  const MeasuredPlay with = measure_plays(drawn.arms, drawn.outcomes, {}).plays[0];
  drawn.outcomes.before.clear();
  const MeasuredPlay without = measure_plays(drawn.arms, drawn.outcomes, {}).plays[0];
  EXPECT_LT(with.amount->effect.error, 0.75 * without.amount->effect.error);
  EXPECT_LT(with.amount->variance_left, 0.5);
}

TEST(Measure, SegmentsAreDrawnTogetherAsFarAsTheyAreUncertain) {
  std::vector<Effect> alike(3), apart(3);
  for (std::size_t i = 0; i < 3; ++i) {
    alike[i].difference = 1 + 0.1 * static_cast<double>(i);
    apart[i].difference = 10 * static_cast<double>(i);
    alike[i].error = apart[i].error = 1;
  }
  const Shrunken one = shrunken(alike, 1.96), other = shrunken(apart, 1.96);
  EXPECT_EQ(one.spread, 0);
  for (const Effect& each : one.effects) EXPECT_NEAR(each.difference, 1.1, 1e-12);
  EXPECT_GT(other.spread, 5);
  EXPECT_NEAR(other.effects[2].difference, 20, 0.2);
  EXPECT_LT(other.effects[2].difference, 20);
  EXPECT_LT(one.effects[0].error, 1) << "the others' figures count for it too";
}

// Cochran 1954, and for the ends Zou & Donner 2008: by hand.
TEST(Measure, RoundsCountByHowSureTheyAre) {
  const Effect sure{0.04, 0.01, 0.08, 0.01, 1}, rough{0.1, 0.06, 0.16, 0.02, 1};
  const Effect both = pooled(std::vector<Effect>{sure, rough});
  EXPECT_NEAR(both.difference, 0.8 * 0.04 + 0.2 * 0.1, 1e-12);
  EXPECT_NEAR(both.error, std::sqrt(1 / 12'500.0), 1e-12);
  EXPECT_NEAR(both.low, both.difference - std::hypot(0.8 * 0.03, 0.2 * 0.04), 1e-12);
  EXPECT_NEAR(both.high, both.difference + std::hypot(0.8 * 0.04, 0.2 * 0.06), 1e-12);
  const Effect alone = pooled(std::vector<Effect>{sure});
  EXPECT_EQ(alone.low, sure.low);
}

Assumptions assumed(double value, double cost) {
  Assumptions assumptions;
  assumptions.value = {value, value, value, "EUR"};
  assumptions.cost = {cost, cost, cost, "EUR"};
  return assumptions;
}

TEST(Measure, WhoBringsMoreThanAContactCostsGoesOnBeingContacted) {
  CampaignDraw draw(13);
  Drawn drawn = draw.draw({0.2, 0, 0.2}, 3'000, 0.3);
  drawn.outcomes.amount.clear();
  drawn.arms.plan.plays[0].assumptions = assumed(100, 5); // brings 20
  drawn.arms.plan.plays[1].assumptions = assumed(100, 9); // brings nothing
  const Measured measured = measure_plays(drawn.arms, drawn.outcomes, {});
  EXPECT_EQ(measured.plays[0].go_on, GoOn::yes);
  EXPECT_EQ(measured.plays[1].go_on, GoOn::no);
  EXPECT_EQ(measured.plays[2].go_on, GoOn::yes) << "no cost is known: it brings something";
  EXPECT_FALSE(measured.plays[2].worth);
  const MeasuredPlay& first = measured.plays[0];
  EXPECT_TRUE(first.worth->value_is_assumed);
  EXPECT_NEAR(first.worth->net.likely, 100 * first.response->effect.difference - 5, 1e-9);
  ASSERT_EQ(first.segments.size(), 3u);
  for (const MeasuredSegment& segment : first.segments) EXPECT_EQ(segment.go_on, GoOn::yes);
}

TEST(Measure, UnknownOutcomesAreLeftOutAndCountedInTheBalance) {
  CampaignDraw draw(15);
  Drawn drawn = draw.draw({0}, 1'000, 0.2);
  drawn.outcomes.amount.clear();
  for (const std::uint32_t customer : drawn.arms.plays[0].held_out)
    drawn.outcomes.response[customer] = std::nan("");
  const MeasuredPlay play = measure_plays(drawn.arms, drawn.outcomes, {}).plays[0];
  EXPECT_FALSE(play.response) << "nobody held out is known";
  EXPECT_TRUE(play.balance.is_broken());
  EXPECT_EQ(play.leading(), nullptr);
}

TEST(Measure, AsksForOnePlayAndStillAdjustsForAll) {
  CampaignDraw draw(17);
  const Drawn drawn = draw.draw({0, 0.1, 0}, 400, 0.3);
  const Measured all = measure_plays(drawn.arms, drawn.outcomes, {});
  MeasureOptions options;
  options.play = "play-1";
  const Measured one = measure_plays(drawn.arms, drawn.outcomes, options);
  ASSERT_EQ(one.plays.size(), 1u);
  EXPECT_EQ(one.plays[0].response->discovery_rate, all.plays[1].response->discovery_rate);
  options.play = "play-9";
  EXPECT_THROW(measure_plays(drawn.arms, drawn.outcomes, options), UsageError);
}

TEST(Measure, CellsOfListsComeBackAsTheyWere) {
  for (const std::string text :
       {"A1", "=A1", "'=A1", "''+x", "a;=b", "a\n-b,\"q\"", "-17", "-", "\t=c", "'plain", ""}) {
    const std::string cell = csv_cell(text);
    const auto rows = cells_of_list("id,segment\n" + cell + ",2\n", "list.csv");
    ASSERT_EQ(rows.size(), 2u) << text;
    EXPECT_EQ(without_guards(rows[1][0]), text);
    EXPECT_EQ(without_guards(rows[1][0]), test::as_it_was(rows[1][0]));
  }
  EXPECT_THROW(cells_of_list("id\n\"a", "list.csv"), DataError);
}

} // namespace
} // namespace ilk
