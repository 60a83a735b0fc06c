// Customers made of the order lines of a simulated shop, whose kinds and next months are known.
#include <algorithm>
#include <iostream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "behaviour/expected_value.h"
#include "fit/run_segmentation.h"
#include "io/csv.h"
#include "judge/agreement.h"
#include "simulate/retail.h"
#include "table/typed_column.h"

namespace ilk {
namespace {

constexpr std::uint64_t shop_customers = 3000;
constexpr Day end_of_books = 20'088; // 2024-12-31

CsvFile order_lines(std::uint64_t seed) {
  return CsvFile::open(
      Input::of_text("order lines", simulate::retail_log_header() +
                                        simulate::retail_log_rows(seed, 0, shop_customers)));
}

const std::vector<double>& numbers_of(const CustomerTable& table, std::string_view name) {
  const auto column = std::ranges::find(table.data.columns, name, &Column::name);
  EXPECT_NE(column, table.data.columns.end()) << name;
  return std::get<Numbers>(column->values);
}

// What the customers spent from one day to another, by id; returns taken off, at least 0.
std::map<std::string, double> spent(Execution& execution, const CsvFile& log, Day from, Day until) {
  CustomersOptions options;
  options.from = from;
  options.until = until;
  const CustomerTable table = make_customers(execution, log, options);
  const std::vector<double>& amounts = numbers_of(table, "amount");
  std::map<std::string, double> by_id;
  for (std::size_t row = 0; row < amounts.size(); ++row)
    by_id[word_at(table.data.columns.front(), row)] = std::max(0.0, amounts[row]);
  return by_id;
}

// How much of what the customers of a day spent in the next 90 days is held by those of whom most
// was expected, and by those who had spent most: Gini coefficients of concentration.
struct Rankings {
  double expected = 0, past = 0, best = 0;
};

Rankings rankings_on(Execution& execution, const CsvFile& log, Day last) {
  constexpr Day ahead = 90;
  CustomersOptions options;
  options.until = last;
  CustomerTable table = make_customers(execution, log, options);
  const ExpectedValueSummary summary =
      add_expected_value(execution, table, {.horizon_days = static_cast<std::uint32_t>(ahead)});
  EXPECT_EQ(summary.reason, "");
  EXPECT_TRUE(summary.converged);
  const auto next = spent(execution, log, last + 1, last + ahead);
  std::vector<double> came;
  for (std::size_t row = 0; row < table.data.rows(); ++row) {
    const auto found = next.find(word_at(table.data.columns.front(), row));
    came.push_back(found == next.end() ? 0 : found->second);
  }
  return {concentration_by(numbers_of(table, "expected_value"), came),
          concentration_by(numbers_of(table, "amount"), came), concentration_by(came, came)};
}

TEST(CustomersTruth, WhatIsExpectedRanksTheNextMonthsBetterThanWhatWasSpent) {
  Execution execution(2);
  for (const std::uint64_t seed : {1, 2}) {
    const CsvFile log = order_lines(seed);
    for (const Day last : {end_of_books - 270, end_of_books - 180, end_of_books - 90}) {
      const Rankings found = rankings_on(execution, log, last);
      std::cout << fmt::format("seed {}, day {}: {:.3f} by what is expected, {:.3f} by what was "
                               "spent, {:.3f} at best\n",
                               seed, last, found.expected, found.past, found.best);
      EXPECT_GE(found.expected, found.past) << "seed " << seed << ", day " << last;
    }
  }
}

// By id, in the order of the kinds.
std::map<std::string, std::uint32_t> kinds_of_customers(std::uint64_t seed) {
  std::istringstream table(simulate::retail_csv_rows(seed, 0, shop_customers, true));
  const auto kinds = simulate::shopper_kinds();
  std::map<std::string, std::uint32_t> by_id;
  for (std::string line; std::getline(table, line);) {
    const std::string kind = line.substr(line.rfind(',') + 1);
    by_id[line.substr(0, line.find(','))] =
        static_cast<std::uint32_t>(std::ranges::find(kinds, kind) - kinds.begin());
  }
  return by_id;
}

// Kinds with an order or two overlap: with the kinds known, a random forest on the same attributes
// comes to 0.937. The true rates, which no log tells, give 1.00 (docs/simulation.md).
TEST(CustomersTruth, SegmentsOfOrderLinesAreTheKindsOfCustomers) {
  RunOptions options;
  options.transactions.on = true;
  Execution execution(2);
  Stopwatch stopwatch;
  const Segmentation found = run_segmentation(execution, order_lines(1), options, stopwatch);
  const auto kinds = kinds_of_customers(1);
  std::vector<std::uint32_t> segments, truth;
  for (std::size_t row = 0; row < found.scores.size(); ++row) {
    segments.push_back(found.scores[row].segment);
    truth.push_back(kinds.at(std::string(found.read.table.ids[row])));
  }
  const double agreement = adjusted_rand(segments, truth);
  std::cout << fmt::format("{} segments of {} customers, adjusted Rand index {:.3f}\n",
                           found.chosen.choice.k, segments.size(), agreement);
  EXPECT_GE(agreement, 0.80);
}

} // namespace
} // namespace ilk
