// Ward's method against its definition, and the search and the order of rows that make it fast.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "cluster/spatial_order.h"
#include "cluster/ward.h"
#include "cluster/ward_clusters.h"
#include "support/effort.h"

namespace ilk {
namespace {

constexpr std::size_t sizes[] = {1, 2, 3, 5, 17, 31, 32, 33, 64, 65, 100, 200};

Matrix random_table(std::size_t rows, std::size_t columns, std::uint32_t replicate = 0) {
  RandomSequence random(RandomStream(11, Purpose::test, replicate));
  Matrix table(rows, columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      table.at(i, j) = static_cast<float>(3 + random.normal());
  return table;
}

// Points of which each appears about eight times, in random order.
Matrix repeated_table(std::size_t rows, std::size_t columns) {
  const Matrix points = random_table(rows / 8 + 1, columns, 1);
  RandomSequence random(RandomStream(12, Purpose::test));
  Matrix table(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t point = random.below(points.rows());
    for (std::size_t j = 0; j < columns; ++j) table.at(i, j) = points.at(point, j);
  }
  return table;
}

// Points of a coarse lattice: most distances are those of many pairs.
Matrix tied_table(std::size_t rows, std::size_t columns) {
  RandomSequence random(RandomStream(13, Purpose::test));
  Matrix table(rows, columns);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) table.at(i, j) = static_cast<float>(random.below(4));
  return table;
}

std::vector<double> random_weights(std::size_t rows) {
  RandomSequence random(RandomStream(14, Purpose::test));
  std::vector<double> weights(rows);
  for (double& weight : weights) weight = std::exp(random.normal());
  return weights;
}

// Ward's method as it is defined: clusters, and what merging any two of them would cost.
class PlainWard {
 public:
  struct Pair {
    std::size_t a = 0, b = 0; // a < b
    double increase = std::numeric_limits<double>::infinity();
  };

  PlainWard(const Matrix& table, const std::vector<double>& weights)
      : weights_(weights), increases_(table.rows() * table.rows()) {
    if (weights_.empty()) weights_.assign(table.rows(), 1.0);
    for (std::size_t i = 0; i < table.rows(); ++i) {
      alive_.push_back(i);
      centroids_.emplace_back();
      for (std::size_t j = 0; j < table.columns(); ++j) centroids_[i].push_back(table.at(i, j));
    }
    for (const std::size_t a : alive_) measure(a);
  }

  // Clusters are named by their lowest row.
  const std::vector<std::size_t>& alive() const { return alive_; }
  double weight(std::size_t cluster) const { return weights_[cluster]; }
  double increase(std::size_t a, std::size_t b) const {
    return increases_[std::min(a, b) * weights_.size() + std::max(a, b)];
  }

  Pair cheapest() const {
    Pair best;
    for (auto a = alive_.begin(); a != alive_.end(); ++a)
      for (auto b = a + 1; b != alive_.end(); ++b)
        if (increase(*a, *b) < best.increase) best = {*a, *b, increase(*a, *b)};
    return best;
  }

  double cheapest_of(std::size_t cluster) const {
    double best = std::numeric_limits<double>::infinity();
    for (const std::size_t other : alive_)
      if (other != cluster) best = std::min(best, increase(cluster, other));
    return best;
  }

  void merge(std::size_t a, std::size_t b) {
    const std::size_t into = std::min(a, b), from = std::max(a, b);
    const double weight = weights_[into] + weights_[from];
    for (std::size_t j = 0; j < centroids_[into].size(); ++j)
      centroids_[into][j] =
          (weights_[into] * centroids_[into][j] + weights_[from] * centroids_[from][j]) / weight;
    weights_[into] = weight;
    alive_.erase(std::find(alive_.begin(), alive_.end(), from));
    measure(into);
  }

 private:
  void measure(std::size_t cluster) {
    for (const std::size_t other : alive_) {
      double square = 0;
      for (std::size_t j = 0; j < centroids_[cluster].size(); ++j)
        square += std::pow(centroids_[cluster][j] - centroids_[other][j], 2);
      const double a = weights_[cluster], b = weights_[other];
      increases_[std::min(cluster, other) * weights_.size() + std::max(cluster, other)] =
          a * b / (a + b) * square;
    }
  }

