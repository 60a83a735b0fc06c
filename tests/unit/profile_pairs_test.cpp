// How columns go together, against pandas and SciPy (tests/golden/data/profile_*.json).
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "profile/pair_ranks.h"
#include "profile/pairs.h"
#include "summary/ranks.h"
#include "support/numbers.h"
#include "support/profile_table.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using test::nan;

void expect_pairs(const PairProfiles& profiles, const nlohmann::json& expected,
                  const std::vector<ColumnSchema>& columns) {
  const auto index = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(columns, name, &ColumnSchema::name) -
                                    columns.begin());
  };
  for (const auto& golden : expected) {
    SCOPED_TRACE(golden.dump());
    const PairProfile& pair = profiles.of(index(golden[0]), index(golden[1]));
    EXPECT_EQ(pair.measure, Association::correlation);
    // Both sum some 10^4 products in double; cancellation in the mean costs a few digits.
    EXPECT_NEAR(pair.pearson, test::figure(golden[2]), 1e-10);
    EXPECT_NEAR(pair.spearman, test::figure(golden[3]), 1e-12);
    EXPECT_EQ(pair.rows, golden[4]);
    EXPECT_NEAR(pair.p_value, test::figure(golden[5]), 1e-8 * test::figure(golden[5]) + 1e-300);
    EXPECT_EQ(pair.value, std::abs(pair.spearman));
  }
}

TEST(ProfilePairs, CorrelationsAreThoseOfPandas) {
  const auto golden = test::golden("profile_toy");
  const Table table = test::profile_table(golden);
  Execution execution(2);
  expect_pairs(profile_pairs(execution, table), golden["pairs"], table.attributes);
}

TEST(ProfilePairs, CorrelationsOfTheCreditCardsAreThoseOfPandas) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto golden = test::golden("profile_credit_card");
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  const PairProfiles profiles = profile_pairs(execution, table);
  EXPECT_EQ(profiles.rows, 8950u);
  EXPECT_EQ(profiles.pairs.size(), 17u * 16 / 2);
  expect_pairs(profiles, golden["pairs"], table.attributes);
}

TEST(ProfilePairs, CategoriesAreComparedByCramersVAndTheCorrelationRatio) {
  const auto golden = test::golden("profile_toy");
  const Table table = test::profile_table(golden);
  Execution execution(2);
  const PairProfiles profiles = profile_pairs(execution, table);
  const PairProfile& kinds = profiles.of(4, 5);
  EXPECT_EQ(kinds.measure, Association::cramers_v);
  EXPECT_NEAR(kinds.value, golden["cramers_v"][0].get<double>(), 1e-12);
  EXPECT_EQ(kinds.rows, golden["cramers_v"][1]);
  EXPECT_NEAR(kinds.p_value, golden["cramers_v"][2].get<double>(), 1e-11);
  for (const auto& expected : golden["correlation_ratios"]) {
    const std::size_t category = expected[0] == "kind" ? 4 : 5;
    std::size_t scale = 0;
    while (table.attributes[scale].name != expected[1]) ++scale;
    const PairProfile& pair = profiles.of(category, scale);
    EXPECT_EQ(pair.measure, Association::correlation_ratio);
    EXPECT_NEAR(pair.value, expected[2].get<double>(), 1e-12);
    EXPECT_EQ(pair.rows, expected[3]);
    EXPECT_NEAR(pair.p_value, expected[4].get<double>(), 1e-9 * expected[4].get<double>());
  }
}

TEST(ProfilePairs, AreTheSameBitsOnAnyNumberOfThreadsAndTellTheSample) {
  const Table table = test::profile_table(test::golden("profile_toy"));
  PairOptions options;
  options.most_rows = 150;
  Execution one(1), three(3);
  const auto a = profile_pairs(one, table, options);
  const auto b = profile_pairs(three, table, options);
  EXPECT_EQ(a.rows, 150u);
  for (std::size_t p = 0; p < a.pairs.size(); ++p) {
    EXPECT_EQ(a.pairs[p].value, b.pairs[p].value);
    EXPECT_EQ(a.pairs[p].rows, b.pairs[p].rows);
  }
}

TEST(ProfilePairs, AColumnThatDoesNotVaryHasNoCorrelation) {
  Table table;
  table.attributes = {described("a", Role::attribute), described("b", Role::attribute)};
  table.values = test::matrix_of({0.1f, 1, 0.1f, 2, 0.1f, 3, nan, 4, 0.1f, 7}, 2);
  Execution execution(1);
  const PairProfile pair = profile_pairs(execution, table).of(0, 1);
  EXPECT_EQ(pair.rows, 4u);
  EXPECT_TRUE(std::isnan(pair.pearson));
  EXPECT_TRUE(std::isnan(pair.spearman));
}

