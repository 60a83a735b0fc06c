// What is planted in a table is observed; what is not there is not.
#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "profile/figure_words.h"
#include "profile/observations.h"
#include "profile/observed_columns.h"
#include "profile/observed_sample.h"
#include "support/effort.h"
#include "support/numbers.h"
#include "words/observation_plot_words.h"
#include "words/observation_words.h"

namespace ilk {
namespace {

using test::nan;
using test::random_numbers;

class Columns {
 public:
  explicit Columns(std::size_t rows) : rows_(rows) {}

  // The column of that name with value(row) in each row.
  template <class Value>
  Columns& add(const std::string& name, Kind kind, Value&& value) {
    ColumnSchema column = described(name, Role::attribute);
    column.kind = kind;
    schema_.push_back(column);
    values_.emplace_back();
    for (std::size_t i = 0; i < rows_; ++i) values_.back().push_back(static_cast<float>(value(i)));
    return *this;
  }

  Columns& levels(std::vector<std::string> names) {
    schema_.back().levels = std::move(names);
    return *this;
  }

  Table table() const {
    Table table;
    table.attributes = schema_;
    table.values = Matrix(rows_, schema_.size());
    for (std::size_t j = 0; j < schema_.size(); ++j)
      std::ranges::copy(values_[j], table.values.column(j).begin());
    return table;
  }

  const std::vector<float>& at(std::size_t j) const { return values_[j]; }

