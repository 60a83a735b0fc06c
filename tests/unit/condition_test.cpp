// Conditions on customers: bounds, quantiles, levels, and missing values.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "profile/condition_levels.h"
#include "profile/figure_words.h"
#include "support/faults.h"
#include "unit/claim_support.h"

namespace ilk {
namespace {

using test::missing;
using test::table_of;

class Conditions : public test::ClaimsFile {};

TEST_F(Conditions, BoundsAreMetAsTheirWordsSay) {
  const Table table = table_of({{"a", Kind::amount, {1, 2, 3, 4}}});
  EXPECT_EQ(met(table, "{ column = \"a\", at_least = 3 }"), "0011");
  EXPECT_EQ(met(table, "{ column = \"a\", above = 3 }"), "0001");
  EXPECT_EQ(met(table, "{ column = \"a\", at_most = 2 }"), "1100");
  EXPECT_EQ(met(table, "{ column = \"a\", below = 2 }"), "1000");
  EXPECT_EQ(met(table, "{ column = \"a\", at_least = 2, below = 4 }"), "0110");
  EXPECT_EQ(met(table, "{ column = \"a\", equals = 3 }"), "0010");
}

TEST_F(Conditions, ALimitIsRoundedAsTheCellsAre) {
  const Table table = table_of({{"a", Kind::ratio, {0.8f}}});
  EXPECT_EQ(met(table, "{ column = \"a\", at_most = 0.8 }"), "1");
  EXPECT_EQ(met(table, "{ column = \"a\", above = 0.8 }"), "0");
}

TEST_F(Conditions, QuantilesAreThoseOfTheValuesPresent) {
  const Table table = table_of({{"a", Kind::amount, {10, 20, missing, 30, 40, 50}}});
  EXPECT_EQ(met(table, "{ column = \"a\", at_least_quantile = 0.75 }"), "00-011");
  EXPECT_EQ(met(table, "{ column = \"a\", above_quantile = 0.5 }"), "00-011");
  EXPECT_EQ(met(table, "{ column = \"a\", below_quantile = 0.5 }"), "11-000");
  EXPECT_EQ(met(table, "{ column = \"a\", at_most_quantile = 0 }"), "10-000");
}

TEST_F(Conditions, SeveralAreJoinedByAnd) {
  const Table table =
      table_of({{"a", Kind::amount, {1, 2, 3, missing}}, {"b", Kind::amount, {1, 0, 1, 0}}});
  EXPECT_EQ(met(table, "[{ column = \"a\", at_least = 2 }, { column = \"b\", equals = 1 }]"),
            "001-");
}

TEST_F(Conditions, AMissingValueMakesThemUnknown) {
  const Table table = table_of({{"a", Kind::amount, {missing, 1}}});
  EXPECT_EQ(met(table, "{ column = \"a\", at_least = 0 }"), "-1");
  EXPECT_EQ(met(table, "{ column = \"a\", equals = 0 }"), "-0");
}

TEST_F(Conditions, LevelsAreThirdsOfTheCustomers) {
  const Table table = table_of({{"a", Kind::amount, {9, 1, 2, 3, 4, 5, 6, 7, 8}}});
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"low\" }"), "011100000");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"medium\" }"), "000011100");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"high\" }"), "100000011");
  EXPECT_EQ(met(table, "{ column = \"a\", is = [\"low\", \"high\"] }"), "111100011");
}

TEST_F(Conditions, MostlyZeroMeansThatLowIsZero) {
  const Table table = table_of({{"a", Kind::amount, {0, 0, 0, 0, 0, 1, 2, 3, 4}}});
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"low\" }"), "111110000");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"medium\" }"), "000001000");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"high\" }"), "000000111");
}

TEST_F(Conditions, MostlyTheLargestMeansThatHighIsTheLargestAndNobodyMedium) {
  const Table table = table_of({{"a", Kind::ratio, {0.2f, 0.5f, 1, 1, 1, 1, 1, 1, 1}}});
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"low\" }"), "110000000");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"medium\" }"), "000000000");
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"high\" }"), "001111111");
}