  std::vector<double> weights_;
  std::vector<double> increases_;
  std::vector<std::size_t> alive_;
  std::vector<std::vector<double>> centroids_;
};

MergeTree plain_ward(const Matrix& table, const std::vector<double>& weights) {
  PlainWard plain(table, weights);
  std::vector<RawMerge> merges;
  while (plain.alive().size() > 1) {
    const auto pair = plain.cheapest();
    merges.push_back({static_cast<std::uint32_t>(pair.a), static_cast<std::uint32_t>(pair.b),
                      std::sqrt(2 * pair.increase)});
    plain.merge(pair.a, pair.b);
  }
  return make_merge_tree(merges, weights.empty() ? std::vector(table.rows(), 1.0) : weights);
}

// How far heights may be apart. A coordinate of a centroid is off by some roundings of a coordinate
// of its rows, which weighs in a height as the weights do: against the root of the whole table's
// sum of squares, which is no less than any height.
class Tolerance {
 public:
  Tolerance(const Matrix& table, const std::vector<double>& weights) {
    for (std::size_t j = 0; j < table.columns(); ++j)
      for (std::size_t i = 0; i < table.rows(); ++i)
        scale_ += (weights.empty() ? 1 : weights[i]) * std::pow(table.at(i, j), 2);
    scale_ = std::sqrt(2 * scale_);
  }

  double of(double height) const { return 1e-12 * height + 32 * 0x1p-53 * scale_; }
  /// Whether one height is above the other for sure.
  bool is_above(double height, double below) const { return height - below > 1e-9 * scale_; }

