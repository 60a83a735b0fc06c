// The laws of passes for what is kept of a log's customers: any order, any split, bytes.
#include <algorithm>

#include <gtest/gtest.h>

#include "behaviour/customer_plan.h"
#include "behaviour/customer_rows.h"
#include "behaviour/customer_states.h"
#include "behaviour/standard_attributes.h"
#include "laws/laws.h"
#include "support/log_tables.h"

namespace ilk {
namespace {

std::string text_of(const CustomerTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.data.rows(); ++row)
    for (const Column& column : table.data.columns)
      text += (column.is_valid(row) ? word_at(column, row) : "-") + ",";
  return text;
}

const std::vector<std::string>& log_lines_for_laws() {
  static const std::vector<std::string> lines = test::random_log_lines(200);
  return lines;
}

TEST(LogLaws, AnyOrderOfTheRowsAndAnyNumberOfThreadsGivesTheSameCustomers) {
  const auto& lines = log_lines_for_laws();
  const std::string whole = text_of(test::customers_of(test::random_log(lines)));
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto order = laws::shuffled_order(lines.size(), seed);
    const std::string log = test::random_log(laws::shuffled(lines, order));
    EXPECT_TRUE(text_of(test::customers_of(log, {}, 1)) == whole) << seed;
    EXPECT_TRUE(text_of(test::customers_of(log, {}, 8)) == whole) << seed;
  }
}

// The log in parts, each absorbed by states of its own.
class SplitLog {
 public:
  SplitLog()
      : source_(CsvFile::open(Input::of_text("log.csv", test::random_log(log_lines_for_laws())))),
        log_(infer_log(execution_, source_, {})), needs_(needs_of(log_, {}, "", "log.csv")),
        reader_(log_, needs_.columns, needs_.measures, '.', {}),
        overview_(overview_of(execution_, source_, reader_, needs_.level_columns, 30'000)),
        window_(overview_.days.begin()->first, overview_.days.rbegin()->first, Grain::month) {
    const LogTraits traits{log_, overview_, needs_.level_columns, window_, true};
    attributes_ = standard_attributes(traits);
    plan_ = plan_of(attributes_, log_, needs_, overview_.grids, window_, true);
  }

  /// Of rows [first, end) of all.
  CustomerStates states_of(std::size_t first, std::size_t end) {
    const auto& lines = log_lines_for_laws();
    const CsvFile part = CsvFile::open(Input::of_text(
        "log.csv", test::random_log({lines.begin() + static_cast<std::ptrdiff_t>(first),
                                     lines.begin() + static_cast<std::ptrdiff_t>(end)})));
    CustomerStates states(*plan_);
    ReadReport report;
    part.read_words(reader_.columns(), execution_, report, 1 << 20,
                    [&](std::vector<Source::Words>&& pieces, double) {
                      std::vector<LogBlock> blocks;
                      for (auto& piece : pieces) blocks.push_back(reader_.read(std::move(piece)));
                      states.absorb(execution_, reader_, blocks);
                      return true;
                    });
    return states;
  }

  CustomerStates empty() { return CustomerStates(*plan_); }

  std::string finished(CustomerStates states) {
    return text_of(customer_rows(execution_, states, attributes_,
                                 log_.columns[*log_.find(LogRole::customer)].schema,
                                 LogSummary{"log.csv", log_, window_, {}}));
  }

 private:
  Execution execution_{2};
  CsvFile source_;
  LogSchema log_;
  LogNeeds needs_;
  LogReader reader_;
  LogOverview overview_;
  Window window_;
  std::vector<AttributeSpec> attributes_;
  std::optional<CustomerPlan> plan_;
};

CustomerStates merged_states(CustomerStates left, const CustomerStates& right) {
  left.merge(right);
  return left;
}

TEST(LogLaws, PartsMergeInAnyGrouping) {
  SplitLog log;
  const std::size_t rows = log_lines_for_laws().size(), third = rows / 3;
  const CustomerStates a = log.states_of(0, third), b = log.states_of(third, 2 * third),
                       c = log.states_of(2 * third, rows);
  const std::string whole = log.finished(log.states_of(0, rows));
  EXPECT_GT(whole.size(), 1000u);
  EXPECT_TRUE(log.finished(merged_states(merged_states(a, b), c)) == whole) << "partitions";
  EXPECT_TRUE(log.finished(merged_states(a, merged_states(b, c))) == whole) << "associativity";
  EXPECT_TRUE(log.finished(merged_states(c, merged_states(b, a))) == whole) << "any order";
  EXPECT_TRUE(log.finished(merged_states(log.empty(), a)) == log.finished(a)) << "left identity";
  EXPECT_TRUE(log.finished(merged_states(a, log.empty())) == log.finished(a)) << "right identity";
}

TEST(LogLaws, StatesSurviveARoundTripThroughBytes) {
  SplitLog log;
  const std::size_t rows = log_lines_for_laws().size();
  const CustomerStates a = log.states_of(0, rows / 2), b = log.states_of(rows / 2, rows);
  CustomerStates back = log.empty();
  back.take_bytes(a.bytes());
  EXPECT_TRUE(log.finished(back) == log.finished(a));
  EXPECT_TRUE(log.finished(merged_states(back, b)) == log.finished(merged_states(a, b)));
  CustomerStates none = log.empty();
  none.take_bytes(log.empty().bytes());
  EXPECT_TRUE(log.finished(none).empty());
}

} // namespace
} // namespace ilk
