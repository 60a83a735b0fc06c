// The figures behind the report's data, each recounted plainly.
#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/significant.h"
#include "explain/borders.h"
#include "explain/customer_map.h"
#include "explain/distributions.h"
#include "explain/population_rank.h"
#include "explain/segments.h"
#include "judge/silhouette_summary.h"
#include "laws/laws.h"

namespace ilk {
namespace {

std::vector<std::uint32_t> labels_of(std::size_t rows, std::uint32_t groups) {
  std::vector<std::uint32_t> labels;
  for (std::size_t i = 0; i < rows; ++i) labels.push_back(static_cast<std::uint32_t>(i % groups));
  return labels;
}

TEST(ToSignificant, KeepsTheLeadingDigitsAndWhatHasNone) {
  EXPECT_EQ(to_significant(1234567.0, 3), 1'230'000.0);
  EXPECT_EQ(to_significant(-0.00123456, 2), -0.0012);
  EXPECT_EQ(to_significant(0, 6), 0);
  EXPECT_TRUE(std::isnan(to_significant(NAN, 6)));
}

TEST(SharesBelow, CountTiesHalfAndMissingValuesNotAtAll) {
  Matrix table(6, 2);
  const float values[] = {1, 2, 2, 2, 5, NAN};
  std::ranges::copy(values, table.column(0).begin());
  Execution execution(1);
  const auto shares = shares_below(execution, table.block(), {{2, 1.5, 0, 9, NAN}, {}});
  EXPECT_DOUBLE_EQ(shares[0][0], (1 + 1.5) / 5);
  EXPECT_DOUBLE_EQ(shares[0][1], 1.0 / 5);
  EXPECT_DOUBLE_EQ(shares[0][2], 0);
  EXPECT_DOUBLE_EQ(shares[0][3], 1);
  EXPECT_TRUE(std::isnan(shares[0][4]));
  EXPECT_TRUE(shares[1].empty());
}

TEST(SharesBelow, EqualAPlainCountForAnyValue) {
  const Matrix table = laws::random_table(3000, 2, true);
  const std::vector<std::vector<double>> values = {{-1, 0, 0.25, 3}, {0, 0.1f, 2, 2}};
  Execution execution(4);
  const auto shares = shares_below(execution, table.block(), values);
  for (std::size_t j = 0; j < 2; ++j)
    for (std::size_t v = 0; v < values[j].size(); ++v) {
      double below = 0, all = 0;
      for (const float value : table.column(j)) {
        all += !std::isnan(value);
        below += value < values[j][v] ? 1 : value == values[j][v] ? 0.5 : 0;
      }
      EXPECT_DOUBLE_EQ(shares[j][v], below / all) << j << ", " << values[j][v];
    }
}

ColumnPreparation logarithmic() {
  ColumnPreparation column;
  column.schema = described("spend", Role::attribute);
  column.transform = &transforms().at("log1p");
  column.center = 2;
  column.scale = 1.5;
  return column;
}

TEST(Edges, OfALogarithmicAttributeAreEqualStepsOfItsLogarithm) {
  std::vector<float> values;
  for (int i = 0; i < 4096; ++i) values.push_back(static_cast<float>(std::expm1(i / 512.0)));
  const auto edges =
      edges_for(logarithmic(), {values, values[20], values[4075], values[0], values[4095]});
  ASSERT_EQ(edges.size(), 33u) << "2 times the cube root of 4,096";
  EXPECT_NEAR(edges.front(), values[20], 1e-5 * values[20]);
  EXPECT_NEAR(edges.back(), values[4075], 1e-5 * values[4075]);
  const double step = (std::log1p(edges.back()) - std::log1p(edges.front())) / 32;
  for (std::size_t i = 1; i < edges.size(); ++i)
    EXPECT_NEAR(std::log1p(edges[i]) - std::log1p(edges[i - 1]), step, 2e-5) << i;
}

TEST(Edges, OfFewValuesGiveEachABinOfItsOwn) {
  const std::vector<float> values = {3, 0, 1'000'000, 3, NAN, 1'000'000.5f, 0};
  const auto edges = edges_for(logarithmic(), {values, 0, 1'000'000.5, 0, 1'000'000.5});
  ASSERT_EQ(edges.size(), 5u);
  const float different[] = {0, 3, 1'000'000, 1'000'000.5f};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_LE(edges[i], different[i]);
    EXPECT_GT(edges[i + 1], different[i]);
  }
  EXPECT_TRUE(edges_for(logarithmic(), {std::vector<float>{2, 2, NAN}, 2, 2, 2, 2}).empty());
}

TEST(Edges, OfWholeNumbersLieBetweenThem) {
  std::vector<float> values;
  for (int i = 0; i < 2000; ++i) values.push_back(static_cast<float>(i % 150));
  for (const double edge : edges_for(logarithmic(), {values, 0, 149, 0, 149}))
    EXPECT_EQ(edge - std::floor(edge), 0.5) << edge;
}

TEST(Bins, HoldEveryCustomerOnceByTheEdgesThatAreTold) {
  const Matrix table = laws::random_table(3000, 2, true);
  const auto labels = labels_of(3000, 3);
  std::vector<Distribution> one(1), four(1);
  one[0].edges = four[0].edges = {-1, 0, 0.5, 2};
  const std::size_t sources[] = {1};
  Execution alone(1), together(4);
  count_bins(alone, table.block(), sources, labels, 3, one);
  count_bins(together, table.block(), sources, labels, 3, four);
  EXPECT_EQ(one[0].segments, four[0].segments);
  for (std::uint32_t g = 0; g < 3; ++g) {
    std::vector<std::uint64_t> plain(3);
    for (std::size_t i = g; i < 3000; i += 3)
      if (const float value = table.at(i, 1); !std::isnan(value))
        ++plain[value < 0 ? 0 : value < 0.5 ? 1 : 2];
    EXPECT_EQ(one[0].segments[g], plain);
  }
  std::uint64_t sum = 0;
  for (const std::uint64_t count : one[0].population()) sum += count;
  EXPECT_EQ(sum, static_cast<std::uint64_t>(std::ranges::count_if(
                     table.column(1), [](float value) { return !std::isnan(value); })));
}

std::vector<std::uint32_t> first_rows(std::uint32_t count) {
  std::vector<std::uint32_t> rows(count);
  for (std::uint32_t i = 0; i < count; ++i) rows[i] = i;
  return rows;
}

TEST(CustomerMap, CountsAllCustomersOnAGridWhenPointsAreASample) {
  const Matrix codes = laws::random_table(5000, 4, false);
  const auto labels = labels_of(5000, 3), sample = first_rows(4000);
  Execution alone(1), together(4);
  const CustomerMap map = make_map(alone, codes.block(), sample, labels, 3, 1);
  const CustomerMap same = make_map(together, codes.block(), sample, labels, 3, 1);
  EXPECT_EQ(map.cells, same.cells);
  EXPECT_EQ(map.points.size(), 2000u);
  ASSERT_TRUE(map.grid);
  std::uint64_t customers = 0;
  for (const MapCell& cell : map.cells) {
    customers += cell.customers;
    EXPECT_LE(cell.of_segment, cell.customers);
    EXPECT_LT(cell.column, 64u);
    EXPECT_LT(cell.row, 48u);
  }
  EXPECT_EQ(customers, 5000u);
  for (const MapPoint& point : map.points) EXPECT_EQ(point.segment, labels[point.row]);
}

TEST(CustomerMap, NeedsNoGridWhenEveryCustomerIsAPoint) {
  const Matrix codes = laws::random_table(500, 1, false);
  Execution execution(2);
  const CustomerMap map =
      make_map(execution, codes.block(), first_rows(500), labels_of(500, 2), 2, 1);
  EXPECT_EQ(map.points.size(), 500u);
  EXPECT_FALSE(map.grid);
  EXPECT_TRUE(map.cells.empty());
  for (const MapPoint& point : map.points) EXPECT_EQ(point.y, 0) << "codes have one column";
}

TEST(Borders, CountThoseWhoseMarginIsSmallByTheNextSegment) {
  const std::vector<Score> scores = {{0, 1, 0.05f, 1}, {0, 1, 0.02f, 2}, {0, 1, 0.09f, 1},
                                     {1, 1, 0.5f, 0},  {2, 1, 0.1f, 0},  {2, 1, 0, 1}};
  const auto borders = find_borders(scores, 3);
  ASSERT_EQ(borders.size(), 3u) << "a margin of 0.1 is no border, nor one of 0.5";
  EXPECT_EQ(borders[0].segment, 0u);
  EXPECT_EQ(borders[0].next, 1u);
  EXPECT_EQ(borders[0].customers, 2u);
  EXPECT_EQ(borders[1].next, 2u);
  EXPECT_EQ(borders[2].segment, 2u);
}

TEST(SilhouetteCurves, FallFromTheBestToTheWorstOfTheirRows) {
  const Matrix rows = laws::random_table(400, 2, false);
  std::vector<std::uint32_t> labels = labels_of(400, 2);
  for (std::size_t i = 0; i < 350; ++i) labels[i] = 0; // 375 and 25 rows
  const PartitionView partition{labels, 2};
  Execution execution(2);
  const auto summary = summarise_silhouettes(execution, rows.block(), partition, {});
  const auto values = silhouettes(execution, rows.block(), {&partition, 1})[0];
  for (std::uint32_t c = 0; c < 2; ++c) {
    std::vector<float> own;
    for (std::size_t i = 0; i < 400; ++i)
      if (labels[i] == c) own.push_back(values[i]);
    std::ranges::sort(own, std::greater());
    const auto& curve = summary.curves[c];
    ASSERT_EQ(curve.values.size(), std::min<std::size_t>(own.size(), 101));
    EXPECT_EQ(curve.values.front(), own.front());
    EXPECT_EQ(curve.values.back(), own.back());
    EXPECT_TRUE(std::ranges::is_sorted(curve.values, std::greater()));
    const auto below = std::ranges::count_if(own, [](float value) { return value < 0; });
    EXPECT_DOUBLE_EQ(curve.below_zero,
                     static_cast<double>(below) / static_cast<double>(own.size()));
  }
}

struct Shop {
  Preparation preparation;
  Segment segment;
};

// Purchases and loans, of which a segment with a fifth of the customers holds these shares.
Shop shop(double purchases, double loans) {
  Shop shop;
  for (const char* name : {"purchases", "loans"}) {
    ColumnPreparation column;
    column.schema = described(name, Role::attribute);
    shop.preparation.columns.push_back(column);
  }
  shop.segment.share = 0.2;
  shop.segment.attributes.resize(2);
  shop.segment.attributes[0].share_of_total = purchases;
  shop.segment.attributes[1].share_of_total = loans;
  return shop;
}

TEST(Value, IsTheMarkedAmountOrTheFirstThatIsNamedLikeOne) {
  Shop both = shop(0.2, 0.2);
  using Columns = std::vector<std::size_t>;
  EXPECT_EQ(find_value(both.preparation, {both.segment}), Columns{0});
  both.preparation.columns[1].schema.value = true;
  EXPECT_EQ(find_value(both.preparation, {both.segment}), Columns{1});
  both.preparation.columns[0].schema.value = true;
  EXPECT_EQ(find_value(both.preparation, {both.segment}), (Columns{0, 1}));
  Shop without = shop(NAN, 0.2); // mixed signs: no total
  EXPECT_EQ(find_value(without.preparation, {without.segment}), Columns{});
}

} // namespace
} // namespace ilk
