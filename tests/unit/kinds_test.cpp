// The number of kinds in a mixed table, and the columns that it is found in.
#include "cluster/kinds.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/hash.h"
#include "base/philox.h"
#include "cluster/redundant_numbers.h"
#include "judge/agreement.h"
#include "support/numbers.h"

namespace ilk {
namespace {

using test::nan;

// A table that owns what its columns show.
struct KindTestTable {
  std::vector<std::string> names;
  std::vector<std::vector<float>> numbers;
  std::vector<std::vector<std::uint32_t>> codes; ///< of three levels
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> truth;

  std::vector<KindColumn> columns() const {
    std::vector<KindColumn> result;
    for (const auto& column : numbers) {
      KindColumn& to = result.emplace_back();
      to.name = "n" + std::to_string(result.size());
      to.numbers = column;
      to.integer =
          std::ranges::all_of(column, [](float x) { return std::isnan(x) || x == std::round(x); });
    }
    for (const auto& column : codes) {
      KindColumn& to = result.emplace_back();
      to.name = "c" + std::to_string(result.size());
      to.codes = column;
      to.levels = 3;
    }
    return result;
  }

  KindTestTable in_order(const std::vector<std::uint32_t>& order) const {
    KindTestTable result = *this;
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = 0; j < numbers.size(); ++j) result.numbers[j][i] = numbers[j][order[i]];
      for (std::size_t j = 0; j < codes.size(); ++j) result.codes[j][i] = codes[j][order[i]];
      result.keys[i] = keys[order[i]];
    }
    return result;
  }
};

