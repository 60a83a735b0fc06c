// Figures of a partition, and the tree of tables too large for the exact one.
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/agglomerate.h"
#include "judge/agreement.h"
#include "judge/cluster_distances.h"
#include "judge/silhouette_summary.h"
#include "judge/squared_silhouette.h"

namespace ilk {
namespace {

// `count` round groups in a row, of unequal sizes.
struct Groups {
  Groups(std::size_t rows, std::uint32_t count, double apart)
      : table(rows, 3), labels(rows), groups(count) {
    RandomSequence random(RandomStream(3, Purpose::test));
    for (std::size_t i = 0; i < rows; ++i) {
      labels[i] = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(random.below(count), random.below(count)));
      for (std::size_t j = 0; j < 3; ++j)
        table.at(i, j) = static_cast<float>((j == 0 ? apart * labels[i] : 0) + random.normal());
    }
  }
  PartitionView view() const { return {labels, groups}; }

  Matrix table;
  std::vector<std::uint32_t> labels;
  std::size_t groups;
};

double square_distance(const Matrix& table, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t j = 0; j < table.columns(); ++j)
    sum += std::pow(static_cast<double>(table.at(a, j)) - table.at(b, j), 2);
  return sum;
}

// By its definition: mean squared distances to the others of the own and of other clusters.
double squared_silhouette(const Groups& groups, std::size_t row) {
  std::vector<double> sums(groups.groups), counts(groups.groups);
  for (std::size_t i = 0; i < groups.labels.size(); ++i) {
    if (i == row) continue;
    sums[groups.labels[i]] += square_distance(groups.table, row, i);
    ++counts[groups.labels[i]];
  }
  const std::size_t own = groups.labels[row];
  if (counts[own] == 0) return 0;
  double outside = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < groups.groups; ++c)
    if (c != own && counts[c] > 0) outside = std::min(outside, sums[c] / counts[c]);
  const double inside = sums[own] / counts[own];
  return (outside - inside) / std::max(inside, outside);
}

// Over several tiles, with clusters of all sizes: none, one row, part of a tile and several.
TEST(ClusterDistances, EqualTheirDefinitionOnAnyNumberOfThreads) {
  constexpr std::size_t rows = 1300, count = 5;
  Groups groups(rows, 3, 2);
  for (std::size_t i = 0; i < rows; ++i) groups.labels[i] = i == 700 ? 4 : i % 50 == 0 ? 3 : i % 2;
  Execution one(1), three(3);
  const auto sums = distances_to_clusters(one, groups.table.block(), groups.labels, count);
  EXPECT_EQ(distances_to_clusters(three, groups.table.block(), groups.labels, count), sums);
  ASSERT_EQ(sums.size(), rows * count);
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> expected(count);
    for (std::size_t other = 0; other < rows; ++other)
      expected[groups.labels[other]] += std::sqrt(square_distance(groups.table, i, other));
    for (std::size_t c = 0; c < count; ++c)
      ASSERT_NEAR(sums[i * count + c], expected[c], 1e-5 * expected[c]) << i << " to " << c;
  }
}

// One partition is looked at by pairs, several row by row.
TEST(Silhouettes, OfOnePartitionAreThoseAmongSeveral) {
  Execution execution(2);
  const Groups groups(900, 4, 3), others(900, 2, 3);
  const PartitionView both[] = {groups.view(), others.view()};
  const auto alone = silhouettes(execution, groups.table.block(), {both, 1})[0];
  const auto among = silhouettes(execution, groups.table.block(), both)[0];
  for (std::size_t i = 0; i < alone.size(); ++i) ASSERT_NEAR(alone[i], among[i], 1e-5);
}

TEST(SquaredSilhouette, EqualsItsDefinition) {
  Execution execution(2);
  const Groups groups(300, 4, 3);
  const auto values = squared_silhouettes(execution, groups.table.block(), groups.view());
  for (std::size_t i = 0; i < 300; ++i)
    EXPECT_NEAR(values[i], squared_silhouette(groups, i), 1e-5) << i;
}

