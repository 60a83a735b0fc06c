// Gaps and repeated rows, against pandas and SciPy (tests/golden/data/profile_*.json).
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "profile/duplicates.h"
#include "profile/missingness.h"
#include "support/numbers.h"
#include "support/profile_table.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using test::nan;

std::uint32_t index_of(const Table& table, const std::string& name) {
  std::uint32_t j = 0;
  while (table.attributes[j].name != name) ++j;
  return j;
}

const MissingDependence& test_of(const Missingness& found, std::uint32_t column,
                                 std::uint32_t other) {
  for (const auto& test : found.dependences)
    if (test.column == column && test.other == other) return test;
  throw std::runtime_error("this pair was not tested");
}

void expect_missingness(const Missingness& found, const nlohmann::json& golden,
                        const Table& table) {
  for (const auto& expected : golden["missing_tests"]) {
    SCOPED_TRACE(expected.dump());
    const auto& test = test_of(found, index_of(table, expected[0]), index_of(table, expected[1]));
    EXPECT_NEAR(test.auc, expected[2].get<double>(), 1e-13);
    EXPECT_NEAR(test.p_value, expected[3].get<double>(), 1e-10 * expected[3].get<double>());
    EXPECT_EQ(test.effect, std::abs(test.auc - 0.5));
    EXPECT_GE(test.false_discovery_rate, test.p_value);
  }
  for (std::size_t t = 1; t < found.dependences.size(); ++t)
    EXPECT_GE(found.dependences[t - 1].effect, found.dependences[t].effect);
  ASSERT_EQ(found.distinct_patterns, golden["patterns"].size());
  std::uint64_t rows = found.complete_rows;
  for (std::size_t p = 0; p < found.patterns.size(); ++p) {
    EXPECT_EQ(found.patterns[p].rows, golden["patterns"][p][1]);
    EXPECT_EQ(found.patterns[p].columns,
              golden["patterns"][p][0].get<std::vector<std::uint32_t>>());
    rows += found.patterns[p].rows;
  }
  EXPECT_EQ(rows, table.rows()); // fewer than 20 patterns: none is left out
}

TEST(ProfileMissingness, OfAMadeTableIsThatOfPandasAndSciPy) {
  const auto golden = test::golden("profile_toy");
  const Table table = test::profile_table(golden);
  Execution execution(2);
  const Missingness found = profile_missingness(execution, table);
  expect_missingness(found, golden, table);
  for (const auto& expected : golden["missing_levels"]) {
    const auto& test = test_of(found, index_of(table, expected[0]), index_of(table, expected[1]));
    EXPECT_NEAR(test.cramers_v, expected[2].get<double>(), 1e-12);
    EXPECT_NEAR(test.p_value, expected[3].get<double>(), 1e-10);
  }
}

TEST(ProfileMissingness, OfTheCreditCardsIsThatOfPandasAndSciPy) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  const Table table = test::credit_card_table(execution);
  expect_missingness(profile_missingness(execution, table), test::golden("profile_credit_card"),
                     table);
}

Table table_of(const std::vector<float>& values, std::size_t columns) {
  Table table;
  for (std::size_t j = 0; j < columns; ++j)
    table.attributes.push_back(described("x" + std::to_string(j), Role::attribute));
  table.values = test::matrix_of(values, columns);
  return table;
}

TEST(ProfileMissingness, ColumnsThatAreMissingTogetherHavePhiOne) {
  std::vector<float> values;
  for (int i = 0; i < 100; ++i) {
    const bool gap = i % 4 == 0;
    values.insert(values.end(), {gap ? nan : 1.0f, gap ? nan : 2.0f, i % 2 == 0 ? 3.0f : nan});
  }
  Execution execution(1);
  const Missingness found = profile_missingness(execution, table_of(values, 3));
  ASSERT_EQ(found.together.size(), 3u);
  EXPECT_NEAR(found.together[0].phi, 1, 1e-15);
  EXPECT_EQ(found.together[0].rows, 25u);
  EXPECT_EQ(found.together[0].second, 1u);
  EXPECT_LT(found.together[0].false_discovery_rate, 1e-10);
  // 25 of the 50 rows with the third are missing, none of the others: phi = -1 / sqrt(3).
  EXPECT_NEAR(found.together[1].phi, -std::sqrt(1.0 / 3), 1e-12);
  EXPECT_EQ(found.together[1].rows, 0u);
}

TEST(ProfileMissingness, FewGapsAreNotTested) {
  std::vector<float> values(100, 1.0f);
  for (int i = 0; i < 19; ++i) values[static_cast<std::size_t>(2 * i)] = nan;
  Execution execution(1);
  const Missingness found = profile_missingness(execution, table_of(values, 2));
  EXPECT_TRUE(found.dependences.empty());
  EXPECT_EQ(found.complete_rows, 31u);
  ASSERT_EQ(found.patterns.size(), 1u);
  EXPECT_EQ(found.patterns[0].columns, std::vector<std::uint32_t>{0});
}

TEST(Duplicates, AreThoseOfPandas) {
  const auto golden = test::golden("profile_toy");
  Execution execution(2);
  const Duplicates found = find_duplicates(execution, test::profile_table(golden));
  EXPECT_EQ(found.repeated, golden["duplicates"]["repeated"]);
  EXPECT_EQ(found.superfluous, golden["duplicates"]["superfluous"]);
  EXPECT_EQ(found.largest, golden["duplicates"]["largest"]);
  EXPECT_EQ(found.largest_first, 388u);
}

TEST(Duplicates, OfTheCreditCardsThereAreNone) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  Execution execution(2);
  EXPECT_EQ(find_duplicates(execution, test::credit_card_table(execution)).superfluous, 0u);
}

TEST(Duplicates, ZerosAndGapsAreEqualWhateverTheirBits) {
  const Table table = table_of({0.0f, nan, -0.0f, -nan, 0, 1, 1, 0}, 2);
  Execution execution(1);
  const Duplicates found = find_duplicates(execution, table);
  EXPECT_EQ(found.repeated, 1u);
  EXPECT_EQ(found.superfluous, 1u);
  EXPECT_EQ(found.largest_first, 0u);
}

TEST(Duplicates, AnIdThatRepeatsIsFoundWhereItFirstDoes) {
  Table table = table_of({1, 2, 3, 4, 5}, 1);
  for (const char* id : {"b", "a", "c", "a", "b"}) table.ids.push_back(id);
  Execution execution(2);
  const auto repeated = find_repeated_id(execution, table);
  ASSERT_TRUE(repeated);
  EXPECT_EQ(repeated->first, 1u);
  EXPECT_EQ(repeated->second, 3u);
  EXPECT_EQ(repeated->rows, 2u);
}

} // namespace
} // namespace ilk
