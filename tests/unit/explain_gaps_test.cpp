// Explanations of a table whose levels and booleans have gaps, with days and years: every node,
// rule and change is true as the report's data tell it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/philox.h"
#include "explain/smallest_change.h"
#include "support/small_runs.h"

namespace ilk {
namespace {

using nlohmann::json;

RunOptions four_segments() {
  RunOptions options = test::quick_options();
  options.k = 4;
  options.leave_out_outliers = false; // so that nodes hold all
  return options;
}

// Four kinds: of the first neither is known, of the last not the region.
std::string table_with_gaps(int rows) {
  RandomSequence random(RandomStream(7, Purpose::test));
  std::string text = "id,member,region,since,born,spend\n";
  const char* members[] = {"", "yes", "no", "yes"};
  const char* regions[] = {"", "north", "south", ""};
  for (int i = 0; i < rows; ++i) {
    const auto kind = static_cast<std::size_t>(i % 4);
    const std::size_t other = random.uniform() < 0.06 ? random.below(4) : kind;
    const double spend = 200 * (3 + static_cast<double>(kind)) * (1 + 0.3 * random.normal());
    text += fmt::format("C{:04},{},{},20{:02}-{:02}-{:02},{},{:.2f}\n", i, members[other],
                        regions[kind], 8 + 2 * kind + random.below(8), 1 + random.below(12),
                        1 + random.below(28), 1945 + 6 * kind + random.below(30), spend);
  }
  return text;
}

class ExplainGaps : public ::testing::Test {
 protected:
  static const Segmentation& found() {
    static const Segmentation segmentation =
        test::segmentation_of(table_with_gaps(1000), four_segments());
    return segmentation;
  }

  static json data() { return test::report_data_of(found(), four_segments()); }

  static std::size_t column_of(std::string_view name) {
    const auto& attributes = found().read.table.attributes;
    std::size_t column = 0;
    while (!(attributes.at(column).name == name)) ++column;
    return column;
  }

  // The value that a condition or node asks for.
  static float asked(const json& of, std::size_t row) {
    const std::string name = of["name"];
    return found().read.table.values.at(row, column_of(name.substr(0, name.find(' '))));
  }

  // Whether the words hold of a customer: "at least", or "is", not the opposite.
  static bool holds(const json& of, std::size_t row) {
    const float value = asked(of, row);
    if (of["level"].is_null()) return value >= of["limit"].get<double>();
    const std::string level = of["level"];
    if (level == "missing") return std::isnan(value);
    if (std::isnan(value)) return false;
    const ColumnSchema& schema = found().read.table.attributes[column_of(
        of["name"].get<std::string>().substr(0, of["name"].get<std::string>().find(' ')))];
    if (schema.kind == Kind::boolean) return value == 1;
    return schema.levels[static_cast<std::size_t>(value)] == level;
  }
};

TEST_F(ExplainGaps, EveryNodeHoldsWhomItsWordsSay) {
  const json tree = data()["tree"];
  const json& nodes = tree["nodes"];
  std::vector<int> customers(nodes.size());
  std::vector<bool> lacks(nodes.size());
  std::size_t indicators = 0;
  for (std::size_t row = 0; row < found().read.table.rows(); ++row)
    for (std::size_t n = 0;;) {
      ++customers[n];
      if (nodes[n].contains("segment")) break;
      if (std::isnan(asked(nodes[n], row)) && nodes[n]["level"] != "missing") lacks[n] = true;
      n = nodes[n][holds(nodes[n], row) ? "rest" : "below"].get<std::size_t>();
    }
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    EXPECT_EQ(nodes[n]["customers"], customers[n]) << nodes[n];
    if (nodes[n].contains("segment")) continue;
    EXPECT_EQ(nodes[n]["takes_missing"], bool{lacks[n]}) << nodes[n];
    indicators += nodes[n]["relation"] == "is";
  }
  EXPECT_GT(indicators, 0u) << "nothing was tested";
}

TEST_F(ExplainGaps, EveryRulePicksWhomItsWordsSay) {
  std::size_t indicators = 0;
  const json segments = data()["segments"];
  for (const json& segment : segments) {
    const json& rule = segment["rule"];
    ASSERT_FALSE(rule.is_null());
    const json& conditions = rule["conditions"];
    int picked = 0;
    std::vector<bool> lacks(conditions.size());
    for (std::size_t row = 0; row < found().read.table.rows(); ++row) {
      const bool all = std::ranges::all_of(conditions, [&](const json& each) {
        return holds(each, row) == (each["relation"] == "at_least" || each["relation"] == "is");
      });
      picked += all;
      for (std::size_t c = 0; all && c < conditions.size(); ++c)
        if (std::isnan(asked(conditions[c], row)) && conditions[c]["level"] != "missing")
          lacks[c] = true;
    }
    EXPECT_EQ(rule["customers"], picked) << rule;
    for (std::size_t c = 0; c < conditions.size(); ++c) {
      const json& each = conditions[c];
      EXPECT_EQ(each["takes_missing"], bool{lacks[c]}) << each;
      EXPECT_EQ(each["text"].get<std::string>().ends_with(" (or missing)"), bool{lacks[c]}) << each;
      indicators += !each["level"].is_null();
    }
  }
  EXPECT_GT(indicators, 0u) << "nothing was tested";
}

class SmallestChanges : public ExplainGaps {
 protected:
  static constexpr std::uint32_t customers = 80;

