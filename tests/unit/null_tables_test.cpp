// Tables without segments: what they keep of the original, and what they do not.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/null_tables.h"
#include "support/numbers.h"

namespace ilk {
namespace {

using test::nan;
using test::random_numbers;

// Correlated columns of every sort: normal, its opposite with noise, long-tailed, a count with many
// ties, mostly zero, and one with a tenth missing.
Matrix mixed_table(std::size_t rows) {
  auto random = random_numbers(5, 1);
  Matrix table(rows, 6);
  for (std::size_t i = 0; i < rows; ++i) {
    const double common = random.normal();
    const auto about = [&](double weight) { return weight * common + random.normal(); };
    const double values[] = {about(1),
                             about(-1),
                             std::exp(about(2)),
                             std::floor(std::max(0.0, 1 + about(1))),
                             std::max(0.0, about(1) - 1),
                             random.uniform() < 0.1 ? nan : about(0.5)};
    for (std::size_t j = 0; j < 6; ++j) table.at(i, j) = static_cast<float>(values[j]);
  }
  return table;
}

// Ascending, without the missing values.
std::vector<float> sorted(std::span<const float> column) {
  std::vector<float> values;
  for (const float value : column)
    if (!std::isnan(value)) values.push_back(value);
  std::ranges::sort(values);
  return values;
}

bool same_bits(const Matrix& a, const Matrix& b) {
  if (a.rows() != b.rows() || a.columns() != b.columns()) return false;
  for (std::size_t j = 0; j < a.columns(); ++j)
    if (std::memcmp(a.column(j).data(), b.column(j).data(), a.rows() * sizeof(float)) != 0)
      return false;
  return true;
}

// The farthest apart that the distribution functions of two sorted columns are.
double farthest_apart(const std::vector<float>& a, const std::vector<float>& b) {
  double most = 0;
  for (const auto* values : {&a, &b})
    for (const float x : *values) {
      const auto share = [x](const std::vector<float>& of) {
        return static_cast<double>(std::ranges::upper_bound(of, x) - of.begin()) /
               static_cast<double>(of.size());
      };
      most = std::max(most, std::abs(share(a) - share(b)));
    }
  return most;
}

// Of several tables' rank correlations, entry by entry.
std::vector<double> mean_rank_correlations(Execution& execution, const NullTables& nulls, Null null,
                                           std::uint32_t replicates) {
  std::vector<double> mean(nulls.rank_correlations().size());
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const auto of_one = rank_correlations(execution, nulls.draw(execution, null, r).block());
    for (std::size_t c = 0; c < mean.size(); ++c) mean[c] += of_one[c] / replicates;
  }
  return mean;
}

TEST(RankCorrelations, AreSpearmansWithTiesAtTheirMeanAndMissingValuesInTheMiddle) {
  Execution execution(2);
  Matrix table(5, 3);
  const float columns[3][5] = {{1, 2, 3, 4, 5}, {10, 10, 30, 20, 40}, {nan, 3, nan, 2, 1}};
  for (std::size_t j = 0; j < 3; ++j)
    for (std::size_t i = 0; i < 5; ++i) table.at(i, j) = columns[j][i];
  const auto r = rank_correlations(execution, table.block());
  // Centred ranks: -2 -1 0 1 2; -1.5 -1.5 1 0 2; 0 1 0 0 -1.
  const double a = 10, b = 2.25 + 2.25 + 1 + 4, c = 2;
  const double expected[] = {
      1, 8.5 / std::sqrt(a * b),  -3 / std::sqrt(a * c), 8.5 / std::sqrt(a * b),
      1, -3.5 / std::sqrt(b * c), -3 / std::sqrt(a * c), -3.5 / std::sqrt(b * c),
      1};
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(r[i], expected[i], 1e-15) << i;
}

TEST(IndependentNull, ShufflesEveryColumnByItself) {
  Execution execution(2);
  const Matrix table = mixed_table(2000);
  const NullTables nulls(execution, table.block(), 1);
  const Matrix drawn = nulls.draw(execution, Null::independent, 0);
  for (std::size_t j = 0; j < table.columns(); ++j) {
    EXPECT_EQ(sorted(drawn.column(j)), sorted(table.column(j))) << "column " << j;
    EXPECT_FALSE(std::ranges::equal(drawn.column(j), table.column(j))) << "column " << j;
  }
}

TEST(IndependentNull, LeavesNoRankCorrelation) {
  Execution execution(2);
  constexpr std::size_t rows = 4000;
  const Matrix table = mixed_table(rows);
  const NullTables nulls(execution, table.block(), 1);
  EXPECT_GT(nulls.rank_correlations()[2], 0.5) << "there is something to lose";
  const auto r = rank_correlations(execution, nulls.draw(execution, Null::independent, 0).block());
  // Over all orders the correlation of centred scores has mean 0 and variance 1 / (rows - 1).
  for (std::size_t a = 0; a < 6; ++a)
    for (std::size_t b = 0; b < a; ++b)
      EXPECT_NEAR(r[a * 6 + b], 0, 4 / std::sqrt(rows - 1)) << a << " with " << b;
}

TEST(CopulaNull, TakesItsValuesFromTheColumn) {
  Execution execution(2);
  const Matrix table = mixed_table(2000);
  const NullTables nulls(execution, table.block(), 1);
  const Matrix drawn = nulls.draw(execution, Null::copula, 0);
  for (std::size_t j = 0; j < table.columns(); ++j) {
    const auto original = sorted(table.column(j));
    for (const float value : sorted(drawn.column(j)))
      ASSERT_TRUE(std::ranges::binary_search(original, value)) << value << " in column " << j;
  }
}

TEST(CopulaNull, KeepsEveryDistribution) {
  Execution execution(2);
  const Matrix table = mixed_table(2000);
  const NullTables nulls(execution, table.block(), 1);
  const Matrix drawn = nulls.draw(execution, Null::copula, 0);
  for (std::size_t j = 0; j < table.columns(); ++j) {
    const auto found = sorted(drawn.column(j));
    // By the inequality of Dvoretzky, Kiefer, Wolfowitz & Massart, farther once in 10^6 columns.
    const double most = std::sqrt(std::log(2e6) / (2 * static_cast<double>(found.size())));
    EXPECT_LE(farthest_apart(found, sorted(table.column(j))), most) << "column " << j;
  }
}

TEST(CopulaNull, KeepsTheShareOfMissingValues) {
  Execution execution(2);
  constexpr std::size_t rows = 4000;
  const Matrix table = mixed_table(rows);
  const NullTables nulls(execution, table.block(), 1);
  const Matrix drawn = nulls.draw(execution, Null::copula, 0);
  for (std::size_t j = 0; j < 5; ++j) EXPECT_EQ(sorted(drawn.column(j)).size(), rows);
  const auto present = static_cast<double>(sorted(table.column(5)).size());
  EXPECT_NEAR(static_cast<double>(sorted(drawn.column(5)).size()), present,
              4 * std::sqrt(present * (1 - present / rows)));
}

TEST(CopulaNull, KeepsTheRankCorrelations) {
  Execution execution(2);
  constexpr std::size_t rows = 10'000;
  const Matrix table = mixed_table(rows);
  const NullTables nulls(execution, table.block(), 1);
  const auto& original = nulls.rank_correlations();
  constexpr std::uint32_t replicates = 10;
  const auto drawn = mean_rank_correlations(execution, nulls, Null::copula, replicates);
  // A rank correlation of a drawn table has a deviation of about 1 / sqrt(rows), in the trial by
  // which the copula was corrected as in each replicate.
  const double most = 4 * std::sqrt((1 + 1.0 / replicates) / rows);
  for (std::size_t a = 0; a < 6; ++a)
    for (std::size_t b = 0; b < a; ++b)
      EXPECT_NEAR(drawn[a * 6 + b], original[a * 6 + b], most) << a << " with " << b;
}

TEST(CopulaNull, KeepsNothingElse) {
  Execution execution(2);
  constexpr std::size_t rows = 4000;
  auto random = random_numbers(5, 2);
  Matrix table(rows, 2); // the second is the first one's size: a relation, but no correlation
  for (std::size_t i = 0; i < rows; ++i) {
    table.at(i, 0) = static_cast<float>(random.normal());
    table.at(i, 1) = std::abs(table.at(i, 0));
  }
  const NullTables nulls(execution, table.block(), 1);
  Matrix drawn = nulls.draw(execution, Null::copula, 0);
  for (float& value : drawn.column(0)) value = std::abs(value);
  EXPECT_NEAR(rank_correlations(execution, drawn.block())[1], 0, 4 / std::sqrt(rows - 1));
}

TEST(NullTables, DoNotDependOnThreads) {
  const Matrix table = mixed_table(1500);
  for (const Null null : {Null::independent, Null::copula}) {
    Execution one(1);
    const Matrix expected = NullTables(one, table.block(), 7).draw(one, null, 3);
    for (const unsigned threads : {2u, 8u}) {
      Execution execution(threads);
      const NullTables nulls(execution, table.block(), 7);
      EXPECT_TRUE(same_bits(nulls.draw(execution, null, 3), expected))
          << name_of(null) << " on " << threads << " threads";
    }
  }
}

TEST(NullTables, OfOtherReplicatesAndSeedsDiffer) {
  Execution execution(2);
  const Matrix table = mixed_table(500);
  const NullTables nulls(execution, table.block(), 1), others(execution, table.block(), 2);
  for (const Null null : {Null::independent, Null::copula}) {
    const Matrix drawn = nulls.draw(execution, null, 0);
    EXPECT_TRUE(same_bits(nulls.draw(execution, null, 0), drawn)) << "asked for again";
    EXPECT_FALSE(same_bits(nulls.draw(execution, null, 1), drawn));
    EXPECT_FALSE(same_bits(others.draw(execution, null, 0), drawn));
  }
}

TEST(NullTables, KeepConstantColumnsAndColumnsWithoutValues) {
  Execution execution(2);
  Matrix table = mixed_table(500);
  std::ranges::fill(table.column(1), 3.0f);
  std::ranges::fill(table.column(4), nan);
  const NullTables nulls(execution, table.block(), 1);
  for (const Null null : {Null::independent, Null::copula}) {
    const Matrix drawn = nulls.draw(execution, null, 0);
    for (std::size_t i = 0; i < 500; ++i) {
      ASSERT_EQ(drawn.at(i, 1), 3) << name_of(null);
      ASSERT_TRUE(std::isnan(drawn.at(i, 4))) << name_of(null);
      ASSERT_TRUE(std::isfinite(drawn.at(i, 0))) << name_of(null);
    }
  }
  const auto drawn = mean_rank_correlations(execution, nulls, Null::copula, 10);
  for (const std::size_t other : {2u, 3u, 5u}) // what is left keeps its correlations
    EXPECT_NEAR(drawn[other], nulls.rank_correlations()[other], 4 * std::sqrt(1.1 / 500)) << other;
}

// Latent correlations are kept at most 0.999, a rank correlation of 6 / pi asin(0.999 / 2), from
// which that of a table strays by about (1 - 0.999^2) / sqrt(rows).
TEST(NullTables, TakeColumnsThatDetermineOneAnother) {
  Execution execution(2);
  auto random = random_numbers(5, 3);
  Matrix table(2000, 4);
  for (std::size_t i = 0; i < 2000; ++i) {
    table.at(i, 0) = static_cast<float>(random.normal());
    table.at(i, 1) = 2 * table.at(i, 0);
    table.at(i, 2) = -table.at(i, 0);
    table.at(i, 3) = static_cast<float>(random.normal());
  }
  const NullTables nulls(execution, table.block(), 1);
  const Matrix drawn = nulls.draw(execution, Null::copula, 0);
  const auto r = rank_correlations(execution, drawn.block());
  const double least =
      6 / std::acos(-1.0) * std::asin(0.999 / 2) - 4 * (1 - 0.999 * 0.999) / std::sqrt(2000);
  EXPECT_GE(r[1], least);
  EXPECT_LE(r[2], -least);
  EXPECT_NEAR(r[3], nulls.rank_correlations()[3], 4 * std::sqrt(2.0 / 2000));
}

TEST(NullTables, TakeOneRow) {
  Execution execution(1);
  const Matrix table = mixed_table(1);
  const NullTables nulls(execution, table.block(), 1);
  for (const Null null : {Null::independent, Null::copula})
    EXPECT_EQ(sorted(nulls.draw(execution, null, 0).column(2)), sorted(table.column(2)));
}

} // namespace
} // namespace ilk
