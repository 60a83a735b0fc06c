// Ranks and tests of significance against SciPy (tests/golden/data/significance.json).
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "profile/significance.h"
#include "summary/ranks.h"
#include "support/golden.h"

namespace ilk {
namespace {

// Both sides compute in double with some hundred operations and two implementations of the same
// special functions, each good to about 1e-13 of its value.
void expect_close(double ours, double theirs) {
  EXPECT_NEAR(ours, theirs, 1e-11 * std::abs(theirs) + 1e-300);
}

class Significance : public testing::Test {
 protected:
  const nlohmann::json golden_ = test::golden("significance");
  const std::vector<float> values_ = golden_["values"];
  const std::vector<std::uint32_t> groups_ = golden_["groups"];

  std::vector<float> group(std::uint32_t wanted) const {
    std::vector<float> values;
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (groups_[i] == wanted) values.push_back(values_[i]);
    return values;
  }
};

TEST_F(Significance, RanksShareTheirMeanWhereValuesTie) {
  EXPECT_EQ(average_ranks(values_), golden_["ranks"].get<std::vector<double>>());
  EXPECT_EQ(average_ranks(std::vector<float>{0.0f, -1.0f, -0.0f}),
            (std::vector<double>{2.5, 1, 2.5}));
  EXPECT_TRUE(average_ranks({}).empty());
}

TEST_F(Significance, MannWhitneyIsThatOfSciPy) {
  const RankTest test = mann_whitney(group(1), group(3));
  expect_close(test.auc, golden_["mann_whitney"]["auc"]);
  expect_close(test.p_value, golden_["mann_whitney"]["p_value"]);
  const RankTest turned = mann_whitney(group(3), group(1));
  EXPECT_NEAR(turned.auc, 1 - test.auc, 1e-15);
  expect_close(turned.p_value, test.p_value);
}

TEST_F(Significance, GroupsThatCannotDifferGiveNoEvidence) {
  EXPECT_EQ(mann_whitney({}, values_).p_value, 1);
  const std::vector<float> same(9, 2.0f);
  EXPECT_EQ(mann_whitney(same, same).auc, 0.5);
  EXPECT_EQ(mann_whitney(same, same).p_value, 1);
  EXPECT_EQ(kruskal_wallis(same, std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1, 2, 2, 2}, 3).p_value,
            1);
}

TEST_F(Significance, KruskalWallisIsThatOfSciPyAndPassesOverEmptyGroups) {
  const GroupTest test = kruskal_wallis(values_, groups_, 5); // groups 2 and 4 are empty
  const double h = golden_["kruskal_wallis"]["statistic"];
  expect_close(test.statistic, h);
  expect_close(test.p_value, golden_["kruskal_wallis"]["p_value"]);
  expect_close(test.epsilon_squared, h / static_cast<double>(values_.size() - 1));
}

TEST_F(Significance, ChiSquareAndCramersVAreThoseOfSciPy) {
  for (const auto& table : golden_["tables"]) {
    const std::vector<std::vector<std::uint64_t>> counts = table["counts"];
    std::vector<std::uint64_t> flat, with_gap;
    for (const auto& row : counts) {
      flat.insert(flat.end(), row.begin(), row.end());
      with_gap.insert(with_gap.end(), row.begin(), row.end());
      with_gap.push_back(0); // a column without counts changes nothing
    }
    const ContingencyTest test = chi_square(flat, counts[0].size());
    expect_close(test.statistic, table["statistic"]);
    expect_close(test.p_value, table["p_value"]);
    expect_close(test.cramers_v, table["v"]);
    EXPECT_EQ(chi_square(with_gap, counts[0].size() + 1).p_value, test.p_value);
  }
  EXPECT_EQ(chi_square(std::vector<std::uint64_t>{4, 9}, 2).p_value, 1);
}

TEST_F(Significance, CorrelationsHaveThePValuesOfStudentsT) {
  for (const auto& test : golden_["correlations"]) {
    const double p = correlation_p_value(test["r"], test["n"]);
    // r is rounded to 2^-53 and enters as 1 - r^2: with n = 5 and a large r that is magnified.
    EXPECT_NEAR(p, test["p_value"].get<double>(), 1e-9 * test["p_value"].get<double>());
  }
  EXPECT_EQ(correlation_p_value(1, 10), 0);
  EXPECT_TRUE(std::isnan(correlation_p_value(0.5, 2)));
}

TEST_F(Significance, FalseDiscoveryRatesAreThoseOfSciPy) {
  const std::vector<double> p_values = golden_["p_values"];
  const std::vector<double> expected = golden_["false_discovery_rates"];
  const std::vector<double> rates = false_discovery_rates(p_values);
  ASSERT_EQ(rates.size(), expected.size());
  for (std::size_t i = 0; i < rates.size(); ++i) expect_close(rates[i], expected[i]);
  EXPECT_TRUE(false_discovery_rates({}).empty());
}

// Ranked once for many tests: as by each test for itself.
TEST_F(Significance, RankedValuesTellSomeRowsFromTheOthers) {
  RandomSequence random(RandomStream(5, Purpose::test));
  std::vector<float> values(400), gapped(400);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = random.uniform() < 0.1 ? std::nanf("") : static_cast<float>(random.below(60));
    gapped[i] = random.uniform() < 0.2 ? std::nanf("") : 1;
  }
  std::vector<float> some, others;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) (std::isnan(gapped[i]) ? some : others).push_back(values[i]);
  const RankedValues ranked(values);
  const std::vector<std::uint32_t> gaps = gaps_of(gapped);
  const auto found = ranked.test(gaps);
  const RankTest expected = mann_whitney(some, others);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->auc, expected.auc);
  EXPECT_EQ(found->p_value, expected.p_value);
  EXPECT_FALSE(ranked.test({}).has_value()) << "nothing to tell from the others";
  EXPECT_FALSE(ranked.test(gaps_of(std::vector<float>(400, std::nanf("")))).has_value());
  EXPECT_FALSE(RankedValues({}).test({}).has_value());
}

} // namespace
} // namespace ilk
