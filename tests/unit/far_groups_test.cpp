// Tiny groups far away are told from segments and from tails.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "judge/far_groups.h"
#include "support/effort.h"

namespace ilk {
namespace {

constexpr double smallest_share = 0.02;
constexpr std::size_t columns = 4;

// Rows about the origin, and others about places elsewhere.
class Customers {
 public:
  explicit Customers(std::uint64_t seed) : random_(RandomStream(seed, Purpose::test)) {}

  // With heavy tails: Student's t with three degrees of freedom.
  void add(std::size_t count, const std::vector<double>& middle, bool heavy_tails = false) {
    for (std::size_t i = 0; i < count; ++i) {
      double width = 1;
      if (heavy_tails) {
        double squares = 0;
        for (int d = 0; d < 3; ++d) squares += std::pow(random_.normal(), 2);
        width = std::sqrt(3 / squares);
      }
      for (std::size_t j = 0; j < columns; ++j)
        values_.push_back(static_cast<float>(middle[j] + width * random_.normal()));
    }
  }

  Matrix table() const {
    Matrix table(values_.size() / columns, columns);
    for (std::size_t v = 0; v < values_.size(); ++v)
      table.at(v / columns, v % columns) = values_[v];
    return table;
  }

 private:
  RandomSequence random_;
  std::vector<float> values_;
};

const std::vector<double> origin(columns, 0.0);

std::vector<KMeansResult> partitions_of(Execution& execution, const Matrix& table) {
  KMeansOptions options;
  options.counts = {2, 3, 4, 5, 6, 7, 8};
  options.restarts = 8;
  return kmeans(execution, table.block(), options);
}

// Rows of far groups, ascending: one round after the other is taken out, as long as there are any.
std::vector<std::uint32_t> found_far(Execution& execution, const Matrix& table) {
  std::vector<std::uint32_t> left(table.rows()), far_rows;
  std::iota(left.begin(), left.end(), 0u);
  for (;;) {
    const Matrix rest = gather_rows(table.block(), left);
    const auto far =
        far_groups(execution, rest.block(), partitions_of(execution, rest), smallest_share);
    if (far.empty()) break;
    const auto labels = assign(execution, rest.block(), far.centroids);
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < labels.size(); ++i)
      (far.is_far[labels[i]] ? far_rows : kept).push_back(left[i]);
    EXPECT_LT(kept.size(), left.size()) << "far groups without rows";
    left = kept;
  }
  std::ranges::sort(far_rows);
  return far_rows;
}

std::vector<std::uint32_t> rows_from(std::uint32_t first, std::size_t count) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < count; ++i) rows.push_back(first + i);
  return rows;
}

TEST(FarGroups, AreFoundWhenTheyHoldOnePerCent) {
  Execution execution(2);
  Customers customers(1);
  customers.add(1980, origin);
  customers.add(20, {30, 0, 0, 0});
  EXPECT_EQ(found_far(execution, customers.table()), rows_from(1980, 20));
}

TEST(FarGroups, AreFoundInSeveralPlaces) {
  Execution execution(2);
  Customers customers(1);
  customers.add(1990, origin);
  customers.add(4, {60, 0, 0, 0});
  customers.add(3, {0, -60, 0, 0});
  customers.add(3, {0, 0, 40, 40});
  EXPECT_EQ(found_far(execution, customers.table()), rows_from(1990, 10));
}

TEST(FarGroups, AreFoundBesideSegments) {
  Execution execution(2);
  Customers customers(2);
  customers.add(700, origin);
  customers.add(700, {12, 0, 0, 0});
  customers.add(600, {0, 12, 0, 0});
  customers.add(5, {-80, -80, 0, 0});
  EXPECT_EQ(found_far(execution, customers.table()), rows_from(2000, 5));
}

TEST(FarGroups, AreNotThoseThatAreLargeEnoughForASegment) {
  Execution execution(2);
  Customers customers(1);
  customers.add(1940, origin);
  customers.add(60, {30, 0, 0, 0});
  EXPECT_TRUE(found_far(execution, customers.table()).empty());
}

TEST(FarGroups, AreNotPartsOfOneRoundCluster) {
  Execution execution(2);
  for (std::uint64_t seed = 1; seed <= test::trials(5); ++seed) {
    Customers customers(seed);
    customers.add(2000, origin);
    EXPECT_TRUE(found_far(execution, customers.table()).empty()) << "seed " << seed;
  }
}

