// Clean columns that look a little like something else, and what their owners mean.
#include <gtest/gtest.h>

#include "table/schema.h"

namespace ilk {
namespace {

using Cells = std::vector<std::string>;

ColumnSchema inferred(const char* name, Cells cells) {
  return infer_column(name, cells, '.', cells.size());
}

// Three times over, for few levels must come again to be levels.
Cells thrice(const Cells& cells) {
  Cells all = cells;
  for (int i = 0; i < 2; ++i) all.insert(all.end(), cells.begin(), cells.end());
  return all;
}

Kind kind_of(const char* name, Cells cells) {
  const ColumnSchema column = inferred(name, std::move(cells));
  EXPECT_EQ(column.role, Role::attribute) << name << ": " << column.reason;
  return column.kind;
}

TEST(LookAlikes, AmountsAreNoDays) {
  const Cells amounts = {"30000", "41000", "52500", "54250", "30000"};
  for (const char* name : {"income_at_signup", "price_per_day", "loan_opened", "balance_candidate",
                           "data_mb", "last_update_amount", "revenue_day"})
    EXPECT_NE(kind_of(name, amounts), Kind::date) << name;
  EXPECT_EQ(kind_of("signup_date", {"43000", "44000", "45000"}), Kind::date);
  EXPECT_EQ(kind_of("last_login", {"43000", "44000", "45000"}), Kind::date);
}

TEST(LookAlikes, FeesAndWeightsAreNoYears) {
  const Cells numbers = {"1950", "1985", "2010", "2040"};
  for (const char* name : {"gebuehr", "birth_weight", "jahr_umsatz", "gebiet"})
    EXPECT_NE(kind_of(name, numbers), Kind::date) << name;
  EXPECT_EQ(kind_of("Geburtsjahr", numbers), Kind::date);
  EXPECT_EQ(kind_of("Kunde seit", numbers), Kind::date);
}

TEST(LookAlikes, SizesModelsAndGradesAreCategories) {
  EXPECT_EQ(kind_of("size", thrice({"38M", "40M", "38M", "42M", "40M"})), Kind::category);
  EXPECT_EQ(kind_of("gate", thrice({"1B", "2B", "1B", "3B", "2B"})), Kind::category);
  EXPECT_EQ(kind_of("model", thrice({"320d", "318d", "320d", "520d", "318d"})), Kind::category);
  EXPECT_EQ(kind_of("note", thrice({"1-", "2-", "2", "1-", "2-", "2"})), Kind::category);
  EXPECT_EQ(kind_of("spend", thrice({"38M", "40M", "38M", "42M", "40M"})), Kind::amount);
}

TEST(LookAlikes, CodesAndSeasonsAreNoDays) {
  const Cells products = {"12MAR34", "07SEP22", "12MAR34", "01DEC45", "07SEP22", "12MAR34"};
  EXPECT_NE(kind_of("product", thrice(products)), Kind::date);
  EXPECT_EQ(kind_of("order_date", thrice(products)), Kind::date);
  EXPECT_NE(
      kind_of("season", thrice({"2010/11", "2011/12", "2010/11", "2009/10", "2010/11", "2009/10"})),
      Kind::date);
}

TEST(LookAlikes, OneCurrencyInTwoSpellingsAddsUp) {
  const ColumnSchema one = inferred("spend", {"\u20ac 10", "EUR 20", "\u20ac 30", "EUR 45"});
  EXPECT_EQ(one.role, Role::attribute) << one.reason;
  EXPECT_EQ(one.kind, Kind::amount);
  EXPECT_EQ(inferred("spend", {"$ 10", "EUR 20", "$ 30", "EUR 45"}).role, Role::ignore);
}

TEST(LookAlikes, TheMeasureAtTheEndOfANameDecides) {
  const Cells few = {"0", "7", "14", "21", "7", "14"};
  for (const char* name : {"phone_spend", "tel_minutes", "sku_count", "fax_pages", "store_spend",
                           "plan_price", "agent_calls", "device_age"})
    EXPECT_NE(kind_of(name, few), Kind::category) << name;
  EXPECT_EQ(inferred("phone", {"4915112345", "4915112346"}).role, Role::ignore);
  EXPECT_EQ(kind_of("agent", few), Kind::category);
}

TEST(LookAlikes, LengthsOfTimeAreNoTimesOfDay) {
  EXPECT_EQ(kind_of("handling_time", {"00:12:30", "00:03:10", "00:08:05"}), Kind::duration);
  EXPECT_EQ(kind_of("call length", {"3m 20s", "1m 05s", "12m 40s"}), Kind::duration);
  EXPECT_EQ(kind_of("response_time", {"13:24", "03:10", "05:05"}), Kind::duration);
  EXPECT_EQ(inferred("best_time_to_call", {"14:05:00", "09:10:00"}).role, Role::ignore);
}

TEST(LookAlikes, TiersAreNoOutcomes) {
  EXPECT_EQ(kind_of("membership_status", {"gold", "silver", "gold", "silver", "gold", "silver"}),
            Kind::category);
  EXPECT_EQ(kind_of("left_handed", {"yes", "no", "yes", "no"}), Kind::boolean);
  EXPECT_EQ(kind_of("customer_group", {"retail", "trade", "retail", "trade", "retail", "trade"}),
            Kind::category);
  EXPECT_EQ(
      inferred("booking_status", {"canceled", "kept", "canceled", "kept", "kept", "kept"}).role,
      Role::label);
  EXPECT_EQ(inferred("Churn", {"Yes", "No", "No"}).role, Role::label);
}

TEST(LookAlikes, AWordInMostCellsIsNoMissingValue) {
  const Cells sizes = {"S",  "M",  "L",  "S",  "M",  "L",  "S",  "M",  "L",
                       "36", "38", "40", "42", "44", "46", "48", "50", "52",
                       "54", "56", "58", "60", "S",  "M",  "L",  "S",  "M"};
  EXPECT_TRUE(inferred("size", sizes).missing.empty());
}

} // namespace
} // namespace ilk