 private:
  double scale_ = 0;
};

void expect_same_tree(const MergeTree& found, const MergeTree& expected,
                      const Tolerance& tolerance) {
  ASSERT_EQ(found.leaves, expected.leaves);
  ASSERT_EQ(found.merges.size(), expected.merges.size());
  for (std::size_t m = 0; m < found.merges.size(); ++m) {
    const double height = expected.merges[m].height;
    EXPECT_NEAR(found.merges[m].height, height, tolerance.of(height));
    if (tolerance.is_above(height, m == 0 ? -1 : expected.merges[m - 1].height)) {
      const std::size_t count = found.leaves - m;
      EXPECT_EQ(found.cut(count), expected.cut(count)) << "into " << count;
    }
  }
}

// Every merge of the tree, in its order, is one of the cheapest that were possible.
void expect_cheapest_merges(const MergeTree& tree, const Matrix& table,
                            const std::vector<double>& weights) {
  const Tolerance tolerance(table, weights);
  PlainWard plain(table, weights);
  std::vector<std::size_t> lowest(table.rows());
  std::iota(lowest.begin(), lowest.end(), std::size_t{0});
  for (const Merge& merge : tree.merges) {
    const std::size_t a = lowest[merge.left], b = lowest[merge.right];
    const double cheapest = std::sqrt(2 * plain.cheapest().increase);
    EXPECT_NEAR(std::sqrt(2 * plain.increase(a, b)), cheapest, tolerance.of(cheapest));
    EXPECT_NEAR(merge.height, cheapest, tolerance.of(cheapest));
    plain.merge(a, b);
    lowest.push_back(std::min(a, b));
    EXPECT_EQ(merge.size, static_cast<std::uint64_t>(std::llround(plain.weight(lowest.back()))));
  }
}

template <class Check>
void for_each_size(Check check) {
  Execution execution(1);
  for (const std::size_t rows : test::tried(sizes))
    for (const std::size_t columns : {1, 3, 17}) {
      SCOPED_TRACE(testing::Message() << rows << " rows, " << columns << " columns");
      check(execution, rows, columns);
    }
}

TEST(Ward, EqualsItsDefinition) {
  for_each_size([](Execution& execution, std::size_t rows, std::size_t columns) {
    const Matrix table = random_table(rows, columns);
    expect_same_tree(ward(execution, table.block()), plain_ward(table, {}), Tolerance(table, {}));
  });
}

TEST(Ward, EqualsItsDefinitionWithWeights) {
  for_each_size([](Execution& execution, std::size_t rows, std::size_t columns) {
    const Matrix table = random_table(rows, columns);
    const auto weights = random_weights(rows);
    const MergeTree tree = ward(execution, table.block(), weights);
    expect_same_tree(tree, plain_ward(table, weights), Tolerance(table, weights));
    expect_cheapest_merges(tree, table, weights);
  });
}

TEST(Ward, EqualsItsDefinitionWhenRowsRepeat) {
  for_each_size([](Execution& execution, std::size_t rows, std::size_t columns) {
    const Matrix table = repeated_table(rows, columns);
    for (const auto& weights : {std::vector<double>(), random_weights(rows)})
      expect_same_tree(ward(execution, table.block(), weights), plain_ward(table, weights),
                       Tolerance(table, weights));
  });
}

// Which of several equal merges comes first may change what comes after, but each must be one of
// the cheapest, and all together raise the sum of squares from nothing to that of the table.
TEST(Ward, MakesOneOfTheCheapestMergesAtTies) {
  for_each_size([](Execution& execution, std::size_t rows, std::size_t columns) {
    const Matrix table = tied_table(rows, columns);
    const MergeTree tree = ward(execution, table.block());
    expect_cheapest_merges(tree, table, {});
    double raised = 0, total = 0;
    for (const Merge& merge : tree.merges) raised += merge.height * merge.height / 2;
    for (std::size_t j = 0; j < columns; ++j) {
      double sum = 0, squares = 0;
      for (const float value : table.column(j)) {
        sum += value;
        squares += static_cast<double>(value) * value;
      }
      total += squares - sum * sum / static_cast<double>(rows);
    }
    EXPECT_NEAR(raised, total, 1e-12 * total);
  });
}

// A power of two changes no mantissa, so all heights change by it alone.
void expect_same_in_units_of(int power) {
  Execution execution(1);
  for (const std::size_t columns : {3, 17}) {
    const Matrix table = random_table(150, columns);
    Matrix scaled(150, columns);
    for (std::size_t j = 0; j < columns; ++j)
      for (std::size_t i = 0; i < 150; ++i) scaled.at(i, j) = std::ldexp(table.at(i, j), power);
    const MergeTree tree = ward(execution, table.block());
    const MergeTree found = ward(execution, scaled.block());
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
      Merge expected = tree.merges[m];
      expected.height = std::ldexp(expected.height, power);
      ASSERT_EQ(found.merges[m], expected)
          << "2^" << power << ", " << columns << " columns, merge " << m;
    }
  }
}

TEST(Ward, IsTheSameInUnitsFarLargerOrSmaller) {
  for (const int power : {-30, -10, 10, 30}) expect_same_in_units_of(power);
}

TEST(Ward, IsTheSameWhereFloatsLoseTheSquaresOfSmallDistances) {
  for (const int power : {-66, -70, -72, -74, -80}) expect_same_in_units_of(power);
}

TEST(Ward, IsTheSameWhereNoFloatHoldsTheSquaresOfDistances) {
  for (const int power : {50, 60, 70}) expect_same_in_units_of(power);
}

// Agglomerates in a random order, so that clusters of all weights stand side by side, and asks
// for neighbours on the way.
TEST(WardClusters, TheNearestIsThatOfLookingAtAll) {
  for (const std::size_t columns : {1, 3, 17})
    for (const bool repeated : {false, true}) {
      const std::size_t rows = 300;
      const Matrix table = repeated ? repeated_table(rows, columns) : random_table(rows, columns);
      const auto weights = random_weights(rows);
      const Tolerance tolerance(table, weights);
      PlainWard plain(table, weights);
      Execution execution(2);
      WardClusters clusters(execution, table.block(), weights);
      RandomSequence random(RandomStream(15, Purpose::test));
      std::vector<std::size_t> slots(rows);
      std::iota(slots.begin(), slots.end(), std::size_t{0});
      while (clusters.alive() > 1) {
        ASSERT_EQ(slots.size(), clusters.alive());
        const std::size_t slot = slots[random.below(slots.size())];
        const auto found = clusters.nearest(slot);
        const std::size_t a = clusters.lowest_row(slot), b = clusters.lowest_row(found.slot);
        ASSERT_NE(a, b);
        const double least = std::sqrt(2 * plain.cheapest_of(a));
        EXPECT_NEAR(std::sqrt(2 * found.increase), least, tolerance.of(least));
        EXPECT_NEAR(std::sqrt(2 * plain.increase(a, b)), least, tolerance.of(least));
        const std::size_t other = slots[random.below(slots.size())];
        const std::size_t partner = other == slot ? found.slot : other;
        const std::size_t lowest = std::min<std::size_t>(a, clusters.lowest_row(partner));
        plain.merge(a, clusters.lowest_row(partner));
        clusters.merge(slot, partner);
        EXPECT_EQ(clusters.lowest_row(slot), lowest);
        std::erase(slots, partner);
        std::vector<std::uint32_t> before, after;
        for (const std::size_t each : slots) before.push_back(clusters.lowest_row(each));
        clusters.compact(slots);
        for (const std::size_t each : slots) after.push_back(clusters.lowest_row(each));
        ASSERT_EQ(after, before);
      }
      EXPECT_EQ(clusters.first(), slots[0]);
    }
}

// Whole numbers about a mean of exactly zero: nothing is rounded, so ties are ties.
TEST(WardClusters, TiesGoToTheLowestRow) {
  for (const std::size_t half : {1, 2, 16, 17, 100}) {
    const Matrix positive = tied_table(half, 3);
    Matrix table(2 * half, 3);
    for (std::size_t i = 0; i < 2 * half; ++i)
      for (std::size_t j = 0; j < 3; ++j)
        table.at(i, j) = (i % 2 == 0 ? 1.0f : -1.0f) * positive.at(i / 2, j);
    const PlainWard plain(table, {});
    Execution execution(2);
    WardClusters clusters(execution, table.block(), {});
    for (std::size_t slot = 0; slot < 2 * half; ++slot) {
      const std::size_t row = clusters.lowest_row(slot);
      const double least = plain.cheapest_of(row);
      std::size_t lowest = row == 0 ? 1 : 0;
      while (lowest == row || plain.increase(row, lowest) > least) ++lowest;
      const auto found = clusters.nearest(slot);
      EXPECT_EQ(found.increase, least);
      EXPECT_EQ(clusters.lowest_row(found.slot), lowest) << "from row " << row;
    }
  }
}

TEST(WardClusters, ASearchByManyThreadsFindsTheSame) {
  Execution one(1), several(3);
  const Matrix table = repeated_table(700, 4);
  WardClusters alone(one, table.block(), {}), together(several, table.block(), {}, 1);
  for (std::size_t slot = 0; slot < 700; ++slot) {
    const auto expected = alone.nearest(slot), found = together.nearest(slot);
    EXPECT_EQ(found.slot, expected.slot);
    EXPECT_EQ(found.increase, expected.increase);
  }
}

struct Box {
  std::vector<float> low, high;

