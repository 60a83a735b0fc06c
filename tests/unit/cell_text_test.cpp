// Numbers, days and yes or no as people write them.
#include <chrono>

#include <gtest/gtest.h>

#include "table/boolean_text.h"
#include "table/date_text.h"
#include "table/infer_format.h"
#include "table/number_text.h"

namespace ilk {
namespace {

std::optional<float> number(std::string_view cell, const NumberFormat& format) {
  double value = 0;
  if (read_number(cell, format, value) != NumberText::number) return std::nullopt;
  return static_cast<float>(value);
}

float day(int year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return static_cast<float>(
      sys_days(
          year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)))
          .time_since_epoch()
          .count());
}

std::optional<NumberFormat> number_format_of(const std::vector<std::string>& cells, char point) {
  const auto found = find_numbers(cells, point);
  return found ? std::optional(found->format) : std::nullopt;
}

TEST(FormattedNumber, ReadsMarksBetweenThousands) {
  const NumberFormat english{'.', ',', false}, german{',', '.', false};
  EXPECT_EQ(number("1,010.23", english), 1010.23f);
  EXPECT_EQ(number("-12,345,678", english), -12345678.f);
  EXPECT_EQ(number(" 7 ", english), 7.f);
  EXPECT_EQ(number("1.234,5", german), 1234.5f);
  EXPECT_EQ(number("1 234 567,5", (NumberFormat{',', ' ', false})), 1234567.5f);
  EXPECT_EQ(number("1\u00a0234", (NumberFormat{',', ' ', false})), 1234.f);
  EXPECT_EQ(number("1\u2019234.5", (NumberFormat{'.', '\'', false})), 1234.5f);
}

TEST(FormattedNumber, RefusesMarksThatStandElsewhere) {
  const NumberFormat english{'.', ',', false};
  for (const char* cell : {"12,34", "1,2345", ",123", "1,,234", "1234,567", "1,234.5,6", "1,23,45",
                           "0,123", "0.123,456", "1,", "", "-", "1,234x"})
    EXPECT_EQ(number(cell, english), std::nullopt) << cell;
}

TEST(FormattedNumber, ReadsGroupsAsInIndia) {
  EXPECT_EQ(number("1,23,456", (NumberFormat{'.', ',', false})), 123456.f);
  EXPECT_EQ(number("12,34,567.5", (NumberFormat{'.', ',', false})), 1234567.5f);
}

TEST(FormattedNumber, ReadsWhatPeopleAdd) {
  const NumberFormat with{'.', ',', true};
  EXPECT_EQ(number("$(1,234.50)", with), -1234.5f);
  EXPECT_EQ(number("($1,234.50)", with), -1234.5f);
  EXPECT_EQ(number("1234.50-", with), -1234.5f);
  EXPECT_EQ(number("\u2212$12", with), -12.f);
  EXPECT_EQ(number("\u221212.5", (NumberFormat{'.', '\0', false})), -12.5f);
  EXPECT_EQ(number("1.2k", with), 1200.f);
  EXPECT_EQ(number("$3.5M", with), 3.5e6f);
  EXPECT_EQ(number("2 bn", with), 2e9f);
  EXPECT_EQ(number("00:12:30", with), 750.f);
  EXPECT_EQ(number("26:00:01", with), 93601.f);
  EXPECT_EQ(number("12:30", with), 45000.f);
  EXPECT_EQ(number("13h 24m", with), 48240.f);
  EXPECT_EQ(number("PT1H30M", with), 5400.f);
  EXPECT_EQ(number("3 days 00:00:30", with), 259230.f);
  EXPECT_EQ(number("1.2 Mio.", with), 1.2e6f);
  EXPECT_EQ(number("12 TEUR", with), 12000.f);
  EXPECT_EQ(number("12 T", with), std::nullopt);
  EXPECT_EQ(number("3 lakh", with), 3e5f);
  EXPECT_EQ(number("ca. 100", with), 100.f);
  EXPECT_EQ(number("~100", with), 100.f);
  EXPECT_EQ(number("100*", with), 100.f);
  EXPECT_EQ(number("100 Kč", with), 100.f);
  EXPECT_EQ(number("AED 100", with), 100.f);
  EXPECT_EQ(number("25 percent", with), 0.25f);
  EXPECT_EQ(number("\uff11\uff12\uff0e\uff15", with), 12.5f);
  EXPECT_EQ(number("\u0661\u0662\u066b\u0665", with), 12.5f);
  EXPECT_EQ(number("30 days", with), 30.f);
  for (const char* cell : {"(-5)", "12:60", "00:61:00", "5 apples", "k", "--5", "5--"})
    EXPECT_EQ(number(cell, with), std::nullopt) << cell;
}

