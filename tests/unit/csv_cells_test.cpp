// Columns that are no plain numbers, read from text.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "csv_support.h"

namespace ilk {
namespace {

using test::TemporaryFile;

Table read(const CsvFile& csv, const Schema& schema, unsigned threads = 2) {
  Execution execution(threads);
  ReadReport report;
  return csv.read(schema, execution, report);
}

std::vector<std::string> words(const Table& table, std::size_t column) {
  std::vector<std::string> result;
  const auto& levels = table.attributes[column].levels;
  for (const float code : table.values.column(column))
    result.push_back(std::isnan(code)              ? "(missing)"
                     : code < float(levels.size()) ? levels[static_cast<std::size_t>(code)]
                                                   : "(unseen)");
  return result;
}

TEST(CsvCategories, CodesFollowTheAlphabetNotTheRows) {
  const TemporaryFile file("region,spent\nwest,1\n east ,2\n,3\nwest,4\n\"no, rth\",5\nwest,6\n"
                           "east,7\nwest,8\nwest,9\nwest,10\n");
  const CsvFile csv = CsvFile::open(file.path());
  const Table table = read(csv, csv.infer());
  EXPECT_EQ(table.attributes[0].kind, Kind::category);
  EXPECT_EQ(table.attributes[0].levels, (std::vector<std::string>{"east", "no, rth", "west"}));
  EXPECT_EQ(words(table, 0),
            (std::vector<std::string>{"west", "east", "(missing)", "west", "no, rth", "west",
                                      "east", "west", "west", "west"}));
}

TEST(CsvCategories, UnseenLevelsGetTheCodeBehindTheKnownOnes) {
  const TemporaryFile file("region,spent\nwest,1\nsouth,2\n");
  const CsvFile csv = CsvFile::open(file.path());
  Schema schema = csv.infer();
  schema.columns[0].kind = Kind::category;
  schema.columns[0].role = Role::attribute;
  schema.columns[0].levels = {"east", "west"};
  EXPECT_EQ(words(read(csv, schema), 0), (std::vector<std::string>{"west", "(unseen)"}));
}

TEST(CsvCategories, ARowThatIsLeftOutLeavesNoLevel) {
  const TemporaryFile file("region,spent\nwest,1\nghost,much\neast,2\n");
  const CsvFile csv = CsvFile::open(file.path());
  Schema schema = csv.infer();
  schema.columns[0].kind = Kind::category;
  schema.columns[0].role = Role::attribute;
  schema.columns[1].kind = Kind::amount;
  schema.columns[1].role = Role::attribute;
  const Table table = read(csv, schema);
  EXPECT_EQ(table.attributes[0].levels, (std::vector<std::string>{"east", "west"}));
  EXPECT_EQ(words(table, 0), (std::vector<std::string>{"west", "east"}));
}

RC_GTEST_PROP(CsvCategories, AreTheSameForAnyChunksAndThreads, ()) {
  const auto rows = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
  std::string text = "kind,day,x\n";
  for (const int row : rows)
    text += "k" + std::to_string(row) + ",2024-01-" + std::to_string(row + 10) + "," +
            (row == 5 ? "bad" : "1") + "\n";
  if (rows.empty()) text += "k,2024-01-01,1\n";
  const TemporaryFile file(text);
  Schema schema = CsvFile::open(file.path()).infer();
  for (ColumnSchema& column : schema.columns) column.role = Role::attribute;
  schema.columns[0].kind = Kind::category;
  schema.columns[1].kind = Kind::date;
  schema.columns[2].kind = Kind::count;
  schema.columns[2].format.reset();
  const Table whole = read(CsvFile::open(file.path()), schema, 1);
  CsvOptions options;
  options.chunk_bytes = *rc::gen::inRange<std::size_t>(1, 40);
  const Table parts = read(CsvFile::open(file.path(), options), schema, 3);
  RC_ASSERT(parts.attributes == whole.attributes);
  for (std::size_t j = 0; j < 3; ++j)
    RC_ASSERT(std::ranges::equal(parts.values.column(j), whole.values.column(j)));
}

TEST(CsvDates, OrderComesFromTheWholeColumn) {
  std::string text = "day,x\n";
  for (int i = 0; i < 20'000; ++i) text += i == 15'001 ? "3/14/2024,1\n" : "3/4/2024,1.5\n";
  const TemporaryFile file(text);
  const Schema schema = CsvFile::open(file.path()).infer(64); // which the sample leaves open
  EXPECT_EQ(schema.columns[0].kind, Kind::date);
  EXPECT_EQ(schema.columns[0].date_order, DateOrder::month_first);
}

TEST(CsvDates, SayWhereTheOrderStaysOpen) {
  const TemporaryFile file("day,seen,x\n3/4/2024,13/4/2024,1\n5/6/2024,1/2/2024,2.5\n");
  const Schema schema = CsvFile::open(file.path()).infer();
  EXPECT_EQ(schema.columns[0].date_order, DateOrder::day_first);
  EXPECT_NE(schema.columns[0].reason.find("could be exchanged"), std::string::npos);
  EXPECT_EQ(schema.columns[1].reason, "");
}

TEST(CsvFormats, EachColumnHasItsOwn) {
  const TemporaryFile file("id;umsatz;anteil;aktiv;seit;rest\n"
                           "a;1.234,50 \u20ac;12,5%;ja;1.2.2020;1,5\n"
                           "b;56,00 \u20ac;8%;nein;13.2.2020;2,25\n"
                           "a;?;9%;ja;14.2.2020;-999\n");
  const CsvFile csv = CsvFile::open(file.path());
  Schema schema = csv.infer();
  schema.columns[5].missing = {"-999"};
  const Table table = read(csv, schema);
  ASSERT_EQ(table.rows(), 3u);
  const auto at = [&](std::size_t row, const char* name) {
    for (std::size_t j = 0; j < table.attributes.size(); ++j)
      if (table.attributes[j].name == name) return table.values.at(row, j);
    ADD_FAILURE() << name;
    return 0.f;
  };
  EXPECT_EQ(at(0, "umsatz"), 1234.5f);
  EXPECT_TRUE(std::isnan(at(2, "umsatz")));
  EXPECT_EQ(at(0, "anteil"), 0.125f);
  EXPECT_EQ(at(1, "aktiv"), 0.f);
  EXPECT_EQ(at(1, "seit") - at(0, "seit"), 12.f);
  EXPECT_EQ(at(1, "rest"), 2.25f);
  EXPECT_TRUE(std::isnan(at(2, "rest")));
}

TEST(CsvCells, SayWhyTheyAreBad) {
  const TemporaryFile file("day,flag,x\n2024-01-01,yes,1\nsoon,yes,1\n2024-01-02,perhaps,1\n");
  const CsvFile csv = CsvFile::open(file.path());
  Schema schema = csv.infer();
  for (ColumnSchema& column : schema.columns) column.role = Role::attribute;
  schema.columns[0].kind = Kind::date;
  schema.columns[1].kind = Kind::boolean;
  Execution execution(1);
  ReadReport report;
  EXPECT_EQ(csv.read(schema, execution, report).rows(), 1u);
  ASSERT_EQ(report.first.size(), 2u);
  EXPECT_EQ(report.first[0].what, "'soon' is not a date");
  EXPECT_EQ(report.first[1].what, "'perhaps' is neither yes nor no");
}

} // namespace
} // namespace ilk
