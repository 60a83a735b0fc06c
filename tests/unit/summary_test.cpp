// Summaries against the plainest way to compute the same.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/philox.h"
#include "pass/run.h"
#include "summary/co_moments.h"
#include "summary/magnitude.h"
#include "summary/moments.h"
#include "summary/quantiles.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

Matrix column_of(const std::vector<float>& values) {
  Matrix table(values.size(), 1);
  std::copy(values.begin(), values.end(), table.column(0).begin());
  return table;
}

double sorted_quantile(std::vector<float> values, double probability) {
  std::erase_if(values, [](float value) { return std::isnan(value); });
  if (values.empty()) return NAN;
  std::sort(values.begin(), values.end());
  const double position = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, values.size() - 1);
  const double low = values[below], high = values[above];
  return low + (high - low) * (position - std::floor(position));
}

// Few rows are sorted, and the digits of many are counted.
RC_GTEST_PROP(Quantiles, EqualThoseOfSortedValues, (std::vector<float> values, bool many)) {
  std::erase_if(values, [](float value) { return std::isinf(value); });
  while (many && !values.empty() && values.size() < 20'000)
    for (std::size_t i = 0, drawn = values.size(); i < drawn; ++i) values.push_back(values[i]);
  const std::vector<double> probabilities = {0, 0.1, 0.25, 0.5, 0.77, 1};
  Execution execution(2);
  const auto found = quantiles(execution, column_of(values).block(), probabilities)[0];
  for (std::size_t p = 0; p < probabilities.size(); ++p) {
    const double expected = sorted_quantile(values, probabilities[p]);
    RC_ASSERT(found[p] == expected || (std::isnan(found[p]) && std::isnan(expected)));
  }
}

TEST(Quantiles, OfGroupsEqualThoseOfEachGroupAlone) {
  RandomSequence random(RandomStream(1, Purpose::test));
  for (const std::size_t rows : {5'000, 16'384, 16'385, 20'000}) {
    std::vector<float> values(rows);
    std::vector<std::uint32_t> labels(values.size());
    std::vector<std::vector<float>> groups(3);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = static_cast<float>(random.normal());
      labels[i] = static_cast<std::uint32_t>(random.below(3));
      groups[labels[i]].push_back(values[i]);
    }
    Execution execution(2);
    const std::vector<double> probabilities = {0.1, 0.5, 0.9};
    const auto found =
        quantiles_by_group(execution, column_of(values).block(), labels, 3, probabilities);
    for (std::size_t g = 0; g < 3; ++g)
      for (std::size_t p = 0; p < 3; ++p)
        EXPECT_EQ(found[g][0][p], sorted_quantile(groups[g], probabilities[p]));
    const std::vector<std::uint64_t> ranks = {0, 17, rows - 1};
    const auto statistics = order_statistics(execution, column_of(values).block(), ranks);
    std::ranges::sort(values);
    for (std::size_t r = 0; r < ranks.size(); ++r) EXPECT_EQ(statistics[r], values[ranks[r]]);
  }
}

TEST(OrderedBits, KeepTheOrderOfFloats) {
  const std::vector<float> ascending = {-INFINITY, -1e30f, -1, -1e-40f, -0.0f,
                                        0.0f,      1e-40f, 1,  1e30f,   INFINITY};
  for (std::size_t i = 1; i < ascending.size(); ++i) {
    EXPECT_LT(ordered_bits(ascending[i - 1]), ordered_bits(ascending[i]));
    EXPECT_EQ(from_ordered_bits(ordered_bits(ascending[i])), ascending[i]);
  }
}

TEST(Moments, CountMissingAndZeros) {
  Execution execution(1);
  const auto found = run(execution, column_of({0, NAN, 3, 0, NAN, -1}).block(), Moments(1))[0];
  EXPECT_EQ(found.count, 4u);
  EXPECT_EQ(found.missing, 2u);
  EXPECT_EQ(found.zeros, 2u);
  EXPECT_EQ(found.minimum, -1);
  EXPECT_EQ(found.maximum, 3);
  EXPECT_EQ(found.sum, 2);
  EXPECT_EQ(found.mean, 0.5);
  EXPECT_EQ(found.variance, 2.25); // (0.25 + 6.25 + 0.25 + 2.25) / 4
}

TEST(Moments, OfConstantsHaveNoShape) {
  Execution execution(1);
  const auto found = run(execution, column_of({0.1f, 0.1f, 0.1f}).block(), Moments(1))[0];
  EXPECT_EQ(found.variance, 0);
  EXPECT_EQ(found.skewness, 0);
  EXPECT_EQ(found.excess_kurtosis, 0);
}

TEST(CoMoments, GiveCorrelationsOfKnownRelations) {
  Matrix table(1000, 3);
  RandomSequence random(RandomStream(1, Purpose::test));
  for (std::size_t i = 0; i < 1000; ++i) {
    table.at(i, 0) = static_cast<float>(random.normal());
    table.at(i, 1) = -2 * table.at(i, 0) + 1;
    table.at(i, 2) = 5;
  }
  Execution execution(2);
  const auto found = run(execution, table.block(),
                         CoMoments(3, largest_magnitude(execution, table.block()), 1000));
  EXPECT_NEAR(found.correlation(0, 1), -1, 1e-6); // column 1 is rounded to float
  EXPECT_NEAR(found.correlation(0, 2), 0, 1e-6);
  EXPECT_NEAR(found.mean[2], 5, 1e-12);
}

TEST(RowSample, IsUniform) {
  const Matrix table(1000, 1);
  Execution execution(2);
  std::vector<int> drawn(1000);
  for (std::uint64_t seed = 0; seed < 500; ++seed)
    for (const std::uint32_t row :
         run(execution, table.block(), RowSample(100, RandomStream(seed, Purpose::row_sample))))
      ++drawn[row];
  double chi_squared = 0; // 999 degrees of freedom; each row expects 50 draws
  for (const int count : drawn) chi_squared += (count - 50.0) * (count - 50.0) / (50.0 * 0.9);
  EXPECT_LT(chi_squared, 999 + 5 * std::sqrt(2.0 * 999));
}

TEST(OrderStatistics, AreThoseOfTheSortedValues) {
  std::vector<float> values;
  for (int i = 0; i < 3000; ++i) values.push_back(static_cast<float>(i * i % 1009) / 7 - 60);
  for (const float other : {-0.0f, 0.0f, 1e-41f, -1e-41f, 3e38f, -3e38f}) values.push_back(other);
  std::vector<float> sorted = values;
  std::ranges::stable_sort(sorted);
  std::vector<std::uint64_t> ranks;
  for (std::uint64_t rank = 0; rank < values.size(); rank += 1 + rank % 13) ranks.push_back(rank);
  values.insert(values.begin() + 5, 40, std::numeric_limits<float>::quiet_NaN());
  Execution execution(2);
  const auto found = order_statistics(execution, column_of(values).block(), ranks);
  ASSERT_EQ(found.size(), ranks.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) EXPECT_EQ(found[i], sorted[ranks[i]]) << ranks[i];
}

} // namespace
} // namespace ilk