TEST(FormattedNumber, UnitsAreTheSameInAllCells) {
  EXPECT_EQ(find_numbers({"30 days", "12 days", "1 day"}, '.')->unit, "days");
  EXPECT_EQ(find_numbers({"30 days", "2 weeks"}, '.'), std::nullopt);
  EXPECT_TRUE(find_numbers({"0:00:10", "1:10:00"}, '.')->is_clock);
  EXPECT_TRUE(find_numbers({"$5", "$7"}, '.')->is_money);
}

TEST(FormattedNumber, WordsThatSayNoneAreSpellingsOfMissing) {
  std::vector<std::string> cells;
  for (int i = 0; i < 20; ++i) cells.push_back(std::to_string(i * 7));
  for (const char* word :
       {"#DIV/0!", "(null)", "--", "k.A.", "unknown", "n.a.", "\\N", "pending"}) {
    auto with = cells;
    for (int i = 0; i < 15; ++i) with.push_back(word);
    const auto found = find_numbers(with, '.');
    ASSERT_TRUE(found) << word;
    EXPECT_EQ(found->missing, std::vector<std::string>{word});
    EXPECT_EQ(found->missing_cells, 15u);
  }
  cells.insert(cells.end(), {"north", "south", "east", "west"});
  EXPECT_EQ(find_numbers(cells, '.'), std::nullopt) << "words of their own";
}

TEST(FormattedNumber, ReadsSignsOnlyWhereTheyAreAllowed) {
  const NumberFormat with{'.', ',', true}, without{'.', ',', false};
  EXPECT_EQ(number("$1,250.50", with), 1250.5f);
  EXPECT_EQ(number("1,250.50 \u20ac", with), 1250.5f);
  EXPECT_EQ(number("EUR 12", with), 12.f);
  EXPECT_EQ(number("-$3", with), -3.f);
  EXPECT_EQ(number("$-3", with), -3.f);
  EXPECT_EQ(number("(1,200)", with), -1200.f);
  EXPECT_EQ(number("12.5%", with), 0.125f);
  EXPECT_EQ(number("100 %", with), 1.f);
  for (const char* cell : {"$12", "12%", "(12)", "12 EUR"})
    EXPECT_EQ(number(cell, without), std::nullopt) << cell;
  for (const char* cell : {"$$12", "--3", "$", "%", "EUR", "()", "(-3)", "12%%"})
    EXPECT_EQ(number(cell, with), std::nullopt) << cell;
}

TEST(NumberFormat, IsThatOfMostCells) {
  EXPECT_EQ(number_format_of({"1,234", "2,500"}, '.'), (NumberFormat{'.', ',', false}));
  EXPECT_EQ(number_format_of({"1.5", "2,500"}, '.'), (NumberFormat{'.', ',', false}));
  EXPECT_EQ(number_format_of({"1,5", "2,25"}, '.'), (NumberFormat{',', '\0', false}));
  EXPECT_EQ(number_format_of({"1.234", "2.5"}, '.'), (NumberFormat{'.', '\0', false}));
  EXPECT_EQ(number_format_of({"1.234", "2.500"}, ','), (NumberFormat{',', '.', false}));
  EXPECT_EQ(number_format_of({"$5", "$1,000"}, '.'), (NumberFormat{'.', ',', true}));
  EXPECT_EQ(number_format_of({"5", "north"}, '.'), std::nullopt);
}

