// k-means, Ward and their trees on small tables whose answers are known.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/kmeans.h"
#include "cluster/ward.h"
#include "judge/agreement.h"
#include "support/golden.h"

namespace ilk {
namespace {

// `kinds` well separated groups of points, row i of kind i % kinds.
Matrix blobs(std::size_t rows, std::size_t columns, std::size_t kinds, std::uint64_t seed = 1) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  Matrix table(rows, columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      table.at(i, j) = static_cast<float>((i % kinds == j % kinds ? 10 : 0) + random.normal());
  return table;
}

std::vector<std::uint32_t> kinds_of(std::size_t rows, std::size_t kinds) {
  std::vector<std::uint32_t> labels(rows);
  for (std::size_t i = 0; i < rows; ++i) labels[i] = static_cast<std::uint32_t>(i % kinds);
  return labels;
}

KMeansOptions for_count(std::size_t count) {
  KMeansOptions options;
  options.counts = {count};
  return options;
}

TEST(KMeans, FindsSeparatedGroups) {
  Execution execution(2);
  const Matrix table = blobs(500, 4, 4);
  const auto result = kmeans(execution, table.block(), for_count(4))[0];
  EXPECT_EQ(adjusted_rand(result.labels, kinds_of(500, 4)), 1.0);
  EXPECT_TRUE(result.converged);
}

TEST(KMeans, InertiaIsTheSumOfSquaredDistancesAndCentroidsAreMeans) {
  Execution execution(2);
  const Matrix table = blobs(300, 3, 2);
  const auto result = kmeans(execution, table.block(), for_count(5))[0];
  double inertia = 0;
  std::vector<double> sums(15);
  for (std::size_t i = 0; i < 300; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      const double difference = table.at(i, j) - result.centroids.row(result.labels[i])[j];
      inertia += difference * difference;
      sums[result.labels[i] * 3 + j] += table.at(i, j);
    }
  EXPECT_NEAR(result.inertia, inertia, 1e-5 * inertia);
  for (std::size_t c = 0; c < 5; ++c)
    for (std::size_t j = 0; j < 3; ++j)
      EXPECT_NEAR(result.centroids.row(c)[j],
                  sums[c * 3 + j] / static_cast<double>(result.sizes[c]), 1e-5);
}

TEST(KMeans, DoesNotDependOnThreads) {
  const Matrix table = blobs(5000, 6, 3);
  Execution one(1), eight(8);
  const auto a = kmeans(one, table.block(), for_count(7))[0];
  const auto b = kmeans(eight, table.block(), for_count(7))[0];
  EXPECT_EQ(a.centroids, b.centroids);
  EXPECT_EQ(a.labels, b.labels);
  EXPECT_EQ(a.inertia, b.inertia);
}

TEST(KMeans, MovesAClusterWithoutRowsToTheFarthestRow) {
  Matrix table(6, 1);
  for (std::size_t i = 0; i < 6; ++i) table.at(i, 0) = i < 5 ? static_cast<float>(i) * 0.1f : 50.0f;
  Execution execution(1);
  const Centroids start{2, 1, {0.2f, 1000.0f}};
  const auto result = kmeans_from(execution, table.block(), start, 300);
  EXPECT_EQ(result.sizes, (std::vector<std::uint64_t>{5, 1}));
  EXPECT_EQ(result.centroids.row(1)[0], 50.0f);
}

TEST(KMeans, TakesEveryRowAsItsOwnCluster) {
  const Matrix table = blobs(8, 2, 2);
  Execution execution(1);
  const auto result = kmeans(execution, table.block(), for_count(8))[0];
  EXPECT_EQ(result.inertia, 0);
  EXPECT_EQ(std::count(result.sizes.begin(), result.sizes.end(), 1u), 8);
}

TEST(Ward, CutsSeparatedGroupsApart) {
  Execution execution(1);
  const Matrix table = blobs(200, 4, 4);
  const MergeTree tree = ward(execution, table.block());
  EXPECT_EQ(adjusted_rand(tree.cut(4), kinds_of(200, 4)), 1.0);
  EXPECT_EQ(tree.merges.back().size, 200u);
  for (std::size_t m = 1; m < tree.merges.size(); ++m)
    EXPECT_LE(tree.merges[m - 1].height, tree.merges[m].height);
  const auto apart = tree.cut(200), together = tree.cut(1);
  EXPECT_EQ(apart.back(), 199u);
  EXPECT_EQ(std::count(together.begin(), together.end(), 0u), 200);
}

TEST(Ward, AWeightedPointIsAsManyPoints) {
  const Matrix points = blobs(20, 2, 3);
  Matrix repeated(60, 2);
  for (std::size_t i = 0; i < 60; ++i)
    for (std::size_t j = 0; j < 2; ++j) repeated.at(i, j) = points.at(i / 3, j);
  Execution execution(1);
  const std::vector<double> weights(20, 3.0);
  const MergeTree few = ward(execution, points.block(), weights);
  const MergeTree many = ward(execution, repeated.block());
  for (std::size_t m = 0; m < few.merges.size(); ++m) {
    const Merge& merge = many.merges[many.merges.size() - few.merges.size() + m];
    EXPECT_NEAR(few.merges[m].height, merge.height, 1e-9 * merge.height);
    EXPECT_EQ(few.merges[m].size, merge.size);
  }
}

TEST(Ward, OfOneAndTwoPoints) {
  Execution execution(1);
  EXPECT_TRUE(ward(execution, test::matrix_of({1, 2}, 2).block()).merges.empty());
  const MergeTree two = ward(execution, test::matrix_of({0, 0, 3, 4}, 2).block());
  ASSERT_EQ(two.merges.size(), 1u);
  EXPECT_EQ(two.merges[0], (Merge{0, 1, 5.0, 2}));
}

} // namespace
} // namespace ilk
