// The exact binomial test, against scipy.stats.binomtest (SciPy 1.17.1, two-sided).
#include <gtest/gtest.h>

#include "profile/binomial_test.h"

namespace ilk {
namespace {

struct Case {
  std::uint64_t successes, trials;
  double share, p_value;
};

TEST(BinomialTest, IsThatOfSciPy) {
  constexpr Case cases[] = {
      {128, 501, 0.2, 0.0025212318014361254},
      {80, 501, 0.2, 0.025303734973989904},
      {3, 12, 0.1, 0.11086997774500003},
      {0, 12, 0.1, 0.62342728469200015},
      {12, 12, 0.5, 0.00048828125},
      {0, 30, 0.5, 1.862645149230957e-09},
      {1, 30, 0.5, 5.7741999626159668e-08},
      {100500, 1000000, 0.1, 0.095580775528491549},
      {6, 6, 0.5, 0.03125},
      {2, 1000, 0.01, 0.0059677917815189668},
  };
  for (const Case& each : cases)
    EXPECT_NEAR(binomial_p_value(each.successes, each.trials, each.share), each.p_value,
                1e-9 * each.p_value) // a few units in the last place of the incomplete beta
        << each.successes << " of " << each.trials;
}

TEST(BinomialTest, NothingIsStrangeAboutNoTrialsAndTheExpectedCount) {
  EXPECT_EQ(binomial_p_value(0, 0, 0.2), 1);
  EXPECT_EQ(binomial_p_value(10, 50, 0.2), 1);
  EXPECT_EQ(binomial_p_value(1, 50, 0), 0);
}

TEST(BinomialTest, SoManyOrFewerIsTheSumOfTheDistribution) {
  // Three tosses of a coin: 1/8, 4/8, 7/8, 1; (1 - 0.01)^100.
  const double chances[] = {0.125, 0.5, 0.875, 1};
  for (std::uint64_t heads = 0; heads <= 3; ++heads)
    EXPECT_NEAR(binomial_at_most(heads, 3, 0.5), chances[heads], 1e-15);
  EXPECT_NEAR(binomial_at_most(0, 100, 0.01), 0.36603234127322950, 1e-14);
}

} // namespace
} // namespace ilk
