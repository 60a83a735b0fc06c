// What the columns of logs are taken for, by their names and cells.
#include <fstream>

#include <gtest/gtest.h>

#include "behaviour/log_dictionary.h"
#include "behaviour/time_of_day.h"
#include "behaviour/window.h"
#include "support/log_tables.h"
#include "support/paths.h"
#include "support/process.h"

namespace ilk {
namespace {

std::string roles_in(const std::string& csv, const GivenLogRoles& given = {}) {
  const CsvFile source = CsvFile::open(Input::of_text("log.csv", csv));
  Execution execution(1);
  std::string roles;
  for (const LogColumn& column : infer_log(execution, source, given).columns)
    roles += std::string(roles.empty() ? "" : " ") + std::string(name_of(column.role));
  return roles;
}

TEST(LogRoles, OfAShop) {
  EXPECT_EQ(
      roles_in("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
               "536365,85123A,T-LIGHT HOLDER,6,12/1/2010 8:26,2.55,17850.0,United Kingdom\n"
               "536365,71053,LANTERN,6,12/1/2010 8:26,3.39,17850.0,United Kingdom\n"
               "C536379,D,Discount,-1,12/13/2010 9:41,27.5,14527.0,France\n"),
      "order product other quantity date price customer other");
}

TEST(LogRoles, OfABankAndOfACard) {
  EXPECT_EQ(
      roles_in(
          "trans_id;account_id;date;type;operation;amount;balance\n"
          "1;1787;1993-01-01;PRIJEM;VKLAD;900,0;900,0\n"
          "2;1787;1993-01-04;VYDAJ;VYBER;200,5;700,5\n3;12;1993-01-05;PRIJEM;VKLAD;20,5;20,5\n"),
      "order customer date kind other amount other");
  EXPECT_EQ(
      roles_in("CUST_ID,DATE,KIND,AMOUNT\nC1,2024-01-01,limit,9000\nC1,2024-01-21,payment,4.5\n"),
      "customer date kind amount");
}

TEST(LogRoles, OfOtherLanguages) {
  EXPECT_EQ(
      roles_in(
          "Kundennummer;Belegdatum;Artikelnummer;Menge;Betrag\n"
          "1001;03.01.2024;77;2;12,50\n1002;14.01.2024;78;1;1.250,00\n1001;15.01.2024;77;1;6,25\n"),
      "customer date product quantity amount");
}

TEST(LogRoles, AreTheUsersWhereGiven) {
  const std::string log =
      "who,when,what,amount\nA,2024-01-01,tea,5\nB,2024-01-02,pot,6\nA,2024-01-03,tea,7\n";
  EXPECT_EQ(roles_in(log, {{"who", LogRole::customer}, {"what", LogRole::product}}),
            "customer date product amount");
  EXPECT_THROW(roles_in(log), DataError); // nobody is named
  EXPECT_THROW(roles_in(log, {{"whom", LogRole::customer}}), UsageError);
  EXPECT_THROW(roles_in(log, {{"who", LogRole::customer}, {"what", LogRole::customer}}),
               UsageError);
  EXPECT_THROW(roles_in(log, {{"who", LogRole::customer}, {"what", LogRole::date}}), UsageError);
  EXPECT_THROW(roles_in(log, {{"who", LogRole::customer}, {"what", LogRole::amount}}), UsageError);
}

TEST(TimesOfDay, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(time_of_day("2024-01-01 14:05"), 14 * 3600 + 5 * 60);
  EXPECT_EQ(time_of_day("2024-01-01T14:05:33Z"), 14 * 3600 + 5 * 60 + 33);
  EXPECT_EQ(time_of_day("1/2/2024 2:05 PM"), 14 * 3600 + 5 * 60);
  EXPECT_EQ(time_of_day("12:10 am"), 10 * 60);
  EXPECT_EQ(time_of_day("1631"), 16 * 3600 + 31 * 60);
  EXPECT_EQ(time_of_day("7"), 7 * 3600);
  for (const char* none : {"", "2024-01-01", "25:00", "12:7", "2490", "12:30:99"})
    EXPECT_FALSE(time_of_day(none)) << none;
}

TEST(Windows, CountMonthsOfTheCalendarAndWeeksFromMonday) {
  const Day end_of_january = 19'753, first_of_march = 19'783; // of 2024, a leap year
  EXPECT_EQ(Window(end_of_january, first_of_march, Grain::month).periods(), 3u);
  const Window weeks(19'731, 19'739, Grain::week); // Tuesday the 9th to Wednesday the 17th
  EXPECT_EQ(weeks.periods(), 2u);
  EXPECT_EQ(weeks.period_of(19'737), 1u); // Monday
  EXPECT_EQ(weeks.period_of(19'736), 0u);
  EXPECT_EQ(Window(5, 9, Grain::day).periods(), 5u);
  EXPECT_EQ(weeks.periods_since(19'000), 2u);
  EXPECT_EQ(weeks.periods_since(19'738), 1u);
}

TEST(Windows, GoBackByMonthsToTheLastDayThatThereIs) {
  EXPECT_EQ(day_before(19'813, {1, 'm'}), 19'782); // March 31st: February 29th
  EXPECT_EQ(day_before(19'813, {1, 'y'}), 19'447);
  EXPECT_EQ(day_before(19'904, {3, 'm'}), 19'813); // June 30th: March 31st
  EXPECT_EQ(day_before(19'903, {3, 'm'}), 19'811); // June 29th: March 29th
  EXPECT_EQ(day_before(100, {2, 'w'}), 86);
  EXPECT_EQ(time_length_from("6m"), (TimeLength{6, 'm'}));
  for (const char* none : {"", "m", "6", "0d", "-1d", "6 m", "6x", "99999999999d"})
    EXPECT_FALSE(time_length_from(none)) << none;
}

TEST(LogDictionaries, AreReadBackAsTheyAreWritten) {
  const auto path = test::source_path("examples/credit-card/transactions.toml");
  const LogDictionary card = load_log_dictionary(path);
  EXPECT_EQ(card.attributes.size(), 17u);
  const CustomerTable table = test::customers_of(test::random_log(test::random_log_lines(50)));
  const test::TemporaryFolder folder;
  const auto written = folder.path() / "transactions.toml";
  std::ofstream(written) << to_toml(table.log.log, Grain::week, false, table.attributes);
  const LogDictionary back = load_log_dictionary(written);
  EXPECT_EQ(back.window.at("grain"), "week");
  ASSERT_EQ(back.attributes.size(), table.attributes.size());
  for (std::size_t a = 0; a < back.attributes.size(); ++a) {
    EXPECT_EQ(back.attributes[a].column, table.attributes[a].column);
    EXPECT_EQ(back.attributes[a].where, table.attributes[a].where);
    EXPECT_EQ(back.attributes[a].take, table.attributes[a].take);
    EXPECT_EQ(back.attributes[a].per, table.attributes[a].per);
  }
}

TEST(LogDictionaries, NameTheirMistakes) {
  const test::TemporaryFolder folder;
  const auto fault_of = [&](const std::string& text) -> std::string {
    const auto path = folder.path() / "t.toml";
    std::ofstream(path) << text;
    try {
      load_log_dictionary(path);
    } catch (const DataError& error) {
      return error.what();
    }
    return "";
  };
  const std::string spent = "[[attribute]]\nname = \"spent\"\n";
  EXPECT_NE(fault_of("[columns]\ncustomr = \"x\"\n").find("did you mean 'customer'?"),
            std::string::npos);
  EXPECT_NE(fault_of(spent).find("has no take"), std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"summ\"\n").find("did you mean 'sum'?"), std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"sum\"\n").find("of which column"), std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"count\"\nof = \"x\"\n").find("looks at no column"),
            std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"count\"\nper = \"x\"\n").find("no attribute before"),
            std::string::npos);
  EXPECT_NE(
      fault_of(spent + "take = \"count\"\nwhere = { A = \"> x\" }\n").find("does not compare"),
      std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"count\"\n" + spent + "take = \"count\"\n").find("twice"),
            std::string::npos);
  EXPECT_NE(fault_of(spent + "take = \"count\"\nkind = \"colour\"\n").find("no kind"),
            std::string::npos);
}

} // namespace
} // namespace ilk