  static std::vector<std::optional<SmallestChange>> of(const char* name) {
    Execution execution(2);
    std::vector<std::uint32_t> rows(found().read.table.rows()), looked_at(customers);
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
    for (std::uint32_t row = 0; row < customers; ++row) looked_at[row] = row;
    const std::size_t columns[] = {column_of(name)};
    const std::vector<double> deviations(found().model.preparation.columns.size(), 1);
    return smallest_changes(execution, found().model, found().read.table, looked_at, columns, rows,
                            deviations);
  }

  static std::uint32_t segment_of(std::uint32_t row, std::size_t column, double value) {
    Execution execution(2);
    const std::uint32_t rows[] = {row};
    Table one;
    one.attributes = found().read.table.attributes;
    one.values = gather_rows(found().read.table.values.block(), rows);
    one.values.at(0, column) = static_cast<float>(value);
    return score(execution, found().model, one)[0].segment;
  }
};

TEST_F(SmallestChanges, OfDaysAndYearsAreWholeAndDoNotMoveADayBefore) {
  for (const char* name : {"since", "born"}) {
    const auto changes = of(name);
    const std::size_t column = column_of(name);
    int looked_at = 0;
    for (std::uint32_t row = 0; row < customers; ++row) {
      if (!changes[row]) continue;
      const auto& [at, from, to, next, distance] = *changes[row];
      EXPECT_EQ(to, std::floor(to));
      EXPECT_EQ(segment_of(row, column, to), next);
      const double step = std::abs(to - from) < 1000 ? 1 : 10; // the third digit
      const double before = to > from ? to - step : to + step;
      if ((before - from) * (to - from) <= 0) continue; // the least that there is
      EXPECT_EQ(segment_of(row, column, before), found().scores[row].segment)
          << name << " " << from << " to " << to;
      ++looked_at;
    }
    EXPECT_GT(looked_at, 5) << name;
  }
}

TEST_F(SmallestChanges, OfAmountsDoNotMoveMuchBefore) {
  const auto changes = of("spend");
  const std::size_t column = column_of("spend");
  int looked_at = 0;
  for (std::uint32_t row = 0; row < customers; ++row) {
    if (!changes[row]) continue;
    const auto& [at, from, to, next, distance] = *changes[row];
    EXPECT_EQ(segment_of(row, column, to), next);
    // Rounding widens by a hundredth at most, and halving ends 2^-12 of a step off, which spans
    // less than all values.
    const double before = to - 0.011 * (to - from) - (to > from ? 1 : -1) * 2000 / 4096.0;
    if ((before - from) * (to - from) <= 0) continue;
    EXPECT_EQ(segment_of(row, column, before), found().scores[row].segment) << from << " to " << to;
    ++looked_at;
  }
  EXPECT_GT(looked_at, 5);
}

} // namespace
} // namespace ilk
