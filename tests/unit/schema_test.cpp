// The data dictionary: reading and writing TOML, matching a header, guessing columns.
#include <cmath>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/schema_toml.h"
#include "model/transforms.h"
#include "support/faults.h"
#include "support/paths.h"
#include "table/column_name.h"
#include "table/number_text.h"
#include "table/schema.h"

namespace ilk {
namespace {

class SchemaFile : public testing::Test {
 protected:
  std::filesystem::path path_ = std::filesystem::path(testing::TempDir()) /
                                ("ilk_schema_" + std::to_string(::getpid()) + ".toml");

  void TearDown() override { std::filesystem::remove(path_); }

  Schema load(std::string_view toml) const {
    std::ofstream(path_) << toml;
    return load_schema(path_);
  }

  void expect_fault(std::string_view toml, std::uint64_t line, std::uint64_t column,
                    std::string_view words) const {
    test::expect_fault([&] { load(toml); }, {path_.string(), line, column}, words, toml);
  }
};

TEST_F(SchemaFile, ReadsEveryKey) {
  const Schema schema = load(R"([[column]]
name = "CASH_ADVANCE"
role = "attribute"
kind = "amount"
label = "cash advances"
unit = "EUR"
high = "Cash borrowers"
low = "No cash advances"
lowest = 0
highest = 1e6
outside = "clip"
tail = "log1p"
fill = "constant"
fill_value = -1
weight = 0.25
missing = ["-999", "unknown"]
decimal = ","
thousands = "."
signs = true
date_order = "day_first"
levels = ["a", "b"]
)");
  ASSERT_EQ(schema.columns.size(), 1u);
  ColumnSchema expected = described("CASH_ADVANCE", Role::attribute);
  expected.label = "cash advances";
  expected.unit = "EUR";
  expected.high = "Cash borrowers";
  expected.low = "No cash advances";
  expected.lowest = 0.0;
  expected.highest = 1e6;
  expected.outside = Outside::clip;
  expected.tail = Tail::log1p;
  expected.fill = Fill::constant;
  expected.fill_value = -1;
  expected.weight = 0.25;
  expected.missing = {"-999", "unknown"};
  expected.format = NumberFormat{',', '.', true};
  expected.date_order = DateOrder::day_first;
  expected.levels = {"a", "b"};
  EXPECT_EQ(schema.columns[0], expected);
}

TEST_F(SchemaFile, SuppliesWhatIsLeftOut) {
  const Schema schema = load("[[column]]\nname = \"CASH_ADVANCE_TRX\"\n");
  const ColumnSchema& column = schema.columns.at(0);
  EXPECT_EQ(column.role, Role::attribute);
  EXPECT_EQ(column.kind, Kind::amount);
  EXPECT_EQ(column.label, "cash advance trx");
  EXPECT_EQ(column.high, "High cash advance trx");
  EXPECT_EQ(column.low, "Low cash advance trx");
  EXPECT_EQ(column.lowest, std::nullopt);
  EXPECT_EQ(column.tail, Tail::automatic);
}

TEST_F(SchemaFile, NamesEachMistakeWithItsPlaceAndWhatIsAllowed) {
  expect_fault("[[column]]\nname = \"a\"\ncolour = \"red\"\n", 3, 1, "use one of name, role, kind");
  expect_fault("[[column]]\nname = \"a\"\nrole = \"target\"\n", 3, 8,
               "id, attribute, label, ignore");
  expect_fault("[[column]]\nname = \"a\"\nkind = \"money\"\n", 3, 8,
               "amount, count, ratio, duration");
  expect_fault("[[column]]\nname = \"a\"\ntail = \"log\"\n", 3, 8,
               "automatic, none, log1p, yeo_johnson");
  expect_fault("[[column]]\nname = \"a\"\noutside = \"drop\"\n", 3, 11, "report, clip");
  expect_fault("[[column]]\nname = \"a\"\nrole = 3\n", 3, 8, "role must be a word");
  expect_fault("[[column]]\nname = \"a\"\nlabel = true\n", 3, 9, "label must be text");
  expect_fault("[[column]]\nname = \"a\"\nlowest = \"0\"\n", 3, 10,
               "lowest must be a finite number");
  expect_fault("[[column]]\nname = \"a\"\nhighest = inf\n", 3, 11, "must be a finite number");
  expect_fault("[[column]]\nname = \"a\"\nlowest = 2\nhighest = 1\n", 3, 10,
               "lowest 2 is above highest 1");
  expect_fault("[[column]]\nname = 7\n", 2, 8, "name must be text");
  expect_fault("[[column]]\nname = \"\"\n", 2, 8, "empty");
  expect_fault("\n[[column]]\nrole = \"id\"\n", 2, 1, "has no name");
  expect_fault("columns = 3\n", 1, 1, "'columns' is not a key of a data dictionary");
  expect_fault("column = 3\n", 1, 10, "not a list of tables");
}

TEST_F(SchemaFile, RejectsAColumnNamedTwiceAndASecondId) {
  expect_fault("[[column]]\nname = \"a\"\n[[column]]\nname = \"b\"\n[[column]]\nname = \"a\"\n", 6,
               8, "'a' is described twice, first in the table at line 1");
  expect_fault("[[column]]\nname = \"a\"\nrole = \"id\"\n[[column]]\nname = \"b\"\nrole = \"id\"\n",
               6, 8, "'b' is a second id beside 'a'");
}

TEST_F(SchemaFile, ReadsTheValueAndWritesItBack) {
  const Schema schema = load("[[column]]\nname = \"a\"\nvalue = true\n[[column]]\nname = \"b\"\n");
  EXPECT_TRUE(schema.columns[0].value);
  EXPECT_FALSE(schema.columns[1].value);
  EXPECT_EQ(load(to_toml(schema)), schema);
}

TEST_F(SchemaFile, SeveralColumnsMayAddUpToTheValue) {
  const Schema schema = load("[[column]]\nname = \"a\"\nvalue = true\nzero = [\"free\"]\n"
                             "[[column]]\nname = \"b\"\nvalue = true\n");
  EXPECT_TRUE(schema.columns[0].value && schema.columns[1].value);
  EXPECT_EQ(schema.columns[0].zero, std::vector<std::string>{"free"});
  EXPECT_EQ(load(to_toml(schema)), schema);
}

TEST_F(SchemaFile, RejectsAValueThatIsNoAttributeOfMoneyOrGoods) {
  expect_fault("[[column]]\nname = \"a\"\nvalue = 1\n", 3, 9, "value must be true or false");
  expect_fault("[[column]]\nname = \"a\"\nkind = \"ratio\"\nvalue = true\n", 4, 9,
               "'a' is a ratio, and only an amount");
  expect_fault("[[column]]\nname = \"a\"\nvalue = true\nrole = \"label\"\n", 3, 9,
               "'a' is no attribute");
}

TEST_F(SchemaFile, RejectsTextThatIsNotToml) {
  expect_fault("[[column]]\nname = \n", 2, 8, "TOML");
  expect_fault("[[column]]\nname = \"a\"\nfill = \"constant\"\n", 3, 8, "fill_value");
  expect_fault("[[column]]\nname = \"a\"\nweight = 0\n", 3, 10, "above 0");
  expect_fault("[[column]]\nname = \"a\"\nthousands = \".\"\n", 3, 13, "the same sign");
  expect_fault("[[column]]\nname = \"a\"\ndecimal = \";\"\n", 3, 11, "none of the signs");
  expect_fault("[[column]]\nname = \"a\"\nmissing = [1]\n", 3, 12, "list of texts");
  expect_fault("[[column]]\nname = \"a\"\nlevels = [\"x\", \"x\"]\n", 3, 10, "stands twice");
  expect_fault("", 0, 0, "");
  EXPECT_THROW(load_schema(path_.string() + ".missing"), IoError);
}

TEST_F(SchemaFile, WritesWhatItReads) {
  Schema schema;
  schema.columns.push_back(described("CUST_ID", Role::id));
  schema.columns.push_back(described("say \"hi\" \\ 'there'", Role::attribute));
  schema.columns.back().lowest = -0.1;
  schema.columns.back().highest = 1e22;
  schema.columns.back().unit = "k€";
  schema.columns.back().label = "";
  schema.columns.push_back(described("note", Role::ignore));
  schema.columns.back().kind = Kind::duration;
  schema.columns.back().outside = Outside::clip;
  const std::string toml = to_toml(schema);
  EXPECT_EQ(load(toml), schema) << toml;
  EXPECT_NE(toml.find("# name "), std::string::npos);
}

RC_GTEST_FIXTURE_PROP(SchemaFile, RoundTripIsExact, ()) {
  const auto text = rc::gen::container<std::string>(rc::gen::element<char>(
      'a', 'B', '_', ' ', '"', '\'', '\\', '\n', '\t', '\x01', '#', '=', '['));
  const auto bound = rc::gen::map(rc::gen::arbitrary<double>(), [](double value) {
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
  });
  Schema schema;
  const int columns = *rc::gen::inRange(1, 5);
  for (int j = 0; j < columns; ++j) {
    ColumnSchema column =
        described(*text + std::to_string(j), *rc::gen::element(Role::attribute, Role::ignore));
    column.kind = *rc::gen::element(Kind::amount, Kind::count, Kind::ratio, Kind::duration);
    if (*rc::gen::arbitrary<bool>()) column.label = *text;
    column.unit = *text;
    if (*rc::gen::arbitrary<bool>()) column.high = *text;
    column.lowest = *bound;
    column.highest = *bound;
    if (column.lowest && column.highest && *column.lowest > *column.highest)
      std::swap(column.lowest, column.highest);
    column.tail = *rc::gen::element(Tail::automatic, Tail::none, Tail::log1p, Tail{"rank_gauss"});
    column.fill = *rc::gen::element(Fill::automatic, Fill{"zero"}, Fill{"ridge"});
    column.fill_value = (*bound).value_or(0);
    if (*rc::gen::arbitrary<bool>()) column.weight = 0.1;
    if (*rc::gen::arbitrary<bool>()) column.format = NumberFormat{',', '\'', true};
    column.missing = {*text};
    const std::string level = *text;
    column.levels = {level + "1", level + "2"};
    column.date_order = *rc::gen::element(DateOrder::year_first, DateOrder::month_first);
    schema.columns.push_back(std::move(column));
  }
  RC_ASSERT(load(to_toml(schema)) == schema);
}

TEST(Schema, WordsAreReadBack) {
  for (const Role role : {Role::id, Role::attribute, Role::label, Role::ignore})
    EXPECT_EQ(role_from(name_of(role)), role);
  for (const Kind kind : {Kind::amount, Kind::count, Kind::ratio, Kind::duration})
    EXPECT_EQ(kind_from(name_of(kind)), kind);
  for (const Tail tail : {Tail::automatic, Tail::none, Tail::log1p, Tail::yeo_johnson})
    EXPECT_EQ(tail_from(name_of(tail)), tail);
  for (const Outside outside : {Outside::report, Outside::clip})
    EXPECT_EQ(outside_from(name_of(outside)), outside);
  EXPECT_EQ(kind_from("Amount"), std::nullopt);
}

TEST(MatchHeader, FollowsTheHeadersOrderAndIgnoresTheRest) {
  Schema dictionary;
  dictionary.columns = {described("b", Role::attribute), described("a", Role::id)};
  dictionary.columns[0].label = "beans";
  const Schema matched = match_header(dictionary, {"x", "a", "b"}, "t.csv");
  ASSERT_EQ(matched.columns.size(), 3u);
  EXPECT_EQ(matched.columns[0], described("x", Role::ignore));
  EXPECT_EQ(matched.columns[1], dictionary.columns[1]);
  EXPECT_EQ(matched.columns[2], dictionary.columns[0]);
}

TEST(MatchHeader, MissesNoColumnButIgnoredOnes) {
  Schema dictionary;
  dictionary.columns = {described("Balance", Role::attribute), described("note", Role::ignore)};
  EXPECT_NO_THROW(match_header(dictionary, {"Balance"}, "t.csv"));
  try {
    match_header(dictionary, {"BALANCE", "note"}, "t.csv");
    FAIL() << "a column is missing";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, "t.csv");
    EXPECT_NE(error.fault().find("'Balance'"), std::string::npos);
    EXPECT_NE(error.remedy().find("'BALANCE'"), std::string::npos);
  }
}

TEST(ColumnName, InWords) {
  EXPECT_EQ(in_words("CASH_ADVANCE_TRX"), "cash advance trx");
  EXPECT_EQ(in_words("CashAdvanceTrx"), "cash advance trx");
  EXPECT_EQ(in_words("  daysSince-last.visit_"), "days since last visit");
  EXPECT_EQ(in_words("ATMCashUse"), "atm cash use");
  EXPECT_EQ(in_words("Annual Income (k$)"), "annual income (k$)");
  EXPECT_EQ(in_words("Umsatz für Käufe"), "umsatz für käufe");
  EXPECT_EQ(in_words("__"), "__");
  EXPECT_EQ(words_of("Annual Income (k$)"), (std::vector<std::string>{"annual", "income", "k"}));
}

TEST(NumberText, ReadsWhatPeopleWrite) {
  const auto value = [](std::string_view cell, char point = '.') {
    double read = -1;
    EXPECT_EQ(read_number(cell, point, read), NumberText::number) << cell;
    return static_cast<float>(read);
  };
  EXPECT_EQ(value("12.5"), 12.5f);
  EXPECT_EQ(value(" +12.5\t"), 12.5f);
  EXPECT_EQ(value("-.5e1"), -5.0f);
  EXPECT_EQ(value("+,5", ','), 0.5f);
  EXPECT_EQ(value("3."), 3.0f);
  EXPECT_EQ(value("0.1"), 0.1f);
  EXPECT_EQ(value("1e-60"), 0.0f);
  EXPECT_EQ(value("3.4028235e38"), std::numeric_limits<float>::max());
}

TEST(NumberText, SaysWhyItIsNone) {
  const auto kind = [](std::string_view cell) {
    double untouched = 7;
    const NumberText result = read_number(cell, '.', untouched);
    EXPECT_EQ(untouched, 7.0) << cell;
    return result;
  };
  for (const char* cell : {"", " ", "abc", "1,234", "12,5", "12 5", "12%", "1e", "+-1", "++1",
                           "0x10", "1_000", "--1", ".", "+", "+nan"})
    EXPECT_EQ(kind(cell), NumberText::not_a_number) << cell;
  EXPECT_EQ(kind("NaN"), NumberText::nan);
  EXPECT_EQ(kind("-Infinity"), NumberText::infinite);
  EXPECT_EQ(kind("inf"), NumberText::infinite);
  EXPECT_EQ(kind("1e39"), NumberText::too_large);
}

using Cells = std::vector<std::string>;

Cells repeated(std::initializer_list<const char*> cells, int times = 10) {
  Cells all;
  for (int i = 0; i < times; ++i) all.insert(all.end(), cells.begin(), cells.end());
  return all;
}

TEST(InferColumn, KnowsIdentifiersByName) {
  for (const char* name : {"id", "ID", "CUST_ID", "CustomerID", "custid", "customer id", "uuid",
                           "account_number", "Account No", "member-key", "loyalty_id", "id_client",
                           "LOYALTY_NUMBER", "cardno", "Kundennummer", "KUNDEN_NR", "Kunden-ID"})
    EXPECT_EQ(infer_column(name, {"1", "2", "3"}).role, Role::id) << name;
  for (const char* name :
       {"paid", "PAYMENTS", "keys_sold", "balance", "number_of_accounts", "cardio", "Nummer"})
    EXPECT_EQ(infer_column(name, {"1", "2", "3"}).role, Role::attribute) << name;
}

TEST(InferColumn, IgnoresIdentifiersThatCustomersShare) {
  for (const char* name : {"branch_id", "StoreId", "product key"}) {
    EXPECT_EQ(infer_column(name, {"1", "2", "1"}).role, Role::ignore) << name;
    EXPECT_EQ(infer_column(name, {"1", "2", "3"}).role, Role::id) << name;
  }
  for (const char* name : {"id", "customer_id", "custid", "Kundennr"}) // a table of events, then
    EXPECT_EQ(infer_column(name, {"1", "2", "1"}).role, Role::id) << name;
}

TEST(InferColumn, TakesDistinctTextForAnIdAndIgnoresOtherText) {
  EXPECT_EQ(infer_column("who", {"ann", "bob", "cid"}).role, Role::id);
  Cells many;
  for (int i = 0; i < 120; ++i) many.push_back("city " + std::to_string(i / 2));
  const ColumnSchema city = infer_column("city", many);
  EXPECT_EQ(city.role, Role::ignore);
  EXPECT_NE(city.reason.find("60 different values in the 120 cells"), std::string::npos);
}

TEST(InferColumn, TakesExportedRowNumbersForAnId) {
  EXPECT_EQ(infer_column("column_1", {"0", "1", "5", "9"}).role, Role::id);
  EXPECT_EQ(infer_column("Unnamed: 0", {"0", "1", "5", "9"}).role, Role::id);
  EXPECT_EQ(infer_column("index", {"3", "1", "5", "0"}).role, Role::id); // in any order
  EXPECT_EQ(infer_column("index", {"3", "1", "5", "3"}).role, Role::attribute);
}

TEST(InferColumn, AllowsATenthOfCellsThatAreNoNumbers) {
  Cells cells(90, "1.5");
  cells.resize(100, "much");
  EXPECT_EQ(infer_column("spent", cells).role, Role::attribute);
  cells.push_back("more");
  EXPECT_EQ(infer_column("spent", cells).kind, Kind::category);
}

TEST(InferColumn, TellsTheKindOfNumbers) {
  EXPECT_EQ(infer_column("PURCHASES", repeated({"0", "95.4", "1000"})).kind, Kind::amount);
  EXPECT_EQ(infer_column("CREDIT_LIMIT", repeated({"1000", "7000"})).kind, Kind::amount);
  EXPECT_EQ(infer_column("refunds", repeated({"-2", "3"})).kind, Kind::amount);
  EXPECT_EQ(infer_column("PURCHASES_TRX", repeated({"0", "2", "12"})).kind, Kind::count);
  EXPECT_EQ(infer_column("usage", repeated({"0", "0.25", "1"})).kind, Kind::ratio);
  EXPECT_EQ(infer_column("flag", repeated({"0", "1"})).kind, Kind::boolean);
  EXPECT_EQ(infer_column("TENURE", repeated({"6", "12"})).kind, Kind::duration);
  EXPECT_EQ(infer_column("DaysSinceVisit", repeated({"6", "12"})).kind, Kind::duration);
  EXPECT_EQ(infer_column("purchases_last_12_months", repeated({"6", "12"})).kind, Kind::count);
  EXPECT_EQ(infer_column("average_sale", repeated({"6.5", "12"})).kind, Kind::amount);
}

TEST(InferColumn, TellsCountsFromRoundedAmountsAndScores) {
  EXPECT_EQ(infer_column("Grocery", repeated({"370", "4756", "11924"})).kind, Kind::amount);
  EXPECT_EQ(infer_column("PAGE_VIEWS", repeated({"370", "4756", "11924"})).kind, Kind::count);
  EXPECT_EQ(infer_column("CreditScore", repeated({"619", "502"})).kind, Kind::score);
  Cells cells(95, "3"); // one in twenty, and no more, is beyond a thousand
  cells.resize(100, "5000");
  EXPECT_EQ(infer_column("orders", cells).kind, Kind::count);
  cells.push_back("5000");
  EXPECT_EQ(infer_column("orders", cells).kind, Kind::amount);
}

TEST(InferColumn, IgnoresNumbersThatNameAPlace) {
  for (const char* name : {"Postleitzahl", "ZIP", "pincode", "postal code"})
    EXPECT_EQ(infer_column(name, {"10115", "04109", "10115"}).role, Role::ignore) << name;
}

TEST(InferColumn, HoldsARatioToItsRangeEvenWhenAFewCellsBreakIt) {
  Cells cells(99, "0.25");
  cells.emplace_back("1.5");
  const ColumnSchema column = infer_column("CASH_ADVANCE_FREQUENCY", cells);
  EXPECT_EQ(column.kind, Kind::ratio);
  EXPECT_EQ(column.lowest, 0.0);
  EXPECT_EQ(column.highest, 1.0);
  EXPECT_EQ(infer_column("CASH_ADVANCE", cells).kind, Kind::amount);
}

TEST(InferColumn, NamesColumnsInWords) {
  const ColumnSchema column = infer_column("MONTHS_AS_CUSTOMER", {"6", "12"});
  EXPECT_EQ(column.label, "months as customer");
  EXPECT_EQ(column.high, "High months as customer");
  EXPECT_EQ(column.low, "Low months as customer");
  EXPECT_EQ(column.unit, "months");
}

TEST(InferColumn, NamesSegmentsByAnswersInWords) {
  const auto ends = [](const char* name) {
    const ColumnSchema column = infer_column(name, repeated({"yes", "no"}));
    return column.high + "; " + column.low;
  };
  EXPECT_EQ(ends("HasCrCard"), "With cr card; Without cr card");
  EXPECT_EQ(ends("IsActiveMember"), "Active member; Not active member");
  EXPECT_EQ(ends("newsletter"), "With newsletter; Without newsletter");
  EXPECT_EQ(ends("has"), "With has; Without has");
}

TEST(InferColumn, KeepsAColumnWithoutCellsAsAnAmount) {
  const ColumnSchema column = infer_column("EMPTY", {});
  EXPECT_EQ(column.role, Role::attribute);
  EXPECT_EQ(column.kind, Kind::amount);
}

TEST(InferColumn, ReadsDecimalCommas) {
  EXPECT_EQ(infer_column("spent", {"12,5", "3,25"}, ',').role, Role::attribute);
  const ColumnSchema in_points = infer_column("spent", {"12,5", "3,25"}, '.');
  EXPECT_EQ(in_points.role, Role::attribute);
  EXPECT_EQ(in_points.format, (NumberFormat{',', '\0', false}));
  EXPECT_FALSE(infer_column("spent", {"12,5", "3,25"}, ',').format);
}

TEST(InferSchema, KeepsOneId) {
  const auto ids = [](const std::vector<std::string>& header, const std::vector<Cells>& cells) {
    std::string roles;
    for (const ColumnSchema& column : infer_schema(header, cells).columns)
      roles += name_of(column.role).front();
    return roles;
  };
  const Cells alike{"7", "7", "8"}, distinct{"1", "2", "3"}, text{"ann", "bob", "cid"};
  EXPECT_EQ(ids({"branch_id", "customer_id", "x"}, {alike, distinct, alike}), "iia");
  EXPECT_EQ(infer_schema({"branch_id", "customer_id"}, {alike, distinct}).columns[0].role,
            Role::ignore);
  EXPECT_EQ(infer_schema({"name", "customer_id"}, {text, alike}).columns[1].role, Role::id);
  EXPECT_EQ(infer_schema({"name", "mail"}, {text, text}).columns[0].role, Role::id);
  EXPECT_EQ(infer_schema({"name", "mail"}, {text, text}).columns[1].role, Role::ignore);
}

TEST(InferSchema, MarksTheFirstAmountThatIsNamedLikeAValue) {
  const Cells money{"7.5", "0", "8.25"}, signs{"7.5", "-2", "8.25"}, shares{"0.5", "0", "0.25"};
  const auto value = [](const Cells& header, const std::vector<Cells>& cells) {
    std::string name;
    for (const ColumnSchema& column : infer_schema(header, cells).columns)
      if (column.value) name += column.name;
    return name;
  };
  EXPECT_EQ(value({"balance", "TotalSpend", "sales"}, {money, money, money}), "TotalSpend");
  EXPECT_EQ(value({"purchases_frequency", "Umsatz"}, {shares, money}), "Umsatz");
  EXPECT_EQ(value({"revenue", "amount_spent"}, {signs, money}), "amount_spent");
  EXPECT_EQ(value({"spendings", "amount", "spent"}, {money, money, money}), "");
}

TEST(CreditCardDictionary, DescribesAllColumns) {
  const Schema schema = load_schema(test::source_path("examples/credit-card/schema.toml"));
  ASSERT_EQ(schema.columns.size(), 18u);
  EXPECT_EQ(schema.columns[0].role, Role::id);
  EXPECT_EQ(schema.find("CASH_ADVANCE_FREQUENCY")->highest, 1.0);
  EXPECT_EQ(schema.find("TENURE")->kind, Kind::duration);
  for (std::size_t j = 1; j < schema.columns.size(); ++j) {
    const ColumnSchema& column = schema.columns[j];
    EXPECT_EQ(column.role, Role::attribute) << column.name;
    EXPECT_TRUE(column.lowest.has_value()) << column.name;
    EXPECT_EQ(column.highest.has_value(), column.kind == Kind::ratio || column.name == "TENURE");
    EXPECT_NE(column.high, column.low);
    EXPECT_EQ(column.tail, Tail::automatic);
  }
}

} // namespace
} // namespace ilk
