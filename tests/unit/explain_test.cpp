// Drivers, rules, trees and concentration against plain counts.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "explain/concentration.h"
#include "explain/drivers.h"
#include "explain/ranked_column.h"
#include "explain/rules.h"
#include "words/rule_words.h"

namespace ilk {
namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

struct Grouped {
  std::vector<float> values;
  std::vector<std::uint32_t> labels;
};

// With ties and missing values.
Grouped grouped(std::size_t rows) {
  RandomSequence random(RandomStream(3, Purpose::test));
  Grouped result;
  for (std::size_t i = 0; i < rows; ++i) {
    result.labels.push_back(static_cast<std::uint32_t>(random.below(3)));
    const double value = random.normal() + result.labels.back();
    result.values.push_back(random.uniform() < 0.1   ? missing
                            : random.uniform() < 0.5 ? static_cast<float>(std::round(value))
                                                     : static_cast<float>(value));
  }
  return result;
}

// By all pairs, each as often as both rows were drawn.
double plain_area(const Grouped& data, std::uint32_t group, const auto& weight) {
  double above = 0, pairs = 0;
  for (std::size_t i = 0; i < data.values.size(); ++i)
    for (std::size_t j = 0; j < data.values.size(); ++j) {
      const float own = data.values[i], other = data.values[j];
      if (data.labels[i] != group || data.labels[j] == group || own != own || other != other)
        continue;
      const double both = weight(i) * weight(j);
      pairs += both;
      above += both * (own > other ? 1 : own == other ? 0.5 : 0);
    }
  return above / pairs;
}

TEST(Areas, AreTheShareOfPairsWithMissingValuesLeftOut) {
  const Grouped data = grouped(200);
  const auto areas = areas_above_others(ranked_column(data.values), data.labels, 4);
  for (std::uint32_t g = 0; g < 3; ++g)
    EXPECT_NEAR(areas[g], plain_area(data, g, [](std::size_t) { return 1.0; }), 1e-14);
  EXPECT_EQ(areas[3], 0.5) << "a group without customers is neither above nor below";
}

TEST(Areas, OfRedrawingsCountEveryRowAsOftenAsItWasDrawn) {
  const Grouped data = grouped(80);
  Redrawings redrawings{3, {}};
  RandomSequence random(RandomStream(4, Purpose::test));
  for (std::size_t i = 0; i < 3 * data.values.size(); ++i)
    redrawings.weight.push_back(static_cast<std::uint8_t>(random.below(4)));
  const auto areas = redrawn_areas(ranked_column(data.values), data.labels, 3, redrawings);
  for (std::size_t r = 0; r < 3; ++r)
    for (std::uint32_t g = 0; g < 3; ++g)
      EXPECT_NEAR(areas[r][g],
                  plain_area(data, g,
                             [&](std::size_t i) {
                               return static_cast<double>(redrawings.weight[3 * i + r]);
                             }),
                  1e-14);
}

TEST(Drivers, AreRankedByDominanceAndWeakOnesAreLeftOut) {
  std::vector<Driver> drivers(4);
  const double areas[] = {0.6, 0.25, 0.57, 0.75};
  for (std::size_t d = 0; d < 4; ++d) drivers[d] = {d, 0, 0, areas[d], {}};
  rank_drivers(drivers);
  ASSERT_EQ(drivers.size(), 3u);
  EXPECT_EQ(drivers[0].attribute, 1u) << "of equal strength the first attribute";
  EXPECT_FALSE(drivers[0].is_high());
  EXPECT_EQ(drivers[1].attribute, 3u);
  EXPECT_EQ(drivers[2].attribute, 0u);
}

// A segment of those with x at least 10 and no y, in a table whose y is missing at times.
struct Ruled {
  std::vector<ColumnPreparation> preparation;
  std::vector<std::vector<float>> values;
  std::vector<std::uint32_t> labels, sample;
};

Ruled ruled() {
  Ruled table{{}, std::vector<std::vector<float>>(2), {}, {}};
  for (const char* name : {"x", "y"}) {
    ColumnPreparation& column = table.preparation.emplace_back();
    column.schema = described(name, Role::attribute);
  }
  RandomSequence random(RandomStream(5, Purpose::test));
  for (std::uint32_t row = 0; row < 600; ++row) {
    const auto x = static_cast<float>(random.below(20));
    const float y = random.uniform() < 0.3 ? missing : static_cast<float>(random.uniform(0.5, 3));
    table.values[0].push_back(x);
    table.values[1].push_back(y);
    table.labels.push_back(x >= 10 && std::isnan(y) ? 0 : x >= 10 ? 1 : 2);
    table.sample.push_back(row);
  }
  return table;
}

TEST(Rules, FindWhatSegmentsWereMadeOf) {
  const Ruled table = ruled();
  const std::vector<std::span<const float>> columns{table.values[0], table.values[1]};
  const RuleBasis basis{table.preparation, columns, table.labels, 3, table.sample, {0, 1}, 1};
  Execution one(1), many(4);
  const Rules rules = find_rules(one, basis);
  const Rule& rule = rules.of_segments[0].value();
  ASSERT_EQ(rule.conditions.size(), 2u);
  EXPECT_EQ(rule.precision, 1);
  EXPECT_EQ(rule.recall, 1);
  EXPECT_EQ(rule.customers, static_cast<std::uint64_t>(std::ranges::count(table.labels, 0u)));
  EXPECT_EQ(rule.coverage, static_cast<double>(rule.customers) / 600);
  const std::string said = rule_words(rule, table.preparation);
  EXPECT_NE(said.find("x at least 10"), std::string::npos) << said;
  EXPECT_NE(said.find("(or missing)"), std::string::npos) << said;
  EXPECT_EQ(rule_words(*rules.of_segments[2], table.preparation), "x below 10");
  EXPECT_EQ(rules.tree.fidelity, 1);
  EXPECT_GT(rules.tree.held_out_fidelity, 0.97);
  EXPECT_EQ(rules.tree.tree.leaves(), 3u);
  const Rules again = find_rules(many, basis);
  for (std::size_t s = 0; s < 3; ++s)
    EXPECT_EQ(rule_words(*again.of_segments[s], table.preparation),
              rule_words(*rules.of_segments[s], table.preparation));
  EXPECT_EQ(again.tree.held_out_fidelity, rules.tree.held_out_fidelity);
}

TEST(Rules, AreNoneWhereNothingTellsASegmentApart) {
  Ruled table = ruled();
  for (auto& column : table.values) std::ranges::fill(column, 1.0f);
  const std::vector<std::span<const float>> columns{table.values[0], table.values[1]};
  Execution execution(2);
  const Rules rules =
      find_rules(execution, {table.preparation, columns, table.labels, 3, table.sample, {0, 1}, 1});
  for (const auto& rule : rules.of_segments) EXPECT_FALSE(rule);
  EXPECT_EQ(rules.tree.tree.leaves(), 1u);
}

// Regions with gaps: the first segment lives north, the second south, of the third nobody knows.
Ruled regions() {
  Ruled table{{}, std::vector<std::vector<float>>(3), {}, {}};
  ColumnSchema region = described("region", Role::attribute);
  region.kind = Kind::category;
  region.levels = {"north", "south"};
  table.preparation.resize(3);
  for (std::size_t j = 0; j < 3; ++j) table.preparation[j].schema = region;
  for (std::uint32_t level = 0; level < 2; ++level) {
    table.preparation[level].part = Part::level;
    table.preparation[level].codes = {level};
  }
  table.preparation[2].part = Part::missing;
  for (std::uint32_t row = 0; row < 90; ++row) {
    const float raw = row % 3 == 2 ? missing : static_cast<float>(row % 3);
    for (std::size_t j = 0; j < 3; ++j) table.values[j].push_back(table.preparation[j].shown(raw));
    table.labels.push_back(row % 3);
    table.sample.push_back(row);
  }
  return table;
}

TEST(Rules, TellWhoLacksALevelByAColumnOfItsOwn) {
  const Ruled table = regions();
  const std::vector<std::span<const float>> columns(table.values.begin(), table.values.end());
  Execution execution(2);
  const Rules all = find_rules(
      execution, {table.preparation, columns, table.labels, 3, table.sample, {0, 1, 2}, 1});
  EXPECT_EQ(rule_words(*all.of_segments[0], table.preparation), "region: north");
  EXPECT_EQ(rule_words(*all.of_segments[1], table.preparation), "region: south");
  EXPECT_EQ(rule_words(*all.of_segments[2], table.preparation), "region missing");
  for (const auto& rule : all.of_segments) EXPECT_EQ(rule->customers, 30u);
  EXPECT_EQ(all.tree.fidelity, 1);
  const Rules one =
      find_rules(execution, {table.preparation, columns, table.labels, 3, table.sample, {0}, 1});
  EXPECT_EQ(rule_words(*one.of_segments[2], table.preparation), "not region: north (or missing)");
  EXPECT_EQ(one.of_segments[2]->customers, 60u);
  EXPECT_EQ(one.tree.tree.nodes[0].counts, (std::vector<std::uint64_t>{30, 30, 30}));
  EXPECT_TRUE(one.tree.takes_missing[0]);
}

TEST(Rules, WithoutAttributesTheTreeIsItsLargestSegment) {
  const Ruled table = ruled();
  const std::vector<std::span<const float>> columns{table.values[0], table.values[1]};
  Execution execution(2);
  const Rules rules =
      find_rules(execution, {table.preparation, columns, table.labels, 3, table.sample, {}, 1});
  std::vector<std::uint64_t> counts;
  for (std::uint32_t s = 0; s < 3; ++s)
    counts.push_back(static_cast<std::uint64_t>(std::ranges::count(table.labels, s)));
  EXPECT_EQ(rules.tree.tree.nodes[0].counts, counts);
  EXPECT_EQ(rules.tree.fidelity, static_cast<double>(std::ranges::max(counts)) / 600);
  EXPECT_GT(rules.tree.fidelity, 1.0 / 3) << "not the first segment's share";
  EXPECT_NE(std::ranges::max_element(counts), counts.begin());
  EXPECT_NEAR(rules.tree.held_out_fidelity, rules.tree.fidelity, 1e-12);
}

TEST(Rules, SayTheLimitThatTheyWereCountedWith) {
  ColumnPreparation share, amount;
  share.schema = described("share", Role::attribute);
  share.schema.kind = Kind::ratio;
  amount.schema = described("amount", Role::attribute);
  const double limits[] = {0.1,          0.333333343,     0.29,        0.083333, 1e-5,
                           0.0700000012, 0.1234567891234, 1234567.5625};
  for (const double limit : limits) {
    const std::string percents = condition_words(share, {0, RuleRelation::below, limit, false});
    const std::string words = condition_words(amount, {0, RuleRelation::below, limit, false});
    EXPECT_DOUBLE_EQ(std::stod(percents.substr(12)) / 100, limit) << percents;
    EXPECT_EQ(std::stod(words.substr(13)), limit) << words;
  }
  EXPECT_EQ(condition_words(share, {0, RuleRelation::below, 0.29, false}), "share below 29%");
}

TEST(Concentration, CountsThoseWhoMeetTheCondition) {
  Table table;
  table.attributes = {described("spend", Role::attribute), described("paid", Role::attribute)};
  table.values = Matrix(5, 2);
  const float spend[] = {1, 2, missing, 4, 5}, paid[] = {0, 1, 0, 0, 1};
  std::ranges::copy(spend, table.values.column(0).begin());
  std::ranges::copy(paid, table.values.column(1).begin());
  Criterion unpaid;
  unpaid.column.name = "paid";
  unpaid.bounds = {{BoundRelation::below, Bound::Measure::value, 1}};
  const std::vector<Measure> measures{{"all", {"spend", {}}, {}},
                                      {"unpaid", {"spend", {}}, {unpaid}}};
  const std::vector<std::uint32_t> labels{0, 0, 0, 1, 1};
  Execution execution(2);
  const auto found = find_concentration(execution, table, measures, labels, 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_DOUBLE_EQ(found[0].shares[1], 9.0 / 12);
  EXPECT_EQ(found[1].name, "unpaid");
  EXPECT_DOUBLE_EQ(found[1].shares[0], 1.0 / 5);
  EXPECT_DOUBLE_EQ(found[1].gini, 0.3); // of 1 and 4
  EXPECT_DOUBLE_EQ(found[1].top_tenth, 0.8 * 2 / 10);
  EXPECT_THROW(find_concentration(execution, table, {{"no", {"none", {}}, {}}}, labels, 2),
               DataError);
}

} // namespace
} // namespace ilk