 private:
  std::size_t rows_;
  std::vector<ColumnSchema> schema_;
  std::vector<std::vector<float>> values_;
};

std::string sentence(const Observation* found, const Columns& columns) {
  return observation_sentence(*found, columns.table().attributes);
}

std::vector<Observation> observed(const Table& table, const ObserveOptions& options = {}) {
  Execution execution(2);
  return observe(execution, table, {}, options);
}

const Observation* find(const std::vector<Observation>& all, ObservationKind kind,
                        std::vector<std::size_t> columns) {
  const auto found = std::ranges::find_if(all, [&](const Observation& observation) {
    return observation.kind == kind && observation.columns == columns;
  });
  return found == all.end() ? nullptr : &*found;
}

TEST(Observations, TellWhatRisesTogether) {
  auto random = random_numbers(1, 1);
  Columns columns(600);
  columns.add("visits", Kind::amount, [&](std::size_t) { return random.normal(); });
  columns.add("spent", Kind::amount,
              [&](std::size_t i) { return columns.at(0)[i] + 0.7 * random.normal(); });
  const auto all = observed(columns.table());
  const Observation* const found = find(all, ObservationKind::together, {0, 1});
  ASSERT_NE(found, nullptr);
  EXPECT_NEAR(found->estimate, 0.8, 0.05);
  EXPECT_LT(found->interval.low, found->estimate);
  EXPECT_EQ(found->customers, 600u);
  EXPECT_NE(sentence(found, columns).find("Visits and spent rise together"), std::string::npos)
      << sentence(found, columns);
  ASSERT_EQ(found->bars.size(), 5u);
  EXPECT_LT(found->bars.front().value, found->bars.back().value);
}

TEST(Observations, TellWhatHasNothingToDoWithEachOther) {
  auto random = random_numbers(1, 2);
  Columns columns(3000);
  for (const char* name : {"a", "b"})
    columns.add(name, Kind::amount, [&](std::size_t) { return random.normal(); });
  const auto all = observed(columns.table());
  EXPECT_NE(find(all, ObservationKind::unrelated, {0, 1}), nullptr);
  EXPECT_EQ(find(all, ObservationKind::together, {0, 1}), nullptr);
}

TEST(Observations, FindNoRelationsInNoise) {
  auto random = random_numbers(1, 3);
  Columns columns(500);
  for (int j = 0; j < 12; ++j)
    columns.add("x" + std::to_string(j), Kind::amount,
                [&](std::size_t) { return random.normal(); });
  columns.add("group", Kind::category, [&](std::size_t) { return random.below(4); })
      .levels({"a", "b", "c", "d"});
  for (const Observation& observation : observed(columns.table()))
    EXPECT_EQ(observation.kind, ObservationKind::unrelated) << name_of(observation.kind);
}

// 60 customers and 25 columns of which none has to do with another, skewed ones among them. False
// discoveries are allowed in one table of a hundred; more than two of forty would have a
// probability below 1%.
TEST(Observations, KeepToTheirRateOfFalseDiscoveries) {
  int tables = 0;
  for (std::uint32_t seed = 0; seed < test::trials(40); ++seed) {
    auto random = random_numbers(1, 100 + seed);
    Columns columns(60);
    for (int j = 0; j < 25; ++j)
      columns.add("x" + std::to_string(j), Kind::amount, [&](std::size_t) {
        return j % 2 == 0 ? random.normal() : std::exp(random.normal());
      });
    tables += std::ranges::any_of(observed(columns.table()), [](const Observation& observation) {
      return !std::isnan(observation.p_value) && observation.kind != ObservationKind::unrelated;
    });
  }
  EXPECT_LE(tables, 2);
}

TEST(Observations, CountOnlyCustomersWithBothValuesWithinThirds) {
  auto random = random_numbers(1, 11);
  Columns columns(3000);
  columns.add("size", Kind::amount, [&](std::size_t) { return random.normal(); });
  columns.add("a", Kind::amount,
              [&](std::size_t i) { return columns.at(0)[i] + 0.3 * random.normal(); });
  columns.add("rare", Kind::amount, [&](std::size_t i) {
    return i < 20 ? columns.at(1)[i] + 0.1 * random.normal() : double(nan);
  });
  const auto all = observed(columns.table());
  EXPECT_EQ(find(all, ObservationKind::regardless, {1, 2, 0}), nullptr);
  EXPECT_EQ(find(all, ObservationKind::explained, {1, 2, 0}), nullptr);
}

TEST(Observations, StandColumnsThatAreCopies) {
  auto random = random_numbers(1, 12);
  Columns columns(500);
  columns.add("a", Kind::amount, [&](std::size_t) { return random.normal(); });
  for (const char* name : {"b", "c"})
    columns.add(name, Kind::amount, [&](std::size_t i) { return 2.0 * columns.at(0)[i]; });
  for (const Observation& observation : observed(columns.table()))
    EXPECT_LE(observation.p_value, observation.q_value) << name_of(observation.kind);
}

TEST(Observations, TellARelationThatAThirdColumnExplains) {
  auto random = random_numbers(1, 4);
  Columns columns(2000);
  columns.add("size", Kind::amount,
              [&](std::size_t i) { return double(i % 3) + 0.01 * random.uniform(); });
  for (const char* name : {"staff", "rent"})
    columns.add(name, Kind::amount,
                [&](std::size_t i) { return 3 * std::floor(columns.at(0)[i]) + random.normal(); });
  const auto all = observed(columns.table());
  const Observation* const found = find(all, ObservationKind::explained, {1, 2, 0});
  ASSERT_NE(found, nullptr);
  EXPECT_NEAR(found->estimate, 0, 0.1);
  EXPECT_NE(sentence(found, columns).find("but not where the customers are alike in size"),
            std::string::npos)
      << sentence(found, columns);
}

TEST(Observations, TellARelationThatHoldsWhateverAThirdColumn) {
  auto random = random_numbers(1, 5);
  Columns columns(2000);
  columns.add("balance", Kind::amount, [&](std::size_t) { return random.normal(); });
  columns.add("often", Kind::amount,
              [&](std::size_t i) { return 0.35 * columns.at(0)[i] + random.normal(); });
  columns.add("much", Kind::amount,
              [&](std::size_t i) { return columns.at(1)[i] + 0.5 * random.normal(); });
  const auto all = observed(columns.table());
  const Observation* const found = find(all, ObservationKind::regardless, {1, 2, 0});
  ASSERT_NE(found, nullptr);
  EXPECT_GT(found->estimate, 0.7);
  EXPECT_NE(sentence(found, columns).find("whatever the balance"), std::string::npos)
      << sentence(found, columns);
}

TEST(Observations, TellWhereATotalComesFrom) {
  auto random = random_numbers(1, 6);
  Columns columns(1500);
  columns.add("age", Kind::amount, [&](std::size_t) { return 20 + 60 * random.uniform(); });
  columns.add("spent", Kind::amount, [&](std::size_t i) {
    return std::exp(random.normal()) * (columns.at(0)[i] > 60 ? 8 : 1);
  });
  const auto all = observed(columns.table());
  const Observation* const found = find(all, ObservationKind::comes_from, {1, 0});
  ASSERT_NE(found, nullptr);
  EXPECT_GT(found->estimate, 0.6);
  EXPECT_NE(sentence(found, columns).find("upper third by age"), std::string::npos)
      << sentence(found, columns);
}

TEST(Observations, TellWhatHardlyEverComesTogether) {
  auto random = random_numbers(1, 7);
  Columns columns(1500);
  columns.add("loans", Kind::amount,
              [&](std::size_t i) { return i % 2 == 0 ? 0.0 : 1 + random.uniform(); });
  columns.add("savings", Kind::amount, [&](std::size_t i) {
    return i % 2 == 1 ? 0.1 * random.uniform() : 1 + random.uniform();
  });
  const auto all = observed(columns.table());
  const bool either = find(all, ObservationKind::hardly_ever, {0, 1}) != nullptr ||
                      find(all, ObservationKind::hardly_ever, {1, 0}) != nullptr ||
                      find(all, ObservationKind::together, {0, 1}) != nullptr;
  EXPECT_TRUE(either);
}

TEST(Observations, TellHowGroupsDiffer) {
  auto random = random_numbers(1, 8);
  Columns columns(900);
  columns.add("region", Kind::category, [&](std::size_t i) { return i % 3; })
      .levels({"east", "north", "west"});
  columns.add("spent", Kind::amount,
              [&](std::size_t i) { return 10 + 2.0 * double(i % 3 == 1) + random.normal(); });
  columns.add("years", Kind::duration, [&](std::size_t i) { return i % 5; });
  columns.add("calls", Kind::amount,
              [&](std::size_t i) { return 100 + double(i % 5) + 0.8 * random.normal(); });
  const auto all = observed(columns.table());
  const Observation* const by_region = find(all, ObservationKind::groups, {1, 0});
  ASSERT_NE(by_region, nullptr);
  EXPECT_NE(sentence(by_region, columns).find("highest for north"), std::string::npos)
      << sentence(by_region, columns);
  const Observation* const by_years = find(all, ObservationKind::groups, {3, 2});
  ASSERT_NE(by_years, nullptr);
  EXPECT_NE(sentence(by_years, columns).find("the median rises from"), std::string::npos)
      << sentence(by_years, columns);
}

TEST(Observations, TellRoundSharesAndConcentration) {
  auto random = random_numbers(1, 9);
  Columns columns(2000);
  columns.add("spent", Kind::amount, [&](std::size_t) { return std::exp(2 * random.normal()); });
  const auto all = observed(columns.table());
  ASSERT_EQ(all.size(), 1u); // one observation about one column
  EXPECT_TRUE(all[0].kind == ObservationKind::share ||
              all[0].kind == ObservationKind::concentration);
  EXPECT_GT(all[0].estimate, 0.5);
}

// Many columns of all kinds, with gaps, so that all kinds of observations are made.
Table mixed_table() {
  auto random = random_numbers(1, 10);
  Columns columns(1200);
  for (int j = 0; j < 6; ++j)
    columns.add("x" + std::to_string(j), Kind::amount, [&](std::size_t i) {
      const double common = std::sin(double(i)) + (j > 2 ? std::cos(double(i) * 1.7) : 0.0);
      return random.uniform() < 0.05
                 ? double(nan)
                 : std::max(0.0, std::exp(common + 0.4 * random.normal()) - 0.8);
    });
  columns.add("group", Kind::category, [&](std::size_t i) { return std::sin(double(i)) > 0.3; })
      .levels({"a", "b"});
  columns.add("flag", Kind::boolean, [&](std::size_t i) { return std::cos(double(i)) > 0.5; });
  return columns.table();
}

TEST(Observations, RepeatNothing) {
  const auto all = observed(mixed_table());
  ASSERT_GT(all.size(), 8u);
  std::set<std::set<std::size_t>> subjects;
  for (const Observation& observation : all) {
    const bool within = observation.kind == ObservationKind::regardless ||
                        observation.kind == ObservationKind::explained;
    const auto end = observation.columns.begin() +
                     static_cast<std::ptrdiff_t>(within ? 2 : observation.columns.size());
    EXPECT_TRUE(subjects.emplace(observation.columns.begin(), end).second)
        << name_of(observation.kind);
  }
}

TEST(Observations, AreRankedTestedAndWithinTheirBounds) {
  const Table table = mixed_table();
  const auto all = observed(table);
  EXPECT_TRUE(std::ranges::is_sorted(all, std::greater{}, &Observation::interest));
  for (const Observation& observation : all) {
    EXPECT_FALSE(observation.bars.empty()) << name_of(observation.kind);
    for (std::size_t b = 0; b < observation.bars.size(); ++b)
      EXPECT_FALSE(bar_words(observation, b, table.attributes).empty());
    EXPECT_GT(observation.effect, 0) << name_of(observation.kind);
    EXPECT_LE(observation.effect, 1) << name_of(observation.kind);
    const bool describes = observation.kind == ObservationKind::share ||
                           observation.kind == ObservationKind::concentration;
    EXPECT_EQ(std::isnan(observation.p_value), describes) << name_of(observation.kind);
    EXPECT_EQ(std::isnan(observation.q_value), describes) << name_of(observation.kind);
    if (describes) continue;
    EXPECT_LE(observation.q_value, 0.01) << name_of(observation.kind);
    EXPECT_LE(observation.p_value, observation.q_value) << name_of(observation.kind);
  }
}

TEST(Observations, AreTheSameOnAnyNumberOfThreads) {
  const Table table = mixed_table();
  Execution one(1), three(3);
  const auto a = observe(one, table, {}, {}), b = observe(three, table, {}, {});
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].columns, b[i].columns);
    EXPECT_EQ(a[i].details, b[i].details);
    EXPECT_EQ(a[i].bars, b[i].bars);
    EXPECT_TRUE(a[i].p_value == b[i].p_value || std::isnan(a[i].p_value)) << i;
    EXPECT_EQ(a[i].interest, b[i].interest);
  }
}

