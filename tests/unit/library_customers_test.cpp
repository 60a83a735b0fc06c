// Customers of a log for other programs, and how long those of contracts stay.
#include <cmath>
#include <fstream>

#include <gtest/gtest.h>

#include "behaviour/contracts.h"
#include "ilk/customers.h"
#include "ilk/fit.h"
#include "support/log_tables.h"
#include "support/process.h"
#include "words/survival_words.h"

namespace ilk {
namespace {

Dataset purchases() {
  Dataset data;
  Column who{"customer", Texts{}, {}}, when{"date", Days{}, {}}, amount{"amount", Numbers{}, {}};
  for (int i = 0; i < 40; ++i) {
    std::get<Texts>(who.values).push_back("C" + std::to_string(i % 10));
    std::get<Days>(when.values).days.push_back(19'700 + 9 * i);
    std::get<Numbers>(amount.values).push_back(1.25 * (i % 7));
  }
  amount.valid.assign(40, 1);
  amount.valid[3] = 0;
  data.columns = {who, when, amount};
  return data;
}

FitOptions with(std::vector<std::pair<std::string, std::string>> settings) {
  FitOptions options;
  options.settings = std::move(settings);
  return options;
}

TEST(LibraryCustomers, AreMadeOfTypedData) {
  const Customers made = customers_of(TableSource::of(purchases(), "purchases"),
                                      with({{"transactions.model", "none"}}));
  EXPECT_EQ(made.table.rows(), 10u);
  EXPECT_EQ(made.table.columns.front().name, "customer");
  EXPECT_NE(made.dictionary.find("recency_days"), std::string::npos);
  EXPECT_NE(made.description.find("take = \"recency\""), std::string::npos) << made.description;
  EXPECT_EQ(made.remarks.front().substr(0, 8), "40 rows ");
  EXPECT_NE(made.remarks.back().find("1 row has no amount, and counts"), std::string::npos);
}

TEST(LibraryCustomers, AreToldWhatTheyMayNotBeAsked) {
  const TableSource log = TableSource::of(purchases(), "purchases");
  EXPECT_THROW(customers_of(log, with({{"transactions.window", "soon"}})), UsageError);
  EXPECT_THROW(customers_of(log, with({{"transactions.customer", "who"}})), UsageError);
  EXPECT_THROW(
      customers_of(log, with({{"transactions.from", "2024-01-01"}, {"transactions.window", "6m"}})),
      UsageError);
}

const char* const contracts =
    "customer,start,end,fee\n"
    "A,2022-01-01,2022-07-01,10\nB,2022-01-01,,10\nC,2022-03-01,2023-09-01,12\n"
    "A,2022-09-01,2022-12-01,10\nD,2023-05-01,,9\nE,2023-12-31,,9\n";

TEST(Contracts, TellWhoHasLeftAndAfterHowLong) {
  const CustomerTable table = test::customers_of(contracts);
  EXPECT_EQ(test::cell(table, "A", "left"), "1");
  EXPECT_EQ(test::cell(table, "A", "days_kept"), "334"); // to the end of the second contract
  EXPECT_EQ(test::cell(table, "B", "left"), "0");
  EXPECT_EQ(test::cell(table, "B", "days_kept"), "729");
  EXPECT_EQ(test::cell(table, "C", "days_kept"), "549");
  EXPECT_EQ(table.dictionary.find("left")->role, Role::label);
}

TEST(Contracts, GiveASurvivalCurveForEachSegment) {
  Table table;
  table.attributes = {described("days_kept", Role::label), described("left", Role::label)};
  table.values = Matrix(4, 2);
  const float rows[4][2] = {{100, 1}, {400, 0}, {700, 1}, {800, 0}};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 2; ++j) table.values.at(i, j) = rows[i][j];
  const auto curves = survival_by_segment(table, {0, 0, 1, 1}, 2);
  ASSERT_EQ(curves.size(), 2u);
  EXPECT_EQ(curves[0].median(), 100);
  EXPECT_EQ(curves[1].survival_at(365), 1);
  const auto lines = survival_lines(curves, {"Short", "Long"});
  EXPECT_EQ(lines[0].substr(0, 47), "Short: half of them stay 100 days or longer; 50");
  EXPECT_TRUE(survival_by_segment(Table{}, {}, 2).empty());
}

} // namespace
} // namespace ilk
