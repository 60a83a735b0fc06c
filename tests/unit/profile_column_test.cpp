// What each column says, against pandas and SciPy (tests/golden/data/profile_*.json).
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "profile/column_profile.h"
#include "summary/quantiles.h"
#include "summary/sorted_values.h"
#include "support/numbers.h"
#include "support/profile_table.h"
#include "support/shared_data.h"
#include "table/iso_date.h"

namespace ilk {
namespace {

using test::nan;

// Peers sum in double, ilk exactly: some n * 2^-53 of the size of what is summed.
void expect_close(double ours, const nlohmann::json& theirs, double tolerance, const char* what) {
  const double expected = test::figure(theirs);
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(ours)) << what;
    return;
  }
  EXPECT_NEAR(ours, expected, tolerance * std::max(1.0, std::abs(expected))) << what;
}

void expect_profile(const ColumnProfile& profile, const nlohmann::json& expected) {
  SCOPED_TRACE(expected["name"].get<std::string>());
  EXPECT_EQ(profile.moments.count, expected["count"]);
  EXPECT_EQ(profile.moments.missing, expected["missing"]);
  EXPECT_EQ(profile.moments.zeros, expected["zeros"]);
  EXPECT_EQ(profile.distinct, expected["distinct"]);
  EXPECT_EQ(profile.negative, expected["negative"]);
  EXPECT_EQ(profile.whole, expected["whole"]);
  EXPECT_EQ(profile.moments.minimum, expected["minimum"]);
  EXPECT_EQ(profile.moments.maximum, expected["maximum"]);
  expect_close(profile.moments.mean, expected["mean"], 1e-12, "mean");
  expect_close(profile.moments.variance, expected["variance"], 1e-11, "variance");
  expect_close(profile.moments.skewness, expected["skewness"], 1e-9, "skewness");
  expect_close(profile.moments.excess_kurtosis, expected["excess_kurtosis"], 1e-9, "kurtosis");
  for (std::size_t p = 0; p < profile_probabilities.size(); ++p)
    expect_close(profile.quantiles[p], expected["quantiles"][p], 1e-14, "quantile");
  ASSERT_EQ(profile.ecdf.size(), 101u);
  for (std::size_t p = 0; p <= 100; ++p)
    expect_close(profile.ecdf[p], expected["ecdf"][p], 1e-12, "ecdf");
  ASSERT_EQ(profile.most_frequent.size(), expected["most_frequent"].size());
  for (std::size_t v = 0; v < profile.most_frequent.size(); ++v) {
    EXPECT_EQ(profile.most_frequent[v].value, expected["most_frequent"][v][0]);
    EXPECT_EQ(profile.most_frequent[v].count, expected["most_frequent"][v][1]);
  }
  if (expected["name"] == "yes") return; // a boolean has no tail
  expect_close(profile.tail.index, expected["hill"]["index"], 1e-9, "tail index");
  EXPECT_EQ(profile.tail.values, expected["hill"]["values"]);
}

TEST(ProfileColumns, OfAMadeTableAreThoseOfPandas) {
  const auto golden = test::golden("profile_toy");
  const Table table = test::profile_table(golden);
  Execution execution(2);
  const auto profiles = profile_columns(execution, table);
  ASSERT_EQ(profiles.size(), 6u);
  for (std::size_t j = 0; j < golden["profiles"].size(); ++j)
    expect_profile(profiles[j], golden["profiles"][j]);
}

TEST(ProfileColumns, OfTheCreditCardsAreThoseOfPandas) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const auto golden = test::golden("profile_credit_card");
  Execution execution(2);
  Table table = test::credit_card_table(execution);
  table.rest = {}; // pandas was given floats
  const auto profiles = profile_columns(execution, table);
  ASSERT_EQ(profiles.size(), golden["profiles"].size());
  for (std::size_t j = 0; j < profiles.size(); ++j)
    expect_profile(profiles[j], golden["profiles"][j]);
}

TEST(ProfileColumns, KeepTheDigitsOfTheFile) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  const auto profiles = profile_columns(execution, table);
  for (std::size_t j = 0; j < profiles.size(); ++j) {
    if (table.attributes[j].name == "BALANCE") {
      EXPECT_EQ(profiles[j].moments.maximum, 19043.13856);
    }
    if (table.attributes[j].name == "PURCHASES") {
      EXPECT_EQ(profiles[j].moments.maximum, 49039.57);
    }
  }
}

ColumnProfile profile_of(ColumnSchema schema, const std::vector<float>& values) {
  Execution execution(1);
  Table table;
  table.attributes = {std::move(schema)};
  table.values = test::matrix_of(values, 1);
  return profile_columns(execution, table)[0];
}

ColumnSchema column(Kind kind) {
  ColumnSchema schema = described("x", Role::attribute);
  schema.kind = kind;
  return schema;
}

TEST(ProfileColumns, LevelsAreCountedMostFrequentFirstThenByName) {
  ColumnSchema schema = column(Kind::category);
  schema.levels = {"b", "a", "never", "c"};
  const auto profile = profile_of(schema, {0, 1, 3, 3, 3, 4, nan, 0, 1});
  const std::vector<LevelCount> expected = {{"c", 3}, {"a", 2}, {"b", 2}, {"never", 0}};
  EXPECT_EQ(profile.levels, expected);
  EXPECT_EQ(profile.unseen, 1u); // 4 is no level
  EXPECT_EQ(profile.distinct, 3u);
  EXPECT_EQ(profile.moments.missing, 1u);
}