TEST(Observations, NeedNoRowsNoValuesAndNoVariety) {
  EXPECT_TRUE(observed(Columns(0).add("x", Kind::amount, [](auto) { return 0; }).table()).empty());
  EXPECT_TRUE(
      observed(Columns(9).add("x", Kind::amount, [](auto) { return nan; }).table()).empty());
  EXPECT_TRUE(observed(Columns(9).add("x", Kind::amount, [](auto) { return 7; }).table()).empty());
  EXPECT_TRUE(
      observed(Columns(9).add("x", Kind::category, [](auto) { return nan; }).levels({"a"}).table())
          .empty());
}

TEST(ObservedSample, CutsPartsBetweenValuesAndSetsZerosApart) {
  Columns columns(100);
  columns.add("zeros", Kind::amount, [](std::size_t i) { return i < 60 ? 0.0 : double(i); });
  columns.add("even", Kind::amount, [](std::size_t i) { return double(i + 1); });
  columns.add("ties", Kind::amount, [](std::size_t i) { return i < 80 ? 5.0 : double(i); });
  Execution execution(1);
  const ObservedSample sample(execution, columns.table(), 1000);
  const Parts zeros = sample.parts(0, 3);
  ASSERT_EQ(zeros.count(), 3u);
  EXPECT_EQ(zeros.upper, (std::vector<float>{0, 79, 99}));
  EXPECT_EQ(zeros.part_of(0), 0u);
  EXPECT_EQ(zeros.part_of(60), 1u);
  EXPECT_EQ(zeros.part_of(99), 2u);
  EXPECT_EQ(sample.parts(1, 5).upper, (std::vector<float>{20, 40, 60, 80, 100}));
  EXPECT_EQ(sample.parts(2, 3).upper, (std::vector<float>{5, 99}));
}

