// Customers from logs of purchases: what is taken of their rows, and what is left out.
#include <gtest/gtest.h>

#include "support/log_tables.h"
#include "words/log_words.h"

namespace ilk {
namespace {

using test::cell;
using test::customers_of;

// Three customers; Ann buys three times, gives one thing back, Bob once, Cem only at night.
const char* const shop_log = "customer,order,time,product,quantity,price,channel\n"
                             "Ann,1,2024-01-05 10:00,tea,2,3.50,web\n"
                             "Ann,1,2024-01-05 10:00,mug,1,8,web\n"
                             "Ann,2,2024-02-04 12:30,tea,4,3.50,shop\n"
                             "Ann,R1,2024-02-10 09:00,mug,-1,8,web\n"
                             "Bob,3,2024-02-20 23:10,mug,1,8,shop\n"
                             "Cem,4,2024-03-31 02:00,tea,1,3.50,web\n"
                             "Ann,5,2024-03-05 11:00,pot,1,20.10,web\n";

const CustomerTable& shop() {
  static const CustomerTable table = customers_of(shop_log);
  return table;
}

TEST(LogCustomers, AreOneRowEachByTheirId) {
  EXPECT_EQ(shop().data.rows(), 3u);
  EXPECT_EQ(word_at(shop().data.columns.front(), 0), "Ann");
  EXPECT_EQ(word_at(shop().data.columns.front(), 2), "Cem");
  EXPECT_EQ(shop().data.columns.size(), shop().dictionary.columns.size());
  EXPECT_EQ(shop().dictionary.columns.front().role, Role::id);
}

TEST(LogCustomers, HaveRecencyFrequencyAndMonetaryValue) {
  EXPECT_EQ(cell(shop(), "Ann", "recency_days"), "26"); // to March 31st
  EXPECT_EQ(cell(shop(), "Ann", "tenure_days"), "86");
  EXPECT_EQ(cell(shop(), "Ann", "amount"), "41.1"); // 7 + 14 + 20.10, the mug went back
  EXPECT_EQ(cell(shop(), "Bob", "amount"), "8");
  EXPECT_EQ(cell(shop(), "Ann", "orders"), "3");
  EXPECT_EQ(cell(shop(), "Cem", "recency_days"), "0");
}

TEST(LogCustomers, HaveOrdersPausesAndMonths) {
  EXPECT_EQ(cell(shop(), "Ann", "average_order"), "13.7");
  EXPECT_EQ(cell(shop(), "Ann", "largest_order"), "20.1");
  EXPECT_EQ(cell(shop(), "Ann", "days_between_orders"), "30"); // 60 days between three
  EXPECT_EQ(cell(shop(), "Ann", "irregularity"), "0");
  EXPECT_EQ(cell(shop(), "Bob", "days_between_orders"), "");
  EXPECT_EQ(cell(shop(), "Ann", "active_months"), "1");
  EXPECT_EQ(cell(shop(), "Bob", "active_months"), "0.5"); // of February and March
}

TEST(LogCustomers, HaveSharesOfTheirPurchases) {
  EXPECT_EQ(cell(shop(), "Cem", "night_share"), "1");
  EXPECT_EQ(cell(shop(), "Ann", "night_share"), "0");
  EXPECT_EQ(cell(shop(), "Cem", "weekend_share"), "1"); // a Sunday
  EXPECT_EQ(cell(shop(), "Bob", "share_web"), "0");
  EXPECT_EQ(cell(shop(), "Ann", "products"), "2"); // tea and pot
  EXPECT_EQ(cell(shop(), "Ann", "returns"), "1");
}

TEST(LogCustomers, TellWhatAReturnUndid) {
  EXPECT_EQ(shop().log.returned, 1u);
  EXPECT_EQ(shop().log.undone, 1u);
  EXPECT_EQ(cell(shop(), "Ann", "purchases"), "3"); // lines that were kept
}

TEST(LogCustomers, LowerTheAmountByReturnsOfWhatIsNotInTheLog) {
  const CustomerTable table = customers_of("customer,date,amount\n"
                                           "A,2024-01-01,50\nA,2024-01-05,-12.5\nB,2024-01-02,7\n"
                                           "B,2024-01-03,9\nB,2024-01-04,1\n");
  EXPECT_EQ(cell(table, "A", "amount"), "37.5");
  EXPECT_EQ(cell(table, "A", "orders"), "1");
  EXPECT_EQ(table.log.undone, 0u);
}

TEST(LogCustomers, TakeManyNegativeAmountsForMoneyThatGoesOut) {
  const CustomerTable table = customers_of("account,date,amount\n"
                                           "A,2024-01-01,500\nA,2024-01-05,-120\nA,2024-01-06,-30\n"
                                           "B,2024-01-02,70\nB,2024-01-03,-9\nB,2024-01-04,1\n");
  EXPECT_TRUE(table.log.has_outflows);
  EXPECT_EQ(cell(table, "A", "money_in"), "500");
  EXPECT_EQ(cell(table, "A", "money_out"), "-150");
  EXPECT_EQ(table.log.returned, 0u);
}

TEST(LogCustomers, LeaveOutWhatDoesNotCountAndSaySo) {
  const CustomerTable table = customers_of("customer,date,amount,status\n"
                                           "A,2024-01-01,5,paid\nA,2024-01-02,6,cancelled\n"
                                           ",2024-01-02,6,paid\nB,,6,paid\nB,2024-01-03,7,shipped\n"
                                           "C,2024-01-04,8,refunded\nB,2024-01-05,9,paid\n"
                                           "A,2024-01-06,10,paid\nA,2024-01-06,10,paid\n"
                                           "B,2024-01-07,11,paid\nA,2024-01-08,12,paid\n");
  EXPECT_EQ(table.log.counts.cancelled, 1u);
  EXPECT_EQ(table.log.counts.no_customer, 1u);
  EXPECT_EQ(table.log.counts.no_day, 1u);
  EXPECT_EQ(table.log.returned, 1u);
  EXPECT_EQ(table.log.copies, 1u);
  EXPECT_EQ(table.log.without_purchase, 1u); // C only gave back
  EXPECT_EQ(cell(table, "A", "amount"), "37");
  EXPECT_EQ(cell(table, "C", "amount"), "no such customer");
}

TEST(LogCustomers, AreNotMadeOfSeveralCurrencies) {
  const std::string log = "customer,date,amount,currency\nA,2024-01-01,5,EUR\nA,2024-01-02,6,USD\n"
                          "B,2024-01-03,7,EUR\n";
  try {
    customers_of(log);
    FAIL() << "two currencies were added up";
  } catch (const DataError& error) {
    EXPECT_NE(std::string(error.what()).find("EUR (2 rows), USD (1 row)"), std::string::npos)
        << error.what();
  }
  const CustomerTable euros = customers_of(log, {.currency = "EUR"});
  EXPECT_EQ(cell(euros, "A", "amount"), "5");
  EXPECT_EQ(euros.log.counts.other_currency, 1u);
  EXPECT_THROW(customers_of(log, {.currency = "GBP"}), UsageError);
}

TEST(LogCustomers, TellOfIdsThatDifferInSpellingOnly) {
  const CustomerTable table = customers_of("customer id,date,amount\nc-01,2024-01-01,5\n"
                                           "C01,2024-01-02,6\nX7,2024-01-03,7\n");
  EXPECT_EQ(table.data.rows(), 3u);
  EXPECT_EQ(table.log.spelt_otherwise, 1u);
}

TEST(LogCustomers, SeeOnlyTheWindow) {
  CustomersOptions options;
  options.from = 19'755; // 2024-02-02
  options.until = 19'783;
  const CustomerTable table = customers_of(shop_log, options);
  EXPECT_EQ(table.log.early, 2u);
  EXPECT_EQ(table.log.counts.late, 2u);
  EXPECT_EQ(cell(table, "Ann", "amount"), "6"); // 14, less the mug that was bought before
  EXPECT_EQ(cell(table, "Ann", "tenure_days"), "56");
  EXPECT_EQ(cell(table, "Cem", "amount"), "no such customer");
  options.from = 25'000;
  options.until.reset();
  EXPECT_THROW(customers_of(shop_log, options), UsageError);
}

TEST(LogCustomers, TakeOwnAttributes) {
  CustomersOptions options;
  options.with_standard = false;
  AttributeSpec tea;
  tea.column = described("tea", Role::attribute);
  tea.take = &takes().at("sum");
  tea.of = "quantity";
  tea.where = {{.what = RowCondition::What::words, .column = "product", .words = {"tea"}}};
  AttributeSpec share = tea;
  share.column.name = "tea_per_line";
  share.per = "tea";
  options.attributes = {tea, share};
  const CustomerTable table = customers_of(shop_log, options);
  EXPECT_EQ(table.data.columns.size(), 3u);
  EXPECT_EQ(cell(table, "Ann", "tea"), "6");
  EXPECT_EQ(cell(table, "Ann", "tea_per_line"), "1");
  EXPECT_EQ(cell(table, "Bob", "tea_per_line"), ""); // nothing per nothing
  options.attributes.front().of = "colour";
  EXPECT_THROW(customers_of(shop_log, options), UsageError);
}

TEST(LogCustomers, AddAmountsUpToTheLastDigit) {
  std::string log = "customer,date,amount\n";
  for (int i = 0; i < 1000; ++i)
    log += fmt::format("A,2024-01-{:02},0.1\nB,2024-01-01,1e9\n", 1 + i % 28);
  const CustomerTable table = customers_of(log);
  EXPECT_EQ(cell(table, "A", "amount"), "100");
  EXPECT_EQ(cell(table, "B", "amount"), "1000000000000");
}

TEST(LogCustomers, AreNotMadeOfNothing) {
  EXPECT_THROW(customers_of("customer,date,amount\n,2024-01-01,5\n,2024-01-02,6\n"), DataError);
  EXPECT_THROW(customers_of("colour,date,amount\nred,2024-01-01,5\nblue,2024-01-02,6\n"),
               DataError);
  EXPECT_THROW(customers_of("customer,amount\nA,5\nB,6\n"), DataError);
}

TEST(LogCustomers, AreToldInSentences) {
  const std::vector<std::string> lines = log_lines(shop().log);
  EXPECT_EQ(lines.front(), "7 rows from 2024-01-05 to 2024-03-31 were made into 3 customers");
  EXPECT_EQ(lines[1],
            "1 row is a return; it undoes a purchase of the log, which then does not count");
  const auto& roles = log_role_lines(shop().log.log);
  EXPECT_EQ(roles[1], "  customer  customer");
}

} // namespace
} // namespace ilk