TEST(SquaredSilhouette, IsZeroOfOneClusterAndOfARowAlone) {
  Execution execution(1);
  Groups groups(50, 1, 0);
  for (const float value : squared_silhouettes(execution, groups.table.block(), groups.view()))
    EXPECT_EQ(value, 0);
  groups.groups = 2;
  groups.labels[7] = 1;
  EXPECT_EQ(squared_silhouettes(execution, groups.table.block(), groups.view())[7], 0);
}

TEST(SilhouetteSummary, IsExactUpToTheStatedNumberOfRows) {
  Execution execution(2);
  const Groups groups(700, 3, 4);
  const PartitionView view = groups.view();
  const auto summary = summarise_silhouettes(execution, groups.table.block(), view, {700, 50, 1});
  const auto all = silhouettes(execution, groups.table.block(), std::span(&view, 1))[0];
  EXPECT_NEAR(summary.mean, mean_of(all), 1e-12);
  EXPECT_EQ(summary.standard_error, 0);
  EXPECT_EQ(summary.rows, 700u);
}

// Over many seeds the sample's mean lies around the exact one as its standard error says.
TEST(SilhouetteSummary, OfASampleIsUnbiasedWithItsStandardError) {
  Execution execution(2);
  const Groups groups(2000, 3, 2);
  const auto exact =
      summarise_silhouettes(execution, groups.table.block(), groups.view(), {2000, 0, 1});
  constexpr int seeds = 200;
  double sum = 0, squares = 0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const auto sampled = summarise_silhouettes(execution, groups.table.block(), groups.view(),
                                               {1000, 100, static_cast<std::uint64_t>(seed)});
    EXPECT_NEAR(static_cast<double>(sampled.rows), 100, 3);
    const double z = (sampled.mean - exact.mean) / sampled.standard_error;
    sum += z;
    squares += z * z;
  }
  // Of 200 standard normal values the mean is within 4 / sqrt(200), the mean square near 1.
  EXPECT_NEAR(sum / seeds, 0, 4 / std::sqrt(seeds));
  EXPECT_NEAR(squares / seeds, 1, 4 * std::sqrt(2.0 / seeds));
}

TEST(SilhouetteSummary, DoesNotDependOnThreads) {
  Execution one(1), eight(8);
  const Groups groups(3000, 5, 2);
  const auto a = summarise_silhouettes(one, groups.table.block(), groups.view(), {100, 400, 9});
  const auto b = summarise_silhouettes(eight, groups.table.block(), groups.view(), {100, 400, 9});
  EXPECT_EQ(a.mean, b.mean);
  EXPECT_EQ(a.by_cluster, b.by_cluster);
}

// Rows 0 1 2 | 3 4 | 5 and 0 1 | 2 3 4 | 5.
TEST(BestJaccard, IsOfTheMostSimilarLabel) {
  const std::vector<std::uint32_t> reference = {0, 0, 0, 1, 1, 2}, other = {1, 1, 0, 0, 0, 2};
  EXPECT_EQ(best_jaccard(reference, 3, other, 3), (std::vector{2.0 / 3, 2.0 / 3, 1.0}));
  EXPECT_EQ(best_jaccard(reference, 3, reference, 3), (std::vector{1.0, 1.0, 1.0}));
}

// Two labels may have the same best one; numbers of labels may differ.
TEST(BestJaccard, OfAMergedAndOfASplitLabel) {
  const std::vector<std::uint32_t> reference = {0, 0, 0, 0, 1, 1, 1, 1}, all(8, 0),
                                   split = {0, 0, 0, 1, 2, 2, 3, 3};
  EXPECT_EQ(best_jaccard(reference, 2, all, 1), (std::vector{0.5, 0.5}));
  EXPECT_EQ(best_jaccard(reference, 2, split, 4), (std::vector{0.75, 0.5}));
  EXPECT_EQ(best_jaccard(split, 4, reference, 2), (std::vector{0.75, 0.25, 0.5, 0.5}));
}