// Amounts with zeros, counts, a number with gaps, a category: of `kinds` kinds.
KindTestTable customers(std::size_t rows, std::size_t kinds, std::uint64_t seed) {
  auto random = test::random_numbers(seed, 5);
  KindTestTable table;
  table.numbers.resize(4, std::vector<float>(rows));
  table.codes.resize(1, std::vector<std::uint32_t>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    const auto kind = static_cast<std::uint32_t>(random.below(kinds));
    const auto size = static_cast<double>(kind);
    table.truth.push_back(kind);
    table.keys.push_back(mixed(seed * 100'000 + i));
    const bool none = random.uniform() < (kind == 1 ? 0.7 : 0.1);
    table.numbers[0][i] =
        none ? 0 : static_cast<float>(std::exp(2 + 1.5 * size + 0.4 * random.normal()));
    table.numbers[1][i] = static_cast<float>(std::floor(5 + 12 * size + 3 * random.normal()));
    table.numbers[2][i] =
        random.uniform() < 0.2 ? nan : static_cast<float>(4 * size + random.normal());
    table.numbers[3][i] = static_cast<float>(random.normal());
    table.codes[0][i] =
        random.uniform() < 0.8 ? kind % 3 : static_cast<std::uint32_t>(random.below(3));
  }
  return table;
}

Kinds found(const KindTestTable& table, unsigned threads, const KindOptions& options = {}) {
  Execution execution(threads);
  return find_kinds(execution, table.columns(), table.keys, options);
}

TEST(Kinds, FindsThePlantedOnes) {
  const KindTestTable table = customers(400, 3, 1);
  const Kinds kinds = found(table, 2);
  EXPECT_TRUE(kinds.structure);
  EXPECT_EQ(kinds.count, 3u);
  EXPECT_LE(kinds.least_supported, 3u);
  EXPECT_GE(kinds.most_supported, 3u);
  EXPECT_GT(adjusted_rand(kinds.labels, table.truth), 0.95);
  EXPECT_GT(kinds.relevance[1], 0.5);
  EXPECT_EQ(kinds.relevance[3], 0); // noise
  for (const float margin : kinds.margins) EXPECT_TRUE(margin >= 0 && margin <= 1.0001f);
}

TEST(Kinds, AreOneWhereNoneArePlanted) {
  const Kinds kinds = found(customers(400, 1, 2), 2);
  EXPECT_FALSE(kinds.structure);
  EXPECT_EQ(kinds.count, 1u);
}

TEST(Kinds, DependNeitherOnThreadsNorOnTheOrderOfRows) {
  const KindTestTable table = customers(300, 2, 3);
  KindOptions options;
  options.path.largest = 4;
  options.most_rows = 200;
  const Kinds one = found(table, 1, options);
  auto random = test::random_numbers(4, 6);
  const auto order = random.permutation(300);
  const KindTestTable shuffled = table.in_order(order);
  for (const unsigned threads : {2u, 3u}) {
    const Kinds other = found(shuffled, threads, options);
    ASSERT_EQ(other.count, one.count);
    ASSERT_EQ(other.curve.size(), one.curve.size());
    for (std::size_t p = 0; p < one.curve.size(); ++p)
      EXPECT_EQ(other.curve[p].icl, one.curve[p].icl);
    EXPECT_EQ(other.model.parameters.means, one.model.parameters.means);
    for (std::size_t i = 0; i < order.size(); ++i) {
      EXPECT_EQ(other.labels[i], one.labels[order[i]]);
      EXPECT_EQ(other.margins[i], one.margins[order[i]]);
    }
  }
}

TEST(Kinds, OfTablesThatHoldNothingAreOne) {
  const auto one_kind = [](const KindTestTable& table) {
    const Kinds kinds = found(table, 2);
    return kinds.count == 1 && kinds.labels == std::vector<std::uint32_t>(table.keys.size());
  };
  EXPECT_TRUE(one_kind({})); // no rows, no columns
  KindTestTable table;
  table.keys = {7};
  EXPECT_TRUE(one_kind(table)); // no columns
  table.numbers = {{1.0f}, {nan}};
  table.codes = {{2}};
  EXPECT_TRUE(one_kind(table)); // one row
  table.keys = {1, 2, 3, 4};
  table.numbers = {{5, 5, 5, 5}, {nan, nan, nan, nan}, {1, nan, nan, nan}};
  table.codes = {{1, 1, 1, 1}};
  EXPECT_TRUE(one_kind(table)); // constants and gaps
  for (std::uint64_t key = 5; key < 60; ++key) {
    table.keys.push_back(key);
    for (auto& column : table.numbers) column.push_back(column == table.numbers[0] ? 5 : nan);
    table.codes[0].push_back(1);
  }
  EXPECT_TRUE(one_kind(table));
}

TEST(Kinds, StandTablesOfTwoDistinctRows) {
  KindTestTable table;
  table.numbers.resize(3);
  table.codes.resize(1);
  for (std::size_t i = 0; i < 60; ++i) {
    const auto side = static_cast<std::uint32_t>(i % 2);
    table.keys.push_back(mixed(i));
    table.numbers[0].push_back(side == 0 ? 0.5f : 7.25f);
    table.numbers[1].push_back(side == 0 ? nan : 3);
    table.numbers[2].push_back(static_cast<float>(side * 1e30));
    table.codes[0].push_back(side);
  }
  const Kinds kinds = found(table, 2);
  EXPECT_EQ(kinds.labels.size(), 60u);
  for (const double each : kinds.relevance) EXPECT_TRUE(std::isfinite(each));
}

TEST(Kinds, LabelsOtherRowsByTheModel) {
  const KindTestTable table = customers(400, 3, 1), others = customers(300, 3, 8);
  const Kinds kinds = found(table, 2);
  Execution execution(2);
  const KindLabels labels = label_kinds(execution, kinds.model, others.columns(), others.keys);
  EXPECT_GT(adjusted_rand(labels.labels, others.truth), 0.9);
}

// What column j becomes.
KindFeatures features_of(const KindTestTable& table) {
  Execution execution(1);
  std::vector<std::uint32_t> rows(table.keys.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::uint32_t>(i);
  return learn_kind_columns(execution, table.columns(), table.keys, rows, 1).features;
}

TEST(KindColumns, TakeZerosAndCapsApart) {
  auto random = test::random_numbers(9, 7);
  KindTestTable table;
  table.numbers.resize(3);
  for (std::size_t i = 0; i < 500; ++i) {
    table.keys.push_back(i);
    table.numbers[0].push_back(
        random.uniform() < 0.3 ? 0 : static_cast<float>(std::exp(random.normal())));
    table.numbers[1].push_back(
        static_cast<float>(std::min(1.0, 0.5 + 0.5 * random.normal()))); // capped at 1
    table.numbers[2].push_back(static_cast<float>(random.below(3)));
  }
  const KindFeatures features = features_of(table);
  ASSERT_EQ(features.numbers.size(), 2u);
  EXPECT_TRUE(features.numbers[0].zeros_apart);
  EXPECT_EQ(features.numbers[0].transform, KindTransform::log);
  EXPECT_EQ(features.numbers[1].heaps, std::vector<float>{1});
  ASSERT_EQ(features.categories.size(), 3u); // zero or not, at the cap or not, three values
  EXPECT_EQ(features.categories[2].levels, 3u);
}

TEST(Kinds, OfDifferentSizesAreNotTransformedAway) {
  auto random = test::random_numbers(10, 8);
  KindTestTable table;
  table.numbers.resize(2);
  for (std::size_t i = 0; i < 600; ++i) { // a large kind, and two small ones far to the right
    table.keys.push_back(mixed(i));
    const double middle = i % 12 == 0 ? 40 : i % 12 == 1 ? 60 : 10;
    for (auto& column : table.numbers)
      column.push_back(static_cast<float>(middle + random.normal()));
  }
  EXPECT_EQ(found(table, 2).count, 3u);
}

TEST(KindColumns, LeaveOutWhatRepeats) {
  KindTestTable table = customers(300, 2, 11);
  table.numbers.push_back({});
  for (std::size_t i = 0; i < 300; ++i) // the same zeros as those of the first
    table.numbers[4].push_back(table.numbers[0][i] == 0 ? 0 : 1 + static_cast<float>(i % 97) / 7);
  EXPECT_EQ(features_of(table).repeated, 1u);
}

TEST(RedundantNumbers, AreSumsAndProducts) {
  auto random = test::random_numbers(12, 9);
  std::vector<std::vector<double>> columns(5);
  for (std::size_t i = 0; i < 200; ++i) {
    for (std::size_t j = 0; j < 3; ++j) columns[j].push_back(std::exp(random.normal()));
    columns[3].push_back(columns[0][i] + columns[1][i]);
    columns[4].push_back(columns[1][i] * columns[2][i]);
  }
  auto out = redundant_numbers(columns);
  ASSERT_EQ(out.size(), 2u);
  std::ranges::sort(out);
  EXPECT_LT(out[0], 4u); // one of the sum and its terms
  columns.resize(3);
  EXPECT_TRUE(redundant_numbers(columns).empty());
  EXPECT_TRUE(redundant_numbers({}).empty());
}

} // namespace
} // namespace ilk
