// Tables of customers of four logs, against group-bys of pandas and the histories of lifetimes.
#include <cmath>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "behaviour/customers.h"
#include "behaviour/expected_value.h"
#include "io/csv.h"
#include "support/golden.h"
#include "support/paths.h"
#include "table/typed_column.h"

namespace ilk {
namespace {

using nlohmann::json;

CustomerTable customers_of_log(const json& log) {
  CustomersOptions options;
  options.grain = *grain_from(log["grain"].get<std::string>());
  options.currency = log["currency"];
  options.from = log["from"].get<Day>();
  options.until = log["until"].get<Day>();
  const CsvFile source =
      CsvFile::open(test::source_path("tests/golden/data/" + log["file"].get<std::string>()));
  Execution execution(2);
  return make_customers(execution, source, options);
}

// The figure of a row; NaN where it is missing.
double figure_of(const CustomerTable& table, const std::string& name, std::size_t row) {
  for (const Column& column : table.data.columns)
    if (column.name == name) return std::get<Numbers>(column.values)[row];
  ADD_FAILURE() << "no column " << name;
  return std::nan("");
}

// Sums of cents are exact, quotients off by a rounding, slopes by some more: the peers add up
// floating amounts. Slopes near 0 are differences of amounts of hundreds.
void expect_near(double is, const json& golden, const std::string& what) {
  if (golden.is_null()) {
    EXPECT_TRUE(std::isnan(is)) << what;
    return;
  }
  const double expected = golden;
  EXPECT_NEAR(is, expected, 1e-9 * std::abs(expected) + 1e-12) << what;
}

void expect_history(const CustomerTable& table, std::size_t row, const json& golden,
                    const std::string& what) {
  const PurchaseHistory history =
      history_of(table.orders[row], table.order_scale, table.log.window.until());
  EXPECT_EQ(history.repeats, golden["frequency"].get<double>()) << what;
  EXPECT_EQ(history.recency, golden["recency"].get<double>()) << what;
  EXPECT_EQ(history.age, golden["T"].get<double>()) << what;
  if (golden.contains("monetary_value"))
    expect_near(history.mean_value, golden["monetary_value"], what + " monetary value");
}

void expect_table(const json& log) {
  SCOPED_TRACE(log["file"].get<std::string>());
  const CustomerTable table = customers_of_log(log);
  const json& customers = log["customers"];
  ASSERT_EQ(table.data.rows(), customers.size());
  const json& first = customers.front();
  // All columns that ilk makes are compared, but the id and the day of the first purchase.
  const bool begins_before = table.log.early > 0;
  EXPECT_EQ(table.data.columns.size(),
            1 + first["counts"].size() + first["others"].size() + 2 + (begins_before ? 1 : 0));
  for (const json& customer : customers) {
    const std::string id = customer["id"];
    std::size_t row = 0;
    while (row < table.data.rows() && word_at(table.data.columns.front(), row) != id) ++row;
    ASSERT_LT(row, table.data.rows()) << id;
    for (const auto& [name, count] : customer["counts"].items())
      EXPECT_EQ(figure_of(table, name, row), count.get<double>()) << id << " " << name;
    for (const auto& [name, figure] : customer["others"].items())
      expect_near(figure_of(table, name, row), figure, id + " " + name);
    expect_history(table, row, customer["history"], id);
  }
}

TEST(CustomersGolden, AreWhatPandasGroupsAndLifetimesSums) {
  const json& logs = test::golden("customers")["logs"];
  ASSERT_EQ(logs.size(), 4u);
  for (const json& log : logs) expect_table(log);
}

} // namespace
} // namespace ilk