TEST(ProfilePairs, PartialCorrelationFreesBothOfTheThird) {
  // Of a = c and b = c, each with noise of its own of c's variance: r is 1/2, without c nothing.
  EXPECT_NEAR(partial_correlation(0.5, std::sqrt(0.5), std::sqrt(0.5)), 0, 1e-15);
  EXPECT_NEAR(partial_correlation(0.6, 0.3, 0.2), 0.54 / std::sqrt(0.91 * 0.96), 1e-15);
  EXPECT_TRUE(std::isnan(partial_correlation(0.5, 1, 0.5)));
  const Table table = test::profile_table(test::golden("profile_toy"));
  Execution execution(1);
  const PairProfiles pairs = profile_pairs(execution, table);
  const auto partial = partial_rank_correlation(pairs, 0, 1, 2);
  EXPECT_EQ(partial.r, partial_correlation(pairs.of(0, 1).spearman, pairs.of(0, 2).spearman,
                                           pairs.of(1, 2).spearman));
  EXPECT_GT(partial.p_value, 0);
}

TEST(ProfilePairs, HistogramsClampWhatLiesOutside) {
  const std::vector<float> a = {0, 5, 10, -3, 99, nan}, b = {0, 5, 10, 10, 0, 4};
  const auto histogram = pair_histogram(a, {0, 10}, b, {0, 10});
  const auto at = [&](std::size_t i, std::size_t j) { return histogram.counts[i * 20 + j]; };
  EXPECT_EQ(at(0, 0), 1u);
  EXPECT_EQ(at(10, 10), 1u);
  EXPECT_EQ(at(19, 19), 1u);
  EXPECT_EQ(at(0, 19), 1u);
  EXPECT_EQ(at(19, 0), 1u);
  EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0u), 5u);
}

TEST(Pairs, AColumnWithAGapGivesTheSameOfTheOtherRows) {
  auto random = test::random_numbers(3, 1);
  constexpr std::size_t rows = 400;
  Table whole, gap;
  whole.values = Matrix(rows, 2);
  gap.values = Matrix(rows + 1, 2);
  for (std::size_t j = 0; j < 2; ++j) {
    for (std::size_t i = 0; i < rows; ++i)
      whole.values.at(i, j) = gap.values.at(i, j) =
          static_cast<float>(std::round(random.normal() * 8) + (i % 3 == 0 ? 5 : 0));
    gap.values.at(rows, j) = test::nan;
    whole.attributes.push_back(described(j == 0 ? "a" : "b", Role::attribute));
  }
  gap.attributes = whole.attributes;
  Execution execution(1);
  const PairProfile a = profile_pairs(execution, whole).of(0, 1);
  const PairProfile b = profile_pairs(execution, gap).of(0, 1);
  EXPECT_EQ(a.rows, b.rows);
  EXPECT_EQ(a.pearson, b.pearson) << "to the bit, though one way ranks once and the other per pair";
  EXPECT_EQ(a.spearman, b.spearman);
}

// Against ranks of the rows that have both, made anew; with ties, gaps in neither, one or both, and
// columns without a value.
TEST(PairRanks, AreThoseOfTheRowsThatHaveBoth) {
  auto random = test::random_numbers(5, 1);
  for (const std::size_t rows : {0, 2, 3, 40, 300}) {
    std::vector<std::vector<float>> columns(5, std::vector<float>(rows));
    for (std::size_t j = 0; j < columns.size(); ++j)
      for (float& value : columns[j]) {
        value = static_cast<float>(std::round(random.normal() * 4));
        if ((j == 2 || j == 3) && random.below(4) == 0) value = static_cast<float>(test::nan);
        if (j == 4) value = static_cast<float>(test::nan);
      }
    PairRanks ranks(rows, columns.size());
    for (std::size_t j = 0; j < columns.size(); ++j) ranks.set(j, columns[j]);
    for (std::size_t a = 0; a < columns.size(); ++a)
      for (std::size_t b = 0; b < columns.size(); ++b) {
        std::vector<float> x, y;
        for (std::size_t i = 0; i < rows; ++i)
          if (!std::isnan(columns[a][i]) && !std::isnan(columns[b][i])) {
            x.push_back(columns[a][i]);
            y.push_back(columns[b][i]);
          }
        const double expected = correlation_of_ranks(average_ranks(x), average_ranks(y));
        const double found = ranks.correlation(a, b);
        EXPECT_EQ(ranks.with_both(a, b), x.size());
        EXPECT_TRUE(found == expected || (std::isnan(found) && std::isnan(expected)))
            << rows << ' ' << a << ' ' << b << ' ' << found << ' ' << expected;
      }
  }
}

} // namespace
} // namespace ilk