TEST_F(Conditions, WhatIsAlwaysTheSameHasNoLevels) {
  const Table table = table_of({{"a", Kind::amount, {7, 7, missing, 7}}});
  EXPECT_EQ(met(table, "{ column = \"a\", is = \"high\" }"), "----");
}

TEST_F(Conditions, CategoriesBooleansAndDatesEqualTheirOwnWords) {
  const Table table = table_of({{"region", Kind::category, {0, 1, 2, missing}, {"north", "south"}},
                                {"member", Kind::boolean, {1, 0, missing, 1}},
                                {"since", Kind::date, {0, 59, 60, missing}}});
  EXPECT_EQ(met(table, "{ column = \"region\", equals = \"south\" }"), "010-");
  EXPECT_EQ(met(table, "{ column = \"member\", equals = true }"), "10-1");
  EXPECT_EQ(met(table, "{ column = \"since\", at_least = 1970-03-01 }"), "011-");
  EXPECT_EQ(value_words(59, table.attributes[2]), "1970-03-01");
}

TEST_F(Conditions, WhatTheTableHasNotIsNamedWithItsPlace) {
  const Table table = table_of({{"a", Kind::amount, {1}},
                                {"region", Kind::category, {0}, {"north"}},
                                {"member", Kind::boolean, {1}}});
  const auto expect_fault = [&](const std::string& condition, std::uint64_t column,
                                std::string_view words) {
    test::expect_fault([&] { met(table, condition); }, {path_.string(), 5, column}, words,
                       condition);
  };
  expect_fault("{ column = \"b\", above = 0 }", 19, "no column 'b'");
  expect_fault("{ column = \"Regions\", above = 0 }", 19, "did you mean 'region'?");
  expect_fault("{ column = \"region\", above = 0 }", 19, "is a category and has no order");
  expect_fault("{ column = \"region\", is = \"low\" }", 19, "is a category");
  expect_fault("{ column = \"region\", equals = \"west\" }", 38, "'west' is not a level of region");
  expect_fault("{ column = \"region\", equals = 0 }", 38,
               "cannot equal that: its kind is category");
  expect_fault("{ column = \"member\", equals = \"yes\" }", 38, "its kind is boolean");
  expect_fault("{ column = \"a\", equals = true }", 33, "its kind is amount");
}

RC_GTEST_PROP(ConditionLevels, CutsPartTheValuesAndNeverEqualOnes, ()) {
  const auto whole =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
  const auto parts = *rc::gen::inRange<std::size_t>(2, 6);
  const auto ascending = present_ascending(std::vector<float>(whole.begin(), whole.end()));
  const auto cuts = level_cuts(ascending, parts);
  RC_ASSERT(cuts.size() < parts);
  RC_ASSERT(cuts.empty() == (ascending.front() == ascending.back()));
  RC_ASSERT(std::is_sorted(cuts.begin(), cuts.end(), std::less_equal<>()));
  std::vector<std::size_t> counts(cuts.size() + 1);
  for (const float value : ascending) ++counts[part_of(cuts, value)];
  for (const std::size_t count : counts) RC_ASSERT(count > 0);
}

RC_GTEST_PROP(ConditionLevels, EachCutIsTheNearestChangeOfValue, ()) {
  const auto whole =
      *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)));
  const auto ascending = present_ascending(std::vector<float>(whole.begin(), whole.end()));
  std::vector<float> expected;
  for (const std::size_t i : {1, 2}) {
    std::optional<std::size_t> best;
    const auto distance = [&](std::size_t at) {
      return std::abs(static_cast<double>(3 * at) - static_cast<double>(ascending.size() * i));
    };
    for (std::size_t at = 1; at < ascending.size(); ++at)
      if (ascending[at] != ascending[at - 1] && (!best || distance(at) < distance(*best)))
        best = at;
    if (best && (expected.empty() || expected.back() != ascending[*best]))
      expected.push_back(ascending[*best]);
  }
  RC_ASSERT(level_cuts(ascending, 3) == expected);
}

TEST(ConditionLevels, EachOfAFewValuesIsAPart) {
  const std::vector<float> values{6, 6, 7, 9, 9};
  EXPECT_EQ(value_cuts(values, 3), (std::vector<float>{7, 9}));
  EXPECT_TRUE(value_cuts(values, 2).empty());
}

} // namespace
} // namespace ilk
