// k-means, Ward and their trees on small tables whose answers are known.
#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/farthest_row.h"
#include "cluster/group_means.h"
#include "cluster/kmeans.h"
#include "cluster/lloyd_step.h"
#include "cluster/ward.h"
#include "judge/agreement.h"
#include "pass/run.h"
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

// Above kernels::most_direct_columns distances are formed about a common centre.
TEST(KMeans, FindsSeparatedGroupsInManyColumns) {
  static_assert(40 > kernels::most_direct_columns);
  Execution execution(2);
  const Matrix table = blobs(500, 40, 4);
  const auto result = kmeans(execution, table.block(), for_count(4))[0];
  EXPECT_EQ(adjusted_rand(result.labels, kinds_of(500, 4)), 1.0);
  EXPECT_TRUE(result.converged);
  EXPECT_EQ(result.labels, assign(execution, table.block(), result.centroids));
}

TEST(KMeans, LabelsAreThoseOfItsCentroids) {
  Execution execution(2);
  for (const std::size_t columns : {5, 40}) {
    const Matrix table = blobs(1000, columns, 3);
    for (const std::size_t most_steps : {1, 2, 300}) {
      KMeansOptions options = for_count(6);
      options.restarts = 2;
      options.most_steps = most_steps;
      const auto result = kmeans(execution, table.block(), options)[0];
      EXPECT_EQ(result.labels, assign(execution, table.block(), result.centroids))
          << columns << " columns, " << most_steps << " steps";
    }
  }
}

Centroids first_rows(const Matrix& table, std::size_t count) {
  Centroids centroids{count, table.columns(), {}};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < table.columns(); ++j) centroids.values.push_back(table.at(i, j));
  return centroids;
}

// One group that eight centroids divide among themselves: it takes many steps, in the later of
// which few rows move.
TEST(KMeans, WithBoundsGivesWhatLookingAtEveryRowGives) {
  Execution execution(2);
  const std::size_t rows = 4000, count = 8;
  const Matrix table = blobs(rows, 3, 1);
  const Centroids start = first_rows(table, count);
  const auto result = kmeans_from(execution, table.block(), start, 300);
  EXPECT_TRUE(result.converged);

  LloydCandidate candidate(start, rows);
  LloydCandidate* const candidates[] = {&candidate};
  const SquareNorms norms = square_norms(execution, table.block());
  std::size_t bounded_steps = 0;
  Centroids plain = start; // moved to the means of the rows assigned to them, all looked at
  for (std::size_t step = 1; step < result.steps; ++step) {
    bounded_steps += candidate.bounded();
    advance(candidate, std::move(run(execution, table.block(), LloydStep(candidates, norms))[0]));
    const auto labels = assign(execution, table.block(), plain);
    plain = run(execution, table.block(), GroupMeans(labels, count, 3, norms.largest)).centroids;
    ASSERT_EQ(candidate.centroids, plain) << "after step " << step;
  }
  EXPECT_GT(bounded_steps, 5u) << "of " << result.steps;
  EXPECT_EQ(result.centroids, plain);
  EXPECT_EQ(result.labels, assign(execution, table.block(), plain));
}

TEST(FarthestRow, IsTheOneFarthestFromTheCentroidNearestToIt) {
  Execution execution(2);
  for (const std::size_t columns : {3, 40}) {
    Matrix table = blobs(5000, columns, 2);
    const Centroids centroids = first_rows(table, 2);
    for (const std::size_t row : {7u, 4096u, 4999u}) {
      const float before = table.at(row, 1);
      table.at(row, 1) = 100;
      const auto found = run(execution, table.block(), FarthestRow(centroids));
      EXPECT_EQ(found.row, row);
      double nearest = std::numeric_limits<double>::infinity();
      for (std::size_t c = 0; c < 2; ++c) {
        double square = 0;
        for (std::size_t j = 0; j < columns; ++j)
          square += std::pow(static_cast<double>(table.at(row, j)) - centroids.row(c)[j], 2);
        nearest = std::min(nearest, square);
      }
      // The centroids lie nearer to each other than to the row, so its distance and theirs from
      // their mean come to less than twice this distance.
      EXPECT_NEAR(found.distance, nearest,
                  static_cast<double>(columns + 4) * 0x1p-24 * 4 * nearest);
      table.at(row, 1) = before;
    }
  }
}

TEST(FarthestRow, TiesGoToTheLowestRowAndNoRowsToNone) {
  Execution execution(2);
  Matrix table(9000, 1);
  for (const std::size_t row : {100u, 5000u, 8999u}) table.at(row, 0) = row == 5000 ? -3.0f : 3.0f;
  const Centroids origin{1, 1, {0}};
  const auto found = run(execution, table.block(), FarthestRow(origin));
  EXPECT_EQ(found, (FarthestRow::Summary{100, 9}));
  EXPECT_EQ(run(execution, table.block(0, 0), FarthestRow(origin)).distance, -1);
}

// The candidates number rows from 0 whatever the block's place in a larger table.
TEST(KMeans, OfAPartOfATableIsThatOfTheSameRowsAlone) {
  Execution execution(2);
  const Matrix table = blobs(700, 3, 3);
  const RowBlock part = table.block().slice(333, 300);
  Matrix alone(300, 3);
  for (std::size_t i = 0; i < 300; ++i)
    for (std::size_t j = 0; j < 3; ++j) alone.at(i, j) = table.at(333 + i, j);
  const auto expected = kmeans(execution, alone.block(), for_count(3))[0];
  const auto result = kmeans(execution, part, for_count(3))[0];
  EXPECT_EQ(result.labels, expected.labels);
  EXPECT_EQ(result.centroids, expected.centroids);
  const auto from = kmeans_from(execution, part, expected.centroids, 10);
  EXPECT_EQ(from.labels, expected.labels);
}

TEST(KMeans, InertiaKeepsWhatLiesBesideAnOutlier) {
  Execution execution(2);
  Matrix table = blobs(1000, 2, 2);
  table.at(5, 0) = table.at(5, 1) = 1e8f;
  const auto result = kmeans(execution, table.block(), for_count(3))[0];
  double inertia = 0;
  for (std::size_t i = 0; i < 1000; ++i)
    for (std::size_t j = 0; j < 2; ++j)
      inertia += std::pow(table.at(i, j) - result.centroids.row(result.labels[i])[j], 2);
  EXPECT_LT(inertia, 5000) << "the outlier has a cluster of its own";
  EXPECT_NEAR(result.inertia, inertia, 1e16 * 2e-16 * 8) << "what cancels of its square";
}

TEST(KMeans, TheBetterHalfHasTheLowestInertiasAndTheFirstOfEqualOnes) {
  using Indices = std::vector<std::size_t>;
  const auto half = [](std::vector<double> inertias) { return better_half(inertias); };
  EXPECT_EQ(half({5, 5, 3}), (Indices{0, 2}));
  EXPECT_EQ(half({1, 2, 3, 4}), (Indices{0, 1}));
  EXPECT_EQ(half({4, 3, 2, 1}), (Indices{2, 3}));
  EXPECT_EQ(half({2, 2, 2, 2}), (Indices{0, 1}));
  EXPECT_EQ(half({7}), (Indices{0}));
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