  Box(const Matrix& table, std::span<const std::uint32_t> rows) {
    for (std::size_t j = 0; j < table.columns(); ++j) {
      low.push_back(table.at(rows[0], j));
      high.push_back(table.at(rows[0], j));
      for (const std::uint32_t row : rows) {
        low[j] = std::min(low[j], table.at(row, j));
        high[j] = std::max(high[j], table.at(row, j));
      }
    }
  }

  // Whether some column puts all of this box at or below the other.
  bool is_beside(const Box& other) const {
    for (std::size_t j = 0; j < low.size(); ++j)
      if (high[j] <= other.low[j]) return true;
    return false;
  }
  double diagonal_square() const {
    double sum = 0;
    for (std::size_t j = 0; j < low.size(); ++j)
      sum += std::pow(static_cast<double>(high[j]) - low[j], 2);
    return sum;
  }
};

std::vector<Box> boxes_of(const Matrix& table, const std::vector<std::uint32_t>& order,
                          std::size_t leaf) {
  std::vector<Box> boxes;
  for (std::size_t first = 0; first < order.size(); first += leaf)
    boxes.emplace_back(table,
                       std::span(order).subspan(first, std::min(leaf, order.size() - first)));
  return boxes;
}

TEST(SpatialOrder, HoldsEachRowOnceInLeavesThatLieBesideEachOther) {
  for (const std::size_t rows : {0, 1, 31, 32, 33, 100, 1000})
    for (const std::size_t columns : {1, 3, 8})
      for (const bool tied : {false, true}) {
        const Matrix table = tied ? tied_table(rows, columns) : random_table(rows, columns);
        const auto order = spatial_order(table.block(), 32);
        std::vector<std::uint32_t> in_table(rows);
        std::iota(in_table.begin(), in_table.end(), 0u);
        auto sorted = order;
        std::sort(sorted.begin(), sorted.end());
        ASSERT_EQ(sorted, in_table);
        const auto boxes = boxes_of(table, order, 32);
        for (std::size_t a = 0; a < boxes.size(); ++a)
          for (std::size_t b = a + 1; b < boxes.size(); ++b)
            EXPECT_TRUE(boxes[a].is_beside(boxes[b])) << "leaves " << a << " and " << b;
        if (rows == 1000 && columns <= 3 && !tied) { // 32 leaves: five cuts at the middle
          const auto add = [](double sum, const Box& box) { return sum + box.diagonal_square(); };
          const auto by_chance = boxes_of(table, in_table, 32);
          EXPECT_LT(std::accumulate(boxes.begin(), boxes.end(), 0.0, add),
                    0.5 * std::accumulate(by_chance.begin(), by_chance.end(), 0.0, add));
        }
      }
}

} // namespace
} // namespace ilk