TEST(ProfileColumns, RareLevelsArePooledAfterFifty) {
  ColumnSchema schema = column(Kind::category);
  std::vector<float> values;
  for (int l = 0; l < 60; ++l) {
    schema.levels.push_back(std::to_string(100 + l));
    values.push_back(static_cast<float>(l));
  }
  const auto profile = profile_of(schema, values);
  EXPECT_EQ(profile.levels.size(), 50u);
  EXPECT_EQ(profile.other_levels, (LevelCount{"10 others", 10}));
}

TEST(ProfileColumns, DatesAreToldInIsoText) {
  const auto profile = profile_of(column(Kind::date), {0, 59, 19782});
  ASSERT_TRUE(profile.dates);
  EXPECT_EQ(profile.dates->first, "1970-01-01");
  EXPECT_EQ(profile.dates->middle, "1970-03-01");
  EXPECT_EQ(profile.dates->last, "2024-02-29");
  EXPECT_EQ(iso_date(-1), "1969-12-31");
}

TEST(ProfileColumns, ValuesOutsideTheDictionarysRangeAreCounted) {
  ColumnSchema schema = column(Kind::ratio);
  schema.lowest = 0;
  schema.highest = 0.7;
  const auto profile = profile_of(schema, {-0.1f, 0, 0.5f, 0.69f, 0.8f, 1.5f, nan});
  EXPECT_EQ(profile.outside, 3u);
  EXPECT_EQ(profile.negative, 1u);
}

TEST(ProfileColumns, AColumnWithoutValuesHasNoFigures) {
  const auto profile = profile_of(column(Kind::amount), {nan, nan});
  EXPECT_EQ(profile.moments.count, 0u);
  EXPECT_EQ(profile.distinct, 0u);
  EXPECT_TRUE(std::isnan(profile.median()));
  EXPECT_TRUE(profile.ecdf.empty());
  EXPECT_FALSE(profile.sentinel);
}

TEST(ProfileColumns, TheHistogramIsThatOfTheHistogramPass) {
  const auto golden = test::golden("profile_toy");
  const Table table = test::profile_table(golden);
  Execution execution(1);
  const auto profile = profile_columns(execution, table)[0];
  const Histogram pass(std::vector{profile.bins}, profile.histogram.size());
  auto summary = pass.empty();
  pass.absorb(summary, table.values.block());
  EXPECT_EQ(profile.histogram, pass.finish(summary)[0]);
}

std::optional<ValueCount> sentinel_in(std::vector<float> values) {
  SortingRoom room;
  return find_sentinel(sorted_values(values, room));
}

std::vector<float> spread(int count, float low, float step) {
  std::vector<float> values;
  for (int i = 0; i < count; ++i) values.push_back(low + step * static_cast<float>(i));
  return values;
}

TEST(Sentinels, AFrequentExtremeFarFromAllOthersIsOne) {
  auto values = spread(500, 0, 1);
  values.insert(values.end(), 12, 9999.0f);
  EXPECT_EQ(sentinel_in(values), (ValueCount{9999, 12}));
  values.insert(values.end(), 1, 12000.0f); // no longer the extreme
  EXPECT_EQ(sentinel_in(values), std::nullopt);
}

TEST(Sentinels, TheOnlyNegativeValueIsOne) {
  auto values = spread(500, 0, 1);
  values.insert(values.end(), 10, -1.0f);
  EXPECT_EQ(sentinel_in(values), (ValueCount{-1, 10}));
  values.push_back(-0.5f);
  EXPECT_EQ(sentinel_in(values), std::nullopt);
}

TEST(Sentinels, NineAndNinetyNineCountOnlyFarAway) {
  auto ages = spread(90, 18, 1); // up to 107: 99 is among them
  ages.insert(ages.end(), 10, 99.0f);
  EXPECT_EQ(sentinel_in(ages), std::nullopt);
  auto children = std::vector<float>(100, 0.0f);
  for (const float number : {1.0f, 2.0f, 3.0f}) children.insert(children.end(), 30, number);
  children.insert(children.end(), 10, 99.0f);
  EXPECT_EQ(sentinel_in(children), (ValueCount{99, 10}));
}

TEST(Sentinels, ARareOneOrAValueSpeltOtherwiseIsNone) {
  auto values = spread(1000, 0, 1);
  values.insert(values.end(), 4, 99999.0f); // 0.4%
  EXPECT_EQ(sentinel_in(values), std::nullopt);
  values = spread(1000, 0, 1);
  values.insert(values.end(), 50, 54321.0f);
  EXPECT_EQ(sentinel_in(values), std::nullopt);
}

TEST(SortedValues, AreTheSameBitsAsByTheStandardSort) {
  RandomSequence random(RandomStream(3, Purpose::test));
  for (const std::size_t size : {0, 1, 2, 17, 1000, 70'000}) {
    std::vector<float> values, expected;
    for (std::size_t i = 0; i < size; ++i) {
      const double draw = random.normal();
      values.push_back(i % 11 == 0 ? nan : i % 7 == 0 ? -0.0f : static_cast<float>(draw * 1e-39));
      if (!std::isnan(values.back())) expected.push_back(values.back() + 0.0f);
    }
    std::sort(expected.begin(), expected.end());
    SortingRoom room;
    const auto sorted = sorted_values(values, room);
    ASSERT_EQ(sorted.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
      EXPECT_EQ(ordered_bits(sorted[i]), ordered_bits(expected[i]));
    Execution execution(1);
    if (expected.empty()) continue;
    const double probabilities[] = {0, 0.3, 0.5, 1};
    const auto quantile =
        quantiles(execution, test::matrix_of(expected, 1).block(), probabilities)[0];
    for (std::size_t p = 0; p < 4; ++p)
      EXPECT_EQ(quantile_of_sorted(sorted, probabilities[p]), quantile[p]);
  }
}

} // namespace
} // namespace ilk