double apart(const float* a, const float* b) {
  double sum = 0;
  for (std::size_t j = 0; j < columns; ++j) sum += std::pow(static_cast<double>(a[j]) - b[j], 2);
  return std::sqrt(sum);
}

// Of each cluster, the root mean square distance of its rows to its centroid.
std::vector<double> radii(const Matrix& table, const Centroids& centroids,
                          const std::vector<std::uint32_t>& labels) {
  std::vector<double> squares(centroids.count), counts(centroids.count);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = 0; j < columns; ++j)
      squares[labels[i]] +=
          std::pow(static_cast<double>(table.at(i, j)) - centroids.row(labels[i])[j], 2);
    ++counts[labels[i]];
  }
  for (std::size_t c = 0; c < squares.size(); ++c) squares[c] = std::sqrt(squares[c] / counts[c]);
  return squares;
}

// By the definition: far is what is tiny, and at least four radii of the nearest cluster that is
// not tiny away from it.
TEST(FarGroups, AreTheTruePartOfAHeavyTailOnly) {
  Execution execution(2);
  std::size_t cut = 0;
  for (std::uint64_t seed = 1; seed <= test::trials(5); ++seed) {
    Customers customers(seed);
    customers.add(2000, origin, true);
    const Matrix table = customers.table();
    const auto far =
        far_groups(execution, table.block(), partitions_of(execution, table), smallest_share);
    if (far.empty()) continue;
    const auto labels = assign(execution, table.block(), far.centroids);
    const auto radius = radii(table, far.centroids, labels);
    const auto is_tiny = [&](std::size_t c) {
      return static_cast<double>(std::ranges::count(labels, c)) < smallest_share * 2000;
    };
    for (std::size_t c = 0; c < far.centroids.count; ++c) {
      double least = INFINITY, times = 0;
      for (std::size_t other = 0; other < far.centroids.count; ++other) {
        const double distance = apart(far.centroids.row(c), far.centroids.row(other));
        if (other == c || is_tiny(other) || distance >= least) continue;
        least = distance;
        times = distance / radius[other];
      }
      EXPECT_EQ(far.is_far[c], is_tiny(c) && times >= 4) << "seed " << seed << ", " << times;
      cut += far.is_far[c];
    }
  }
  EXPECT_GT(cut, 0u) << "nothing was put to the test";
}

TEST(FarGroups, AreThoseOfTheFirstPartitionThatShowsAny) {
  Execution execution(1);
  Customers customers(1);
  customers.add(990, origin);
  customers.add(5, {60, 0, 0, 0});
  customers.add(5, {0, 60, 0, 0});
  const Matrix table = customers.table();
  const Centroids none{2, columns, {-1, 0, 0, 0, 1, 0, 0, 0}};
  const Centroids one{2, columns, {0, 0, 0, 0, 60, 0, 0, 0}};
  const Centroids two{3, columns, {0, 0, 0, 0, 60, 0, 0, 0, 0, 60, 0, 0}};
  std::vector<KMeansResult> partitions;
  for (const Centroids& centroids : {none, one, two})
    partitions.push_back(kmeans_from(execution, table.block(), centroids, 1));
  const auto far = far_groups(execution, table.block(), partitions, smallest_share);
  EXPECT_EQ(far.centroids, partitions[1].centroids);
  EXPECT_EQ(far.is_far, (std::vector<bool>{false, true}));
  const auto both =
      far_groups(execution, table.block(), std::span(partitions).last(1), smallest_share);
  EXPECT_EQ(both.is_far, (std::vector<bool>{false, true, true}));
}

TEST(FarGroups, AreNoneWithoutPartitionsAndWhereEveryGroupIsTiny) {
  Execution execution(1);
  Customers customers(1);
  customers.add(500, origin);
  customers.add(500, {60, 0, 0, 0});
  const Matrix table = customers.table();
  EXPECT_TRUE(far_groups(execution, table.block(), {}, smallest_share).empty());
  const auto partitions = partitions_of(execution, table);
  EXPECT_TRUE(far_groups(execution, table.block(), partitions, 0.9).empty());
}

} // namespace
} // namespace ilk