TEST(Observations, OfVeryManyColumnsAreMadeOnThoseThatGoTogether) {
  auto random = random_numbers(7, 3);
  Columns columns(300);
  for (std::size_t j = 0; j < most_observed_columns + 20; ++j)
    columns.add("c" + std::to_string(j), Kind::amount,
                [&](std::size_t) { return random.normal(); });
  const std::vector<float> first = columns.at(5);
  columns.add("copy", Kind::amount,
              [&](std::size_t i) { return first[i] + 0.1 * random.normal(); });
  Table table = columns.table();
  table.attributes[9].role = Role::label;
  Execution execution(1);
  const auto chosen = observed_columns(execution, table);
  ASSERT_EQ(chosen.size(), most_observed_columns);
  EXPECT_TRUE(std::ranges::is_sorted(chosen));
  for (const std::size_t j : {std::size_t{5}, std::size_t{9}, table.attributes.size() - 1})
    EXPECT_TRUE(std::ranges::binary_search(chosen, j)) << j;
  EXPECT_EQ(with_columns(table, chosen).attributes.back().name, "copy");
  const auto all = observed(table);
  const auto together = std::ranges::find(all, ObservationKind::together, &Observation::kind);
  ASSERT_NE(together, all.end());
  std::set<std::size_t> pair(together->columns.begin(), together->columns.end());
  EXPECT_EQ(pair, (std::set<std::size_t>{5, table.attributes.size() - 1}))
      << "places are those in the table";
  EXPECT_NE(observed_columns_words(171).find("150 of the 171 columns"), std::string::npos);
  EXPECT_EQ(observed_columns_words(150), "");
}

TEST(FigureWords, AreShortAndGrouped) {
  EXPECT_EQ(figure_words(0), "0");
  EXPECT_EQ(figure_words(12), "12");
  EXPECT_EQ(figure_words(1234567), "1,234,567");
  EXPECT_EQ(figure_words(-1234.5), "-1,234");
  EXPECT_EQ(figure_words(12.345), "12.3");
  EXPECT_EQ(figure_words(0.5), "0.5");
  EXPECT_EQ(figure_words(0.00123), "0.00123");
  EXPECT_EQ(figure_words(NAN), "unknown");
  EXPECT_EQ(percent_words(0.5), "50%");
  EXPECT_EQ(percent_words(0.1234), "12.3%");
  EXPECT_EQ(percent_words(0.0001), "under 0.1%");
  EXPECT_EQ(percent_words(0.99999), "over 99.9%");
  EXPECT_EQ(percent_words(1), "100%");
}

} // namespace
} // namespace ilk
