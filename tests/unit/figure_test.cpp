// Numbers as people read them: rounded as decimals, in one place.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/decimal_text.h"
#include "facts/figure.h"

namespace ilk {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(DecimalText, RoundsTheDecimalThatPeopleSeeHalfAwayFromZero) {
  EXPECT_EQ(decimal_text(0.045, 2), "0.05"); // though the double is a little below
  EXPECT_EQ(decimal_text(0.045, 1), "0.0");
  EXPECT_EQ(decimal_text(250.5, 0), "251");
  EXPECT_EQ(decimal_text(-250.5, 0), "-251");
  EXPECT_EQ(decimal_text(1.005, 2), "1.01");
  EXPECT_EQ(decimal_text(9.995, 2), "10.00");
  EXPECT_EQ(decimal_text(999.5, 0), "1,000");
  EXPECT_EQ(decimal_text(0.5, 0), "1");
  EXPECT_EQ(decimal_text(0.05, 0), "0");
}

TEST(DecimalText, HasCommasBetweenThousandsAndNoMinusBeforeZero) {
  EXPECT_EQ(decimal_text(0, 0), "0");
  EXPECT_EQ(decimal_text(1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(decimal_text(-1234, 0), "-1,234");
  EXPECT_EQ(decimal_text(-0.001, 2), "0.00");
  EXPECT_EQ(decimal_text(123456, 3), "123,456.000");
  EXPECT_EQ(decimal_text(0.0004, 4), "0.0004");
  EXPECT_EQ(decimal_text(1e-300, 2), "0.00");
  EXPECT_EQ(decimal_text(5e-324, 17), "0.00000000000000000");
  EXPECT_EQ(decimal_text(999999999999999.0, 0), "999,999,999,999,999");
  EXPECT_EQ(decimal_text(nan, 2), "–");
  EXPECT_EQ(decimal_text(std::numeric_limits<double>::infinity(), 2), "∞");
  EXPECT_EQ(shortest_decimal_text(12.50, 2), "12.5");
  EXPECT_EQ(shortest_decimal_text(1200, 2), "1,200");
}

TEST(DecimalText, EqualsTheExactRoundingOfEveryDecimal) {
  for (int thousandths = -30'000; thousandths <= 30'000; ++thousandths) {
    const int size = std::abs(thousandths);
    const int tenths = (size + 50) / 100; // half away from zero
    const std::string expected = std::string(thousandths < 0 && tenths > 0 ? "-" : "") +
                                 std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    EXPECT_EQ(decimal_text(thousandths / 1000.0, 1), expected) << thousandths;
  }
}

TEST(Figures, AreShownInOneWay) {
  EXPECT_EQ(figure::count(8950).text, "8,950");
  EXPECT_EQ(figure::number(0.0012345).text, "0.00123");
  EXPECT_EQ(figure::number(12.345).text, "12.3");
  EXPECT_EQ(figure::number(12345.6).text, "12,346");
  EXPECT_EQ(figure::share(0.12345).text, "12.3%");
  EXPECT_EQ(figure::share(0.12).text, "12%");
  EXPECT_EQ(figure::share(0.0001).text, "under 0.1%");
  EXPECT_EQ(figure::share(0.99999).text, "over 99.9%");
  EXPECT_EQ(figure::share(0).text, "0%");
  EXPECT_EQ(figure::share(1).text, "100%");
  EXPECT_EQ(figure::rough_share(0.004).text, "under 1%");
  EXPECT_EQ(figure::rough_share(0.456).text, "46%");
  EXPECT_EQ(figure::signed_decimal(0.0564, 3).text, "+0.056");
  EXPECT_EQ(figure::signed_decimal(0.0004, 3).text, "0.000");
  EXPECT_EQ(figure::correlation(-0.0042).text, "-0.004");
  EXPECT_EQ(figure::p_value(0.0001).text, "under 0.001");
  EXPECT_EQ(figure::number(nan).text, "–");
  EXPECT_FALSE(figure::share(nan).exists());
}

TEST(Figures, OfAColumnHaveItsUnit) {
  ColumnSchema column;
  column.kind = Kind::duration;
  column.unit = "months";
  EXPECT_EQ(figure::of_column(12, column).text, "12 months");
  EXPECT_EQ(figure::of_column(1, column).text, "1 month");
  column = {};
  column.kind = Kind::ratio;
  EXPECT_EQ(figure::of_column(0.8, column).text, "80%");
  column.kind = Kind::date;
  EXPECT_EQ(figure::of_column(19782, column).text, "2024-02-29");
  column.kind = Kind::boolean;
  EXPECT_EQ(figure::of_column(1, column).text, "yes");
  column.kind = Kind::category;
  column.levels = {"north", "south"};
  EXPECT_EQ(figure::of_column(1, column).text, "south");
}

} // namespace
} // namespace ilk
