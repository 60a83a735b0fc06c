// A code whose nearest centroids are kinds.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/kind_code.h"
#include "cluster/kmeans.h"
#include "judge/agreement.h"

namespace ilk {
namespace {

struct Labelled {
  Matrix rows;
  std::vector<std::uint32_t> labels;
};

// Normal clouds about points of a grid, of the given sizes; of `columns` columns, the rest of which
// are noise.
Labelled clouds(const std::vector<std::size_t>& sizes, std::size_t columns, double apart,
                std::uint64_t seed) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  Labelled result;
  for (std::uint32_t kind = 0; kind < sizes.size(); ++kind)
    result.labels.insert(result.labels.end(), sizes[kind], kind);
  result.rows = Matrix(result.labels.size(), columns);
  for (std::size_t i = 0; i < result.labels.size(); ++i) {
    const std::uint32_t kind = result.labels[i];
    for (std::size_t j = 0; j < columns; ++j) {
      const double middle = j == 0 ? apart * (kind % 4) : j == 1 ? apart * (kind / 4) : 0;
      result.rows.at(i, j) = static_cast<float>(middle + random.normal());
    }
  }
  return result;
}

double agreement_of(const Labelled& table, std::size_t kinds) {
  Execution execution(1);
  const KindCode code = fit_kind_code(table.rows.block(), table.labels, kinds);
  const Matrix codes = code.encoder.ensemble.encode(execution, table.rows.block());
  return adjusted_rand(assign(execution, codes.block(), code.centroids), table.labels);
}

// Bayes' error between neighbours 6 deviations apart is Phi(-3) = 0.13%.
TEST(KindCode, FindsKindsByTheirNearestCentroid) {
  EXPECT_GT(agreement_of(clouds({300, 200, 100}, 6, 6, 1), 3), 0.98);
}

TEST(KindCode, FindsMoreKindsThanColumns) {
  EXPECT_GT(agreement_of(clouds(std::vector<std::size_t>(12, 60), 2, 8, 2), 12), 0.98);
}

TEST(KindCode, FindsKindsInOneColumn) {
  EXPECT_GT(agreement_of(clouds({200, 200, 200}, 1, 8, 3), 3), 0.98);
}

// With middles 2 deviations apart and 19 to 1 the border lies 1 + log(19) / 2 deviations from the
// larger one's middle: halfway between them it would take 16% of it.
TEST(KindCode, KnowsThatRareKindsAreRare) {
  const Labelled table = clouds({1900, 100}, 1, 2, 4);
  Execution execution(1);
  const KindCode code = fit_kind_code(table.rows.block(), table.labels, 2);
  const Matrix codes = code.encoder.ensemble.encode(execution, table.rows.block());
  const auto labels = assign(execution, codes.block(), code.centroids);
  const auto rare = static_cast<double>(std::ranges::count(labels, 1u));
  EXPECT_LT(rare, 100);
  EXPECT_GT(rare, 10);
}

// What a mixture separates perfectly, such as levels that only one kind has.
TEST(KindCode, FindsKindsThatOneColumnTells) {
  Labelled table = clouds({150, 150}, 3, 0, 5);
  for (std::size_t i = 0; i < table.labels.size(); ++i)
    table.rows.at(i, 2) = table.labels[i] == 0 ? 0.0f : 1.0f;
  EXPECT_EQ(agreement_of(table, 2), 1);
}

TEST(KindCode, SurvivesColumnsThatDoNotVary) {
  Labelled table = clouds({150, 150}, 3, 8, 6);
  for (float& value : table.rows.column(2)) value = 0;
  EXPECT_GT(agreement_of(table, 2), 0.98);
}

TEST(KindCode, SaysHowMuchOfAColumnItKeeps) {
  const Labelled table = clouds({400, 400}, 3, 6, 7);
  const KindCode code = fit_kind_code(table.rows.block(), table.labels, 2);
  ASSERT_EQ(code.encoder.column_r2.size(), 3u);
  EXPECT_GT(code.encoder.column_r2[0], 0.95) << "kinds lie along it";
  EXPECT_LT(code.encoder.column_r2[2], 0.3) << "noise";
}

} // namespace
} // namespace ilk
