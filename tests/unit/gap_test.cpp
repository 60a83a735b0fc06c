// The gap statistic, and the number of clusters that it chooses.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/gap.h"
#include "support/effort.h"

namespace ilk {
namespace {

// `kinds` round groups far from each other, row i of kind i % kinds.
Matrix blobs(std::size_t rows, std::size_t kinds, double apart) {
  RandomSequence random(RandomStream(6, Purpose::test));
  Matrix table(rows, 3);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      table.at(i, j) = static_cast<float>(((i % kinds) >> j) % 2 * apart + static_cast<double>(j) +
                                          random.normal());
  return table;
}

Matrix uniform(std::size_t rows, std::size_t columns) {
  RandomSequence random(RandomStream(7, Purpose::test));
  Matrix table(rows, columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      table.at(i, j) = static_cast<float>(random.uniform(-1, 1) * static_cast<double>(j + 1));
  return table;
}

std::vector<Gap> gaps_of(const Matrix& table, const GapOptions& options, unsigned threads = 2) {
  Execution execution(threads);
  return gap_statistic(execution, table.block(), options);
}

double log_squares_about_mean(std::span<const float> values) {
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double sum = 0;
  for (const float value : values) sum += (value - mean) * (value - mean);
  return std::log(sum);
}

// Of one column and one cluster all of it can be written down. What is rounded are the values, by
// 2^-24 of themselves; that is twice as much of their squares, on both sides.
TEST(Gap, OfOneClusterEqualsItsDefinition) {
  const Matrix table = uniform(500, 1);
  const GapOptions options{.counts = {1}, .references = 4, .seed = 3};
  const auto [low, high] = std::ranges::minmax(table.column(0));
  std::vector<double> logs;
  for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
    const RandomStream stream(3, Purpose::gap_reference, replicate);
    std::vector<float> drawn(500);
    for (std::size_t i = 0; i < 500; ++i)
      drawn[i] = static_cast<float>(low + (high - low) * stream.uniform(i));
    logs.push_back(log_squares_about_mean(drawn));
  }
  const double mean = std::accumulate(logs.begin(), logs.end(), 0.0) / 4;
  double variance = 0;
  for (const double log : logs) variance += (log - mean) * (log - mean) / 4;

  const auto gaps = gaps_of(table, options);
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].k, 1u);
  EXPECT_NEAR(gaps[0].gap, mean - log_squares_about_mean(table.column(0)), 4 * 0x1p-24);
  EXPECT_NEAR(gaps[0].error, std::sqrt(variance * 1.25), 4 * 0x1p-24);
}

TEST(Gap, ChoosesTheNumberOfSeparateGroups) {
  for (const std::size_t kinds : {1, 2, 3, 5}) {
    const Matrix table = blobs(800, kinds, 12);
    for (std::uint64_t seed = 1; seed <= test::trials(3); ++seed)
      EXPECT_EQ(gap_choice(gaps_of(table, {.references = 10, .restarts = 4, .seed = seed})), kinds)
          << "seed " << seed;
  }
}

TEST(Gap, ChoosesOneClusterOfUniformRows) {
  EXPECT_EQ(gap_choice(gaps_of(uniform(1000, 3), {.references = 10})), 1u);
}

TEST(Gap, OfASampleChoosesTheSame) {
  const Matrix table = blobs(5000, 4, 12);
  const auto gaps = gaps_of(table, {.most_rows = 300});
  EXPECT_EQ(gap_choice(gaps), 4u);
  EXPECT_NE(gaps, gaps_of(table, {.most_rows = 300, .seed = 2}));
}

TEST(Gap, DoesNotDependOnThreads) {
  const Matrix table = blobs(900, 3, 4);
  const GapOptions options{.counts = {2, 3, 4, 9}, .most_rows = 500};
  const auto one = gaps_of(table, options, 1);
  EXPECT_EQ(gaps_of(table, options, 2), one);
  EXPECT_EQ(gaps_of(table, options, 8), one);
}

// From two clusters on nothing is left to explain.
TEST(Gap, OfTwoDistinctRowsIsLargeAndFinite) {
  Matrix table(60, 2);
  for (std::size_t i = 0; i < 60; ++i) {
    table.at(i, 0) = i % 3 == 0 ? 0.7f : -0.3f;
    table.at(i, 1) = i % 3 == 0 ? 1.3f : 0.1f;
  }
  const auto gaps = gaps_of(table, {});
  for (const Gap& each : gaps) {
    EXPECT_TRUE(std::isfinite(each.gap) && std::isfinite(each.error)) << each.k;
    EXPECT_EQ(each.gap > 10, each.k >= 2) << each.k << " " << each.gap;
  }
  EXPECT_EQ(gap_choice(gaps), 2u);
}

TEST(Gap, OfEqualRowsAndOfOneRowIsZero) {
  for (const std::size_t rows : {1, 40}) {
    Matrix table(rows, 2);
    for (std::size_t i = 0; i < rows; ++i) table.at(i, 1) = 3.3f;
    for (const Gap& each : gaps_of(table, {.counts = {1, 2, 5}})) {
      EXPECT_EQ(each.gap, 0);
      EXPECT_EQ(each.error, 0);
    }
  }
}

TEST(GapChoice, IsTheFirstThatTheNextDoesNotClearlyExceed) {
  const std::vector<Gap> table = {
      {2, 0.50, 0.01}, {3, 0.70, 0.02}, {4, 0.72, 0.02}, {5, 0.90, 0.05}, {6, 0.80, 0.05}};
  EXPECT_EQ(gap_choice(table), 3u); // 0.70 >= 0.72 - 0.02
  EXPECT_EQ(gap_choice(std::span(table).subspan(2)), 5u);
  EXPECT_EQ(gap_choice(std::span(table).first(2)), 0u);
  EXPECT_EQ(gap_choice(std::span(table).first(1)), 0u);
  EXPECT_EQ(gap_choice({}), 0u);
}

} // namespace
} // namespace ilk
