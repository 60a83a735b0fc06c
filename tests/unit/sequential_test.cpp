// The rule by which trials stop early: how often it errs, exactly, and how many trials it takes.
#include <map>
#include <utility>

#include <gtest/gtest.h>

#include "support/sequential.h"

namespace ilk::test {
namespace {

constexpr Allowance allowances[] = {{5, 100}, {6, 40}, {3, 30}, {1, 10}, {0, 40}, {0, 20}};

struct Chances {
  double kept = 0, kept_early = 0, missed = 0;
  double trials = 0; ///< expected
};

// What comes of it where every trial misses at that rate: over all histories, joined by their
// number of misses.
Chances chances(const Allowance& allowance, double wrongly_kept, double rate) {
  Chances result;
  std::map<std::size_t, std::pair<SequentialTest, double>> open; // by misses, with their chance
  open.emplace(0, std::pair{SequentialTest(allowance, wrongly_kept), 1.0});
  for (std::size_t trial = 1; trial <= allowance.trials && !open.empty(); ++trial) {
    std::map<std::size_t, std::pair<SequentialTest, double>> next;
    for (const auto& [misses, state] : open)
      for (const bool missed : {false, true}) {
        auto [test, chance] = state;
        test.add(missed);
        chance *= missed ? rate : 1 - rate;
        if (test.is_kept() || test.is_missed()) {
          (test.is_kept() ? result.kept : result.missed) += chance;
          if (test.is_kept() && misses + missed + (allowance.trials - trial) > allowance.misses)
            result.kept_early += chance;
          result.trials += chance * static_cast<double>(trial);
        } else {
          next.try_emplace(misses + missed, std::pair{test, 0.0}).first->second.second += chance;
        }
      }
    open = std::move(next);
  }
  EXPECT_TRUE(open.empty()) << "all trials settle every claim";
  return result;
}

TEST(Sequential, CurtailedSamplingDecidesAsAllTrialsDo) {
  for (const Allowance& allowance : allowances)
    for (const double rate : {0.01, 0.05, 0.2}) {
      const Chances curtailed = chances(allowance, 0, rate);
      const double of_all = binomial_at_most(allowance.misses, allowance.trials, rate);
      EXPECT_NEAR(curtailed.kept, of_all, 1e-12);
      EXPECT_NEAR(curtailed.missed, 1 - of_all, 1e-12);
      EXPECT_EQ(curtailed.kept_early, 0);
    }
}

TEST(Sequential, KeepsWhatIsBadSeldomAndFailsNothingThatAllTrialsKeep) {
  for (const Allowance& allowance : allowances)
    for (const double wrongly_kept : {0.05, 0.2}) {
      const SequentialTest rates(allowance, wrongly_kept);
      EXPECT_NEAR(binomial_at_most(allowance.misses, allowance.trials, rates.good_rate()), 0.95,
                  1e-9);
      EXPECT_NEAR(binomial_at_most(allowance.misses, allowance.trials, rates.bad_rate()), 0.01,
                  1e-9);
      for (const double times : {1.0, 1.5, 2.0})
        EXPECT_LE(chances(allowance, wrongly_kept, times * rates.bad_rate()).kept_early,
                  wrongly_kept);
      EXPECT_LE(chances(allowance, wrongly_kept, rates.good_rate()).missed, 0.05 + 1e-9);
    }
}

TEST(Sequential, StopsSoonWhereNothingMisses) {
  const std::pair<Allowance, std::size_t> cases[] = {{{5, 100}, 15}, {{6, 40}, 6},  {{3, 30}, 6},
                                                     {{1, 10}, 3},   {{0, 40}, 15}, {{0, 20}, 8}};
  for (const auto& [allowance, trials] : cases)
    EXPECT_EQ(chances(allowance, 0.2, 0).trials, static_cast<double>(trials))
        << allowance.misses << " of " << allowance.trials;
}

TEST(Sequential, FailsAtTheFirstMissTooMany) {
  SequentialTest test({1, 10}, 0.2);
  test.add(true);
  EXPECT_FALSE(test.is_missed() || test.is_kept());
  test.add(true);
  EXPECT_TRUE(test.is_missed());
  EXPECT_FALSE(test.is_kept());
}

} // namespace
} // namespace ilk::test