TEST(DateText, ReadsWhatPeopleWrite) {
  const float expected = day(2024, 3, 1);
  for (const char* cell : {"2024-03-01", "2024/3/1", "2024.03.01", " 2024-03-01 ",
                           "2024-03-01T12:30:00Z", "2024-03-01 12:30", "1 March 2024",
                           "1. Mar 2024", "01-Mar-24", "Mar 1, 2024", "March 1 2024"})
    for (const DateOrder order :
         {DateOrder::year_first, DateOrder::day_first, DateOrder::month_first})
      EXPECT_EQ(read_date(cell, order), expected) << cell;
  for (const char* cell :
       {"Mon, 1 March 2024", "Fr 01 Mar 2024", "1 mars 2024", "1. März 2024", "1 de marzo de 2024",
        "1st March 2024", "01MAR2024", "01MAR2024:10:15:00", "2024年3月1日",
        "2024-03-01 10:11:12 UTC", "2024-03", "03/2024", "Mar-24", "March 2024",
        "2024-03-01 10:11:12 GMT+1", "vendredi 1 mars 2024"})
    for (const DateOrder order :
         {DateOrder::year_first, DateOrder::day_first, DateOrder::month_first})
      EXPECT_EQ(read_date(cell, order), expected) << cell;
  for (const char* cell : {"20240301", "202403", "20240301T101112Z", "45352", "1709251200",
                           "1709251200000", "1709251200.5"})
    EXPECT_EQ(read_date(cell, DateOrder::year_first), expected) << cell;
  EXPECT_EQ(read_date("1.3.37", DateOrder::day_first, 2029), day(1937, 3, 1));
  EXPECT_EQ(read_date("1.3.04", DateOrder::day_first, 2029), day(2004, 3, 1));
  EXPECT_EQ(read_date("1.3.2024", DateOrder::day_first), expected);
  EXPECT_EQ(read_date("3/1/24", DateOrder::month_first), expected);
  EXPECT_EQ(read_date("31/12/1969", DateOrder::day_first), -1.f);
  EXPECT_EQ(read_date("1/1/69", DateOrder::day_first), day(1969, 1, 1));
  EXPECT_EQ(read_date("1/1/68", DateOrder::day_first), day(2068, 1, 1));
  EXPECT_EQ(read_date("29.2.2024", DateOrder::day_first), day(2024, 2, 29));
}

TEST(DateText, RefusesWhatIsNone) {
  for (const char* cell : {"", "2024", "2024-13-01", "2024-02-30", "29.2.2023", "1.3", "12.5",
                           "1.2.3.4", "2024-03-01x", "Mxe 1 2024", "1 Mar Apr", "1--- 3 2024",
                           "99999-01-01", "2024-03-01 noon", "3/1/2"})
    EXPECT_EQ(read_date(cell, DateOrder::day_first), std::nullopt) << cell;
  EXPECT_EQ(read_date("1.3.2024", DateOrder::year_first), std::nullopt);
  EXPECT_EQ(read_date("13/1/2024", DateOrder::month_first), std::nullopt);
}

TEST(DateText, OrderIsThatOfAllCells) {
  EXPECT_EQ(find_dates({"1/2/2024", "3/4/2024"})->order, DateOrder::day_first); // either
  EXPECT_EQ(find_dates({"1/2/2024", "3/14/2024"})->order, DateOrder::month_first);
  EXPECT_EQ(find_dates({"2024-01-02", "2024-01-03"})->order, DateOrder::year_first);
  EXPECT_FALSE(find_dates({"1/2/2024", "north"}));
  DateOrderVotes votes;
  votes.add("1/2/2024");
  EXPECT_TRUE(votes.is_open());
  votes.add("13/2/2024");
  EXPECT_FALSE(votes.is_open());
  EXPECT_EQ(votes.best(), DateOrder::day_first);
}

TEST(BooleanText, KnowsYesAndNo) {
  for (const char* cell : {"1", "yes", "Y", "TRUE", "t", "on", " ja ", "1.0"})
    EXPECT_EQ(read_boolean(cell), true) << cell;
  for (const char* cell : {"0", "no", "N", "False", "off", "nein", "0.00", "-1"})
    EXPECT_EQ(read_boolean(cell), false) << cell;
  for (const char* cell : {"", "2", "maybe", "yes!", "-2", "0.5"})
    EXPECT_EQ(read_boolean(cell), std::nullopt) << cell;
}

} // namespace
} // namespace ilk