TEST(BestJaccard, IsZeroOfALabelWithoutRows) {
  const std::vector<std::uint32_t> reference = {2, 2, 0}, other = {0, 0, 3};
  EXPECT_EQ(best_jaccard(reference, 4, other, 5), (std::vector{1.0, 0.0, 1.0, 0.0}));
  EXPECT_EQ(best_jaccard({}, 2, {}, 2), (std::vector{0.0, 0.0}));
  EXPECT_EQ(best_jaccard({}, 0, {}, 0), std::vector<double>());
}

TEST(Agglomerate, IsWardUpToTheStatedNumberOfRows) {
  Execution execution(2);
  const Groups groups(500, 4, 12);
  const auto exact = agglomerate(execution, groups.table.block(), {500, 50, 1});
  EXPECT_FALSE(exact.approximate());
  EXPECT_EQ(exact.tree.leaves, 500u);
  EXPECT_EQ(adjusted_rand(exact.cut(4), groups.labels), 1.0);
}

TEST(Agglomerate, OfMicroClustersFindsTheSameGroups) {
  Execution execution(2);
  const Groups groups(5000, 4, 12);
  const auto tree = agglomerate(execution, groups.table.block(), {1000, 100, 1});
  EXPECT_TRUE(tree.approximate());
  EXPECT_LE(tree.tree.leaves, 100u);
  EXPECT_EQ(std::accumulate(tree.leaf_sizes.begin(), tree.leaf_sizes.end(), std::uint64_t{0}),
            5000u);
  EXPECT_EQ(tree.tree.merges.back().size, 5000u);
  EXPECT_EQ(adjusted_rand(tree.cut(4), groups.labels), 1.0);
  // The last merges join whole groups, which micro-clusters do not cut: near the exact heights.
  const auto exact = agglomerate(execution, groups.table.block(), {5000, 100, 1});
  for (std::size_t m = 1; m <= 3; ++m) {
    const double height = exact.tree.merges[exact.tree.merges.size() - m].height;
    EXPECT_NEAR(tree.tree.merges[tree.tree.merges.size() - m].height, height, 0.01 * height);
  }
}

// Of two leaves the one merge is Ward's distance between the means of the rows in them.
TEST(Agglomerate, MicroClustersLieAtTheMeansOfTheirRows) {
  Execution execution(2);
  const Groups groups(900, 1, 12);
  const RowBlock part = groups.table.block().slice(300, 600);
  const auto tree = agglomerate(execution, part, {100, 2, 1});
  ASSERT_EQ(tree.leaf_of_row.size(), 600u);
  ASSERT_EQ(tree.tree.leaves, 2u);
  double square = 0;
  for (std::size_t j = 0; j < part.columns; ++j) {
    double sums[2] = {0, 0};
    for (std::size_t i = 0; i < 600; ++i) sums[tree.leaf_of_row[i]] += part.column(j)[i];
    const double difference = sums[0] / static_cast<double>(tree.leaf_sizes[0]) -
                              sums[1] / static_cast<double>(tree.leaf_sizes[1]);
    square += difference * difference;
  }
  const auto a = static_cast<double>(tree.leaf_sizes[0]), b = 600 - a;
  const double height = std::sqrt(2 * a * b / (a + b) * square);
  EXPECT_NEAR(tree.tree.merges[0].height, height, 1e-6 * height);
}

TEST(Agglomerate, DropsMicroClustersWithoutRows) {
  Execution execution(1);
  Matrix table(300, 1);
  for (std::size_t i = 0; i < 300; ++i) table.at(i, 0) = static_cast<float>(i % 3);
  const auto tree = agglomerate(execution, table.block(), {100, 50, 1});
  EXPECT_EQ(tree.tree.leaves, 3u);
  EXPECT_EQ(tree.cut(3).size(), 300u);
}

} // namespace
} // namespace ilk
