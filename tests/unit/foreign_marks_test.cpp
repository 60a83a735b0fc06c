// Marks of other programs in delimited text, and what stands around a table.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "fit/read_table.h"
#include "ilk/error.h"
#include "io/convert.h"
#include "io/csv.h"
#include "io/csv_foreign_marks.h"

namespace ilk {
namespace {

Read read_text(const std::string& text) {
  Execution execution(1);
  return read_table(execution, CsvFile::open(Input::of_text("table.csv", text)), {});
}

std::string rows_of(int count, const auto& row) {
  std::string text;
  for (int i = 0; i < count; ++i) text += row(i) + "\n";
  return text;
}

std::string plain_row(int i) {
  return "C" + std::to_string(100 + i) + "," + std::to_string(i % 7) + "," +
         std::to_string(10 * i) + ".5";
}

double sum_of(const Read& read, const std::string& name) {
  double sum = 0;
  for (std::size_t j = 0; j < read.table.attributes.size(); ++j)
    if (read.table.attributes[j].name == name)
      for (std::size_t i = 0; i < read.table.rows(); ++i)
        sum += std::isnan(read.table.number(i, j)) ? 0 : read.table.number(i, j);
  return sum;
}

const std::string header = "id,visits,spend\n";
constexpr double spend_of_twenty = 10 * 190 + 20 * 0.5;

void expect_twenty(const std::string& text, const char* what) {
  const Read read = read_text(text);
  EXPECT_EQ(read.table.rows(), 20u) << what;
  EXPECT_EQ(read.report.bad_rows, 0u) << what;
  EXPECT_NEAR(sum_of(read, "spend"), spend_of_twenty, 1e-6) << what;
}

TEST(ForeignMarks, CommentsAreNoRows) {
  expect_twenty("# made by a program, in May\n#\n" + header + rows_of(20, plain_row) + "# end\n",
                "comments");
  const Read read = read_text("#id,visits,spend\n" + rows_of(20, plain_row));
  EXPECT_EQ(read.table.rows(), 20u) << "a header may begin with the sign";
}

TEST(ForeignMarks, QuotesOfOtherProgramsAreQuotes) {
  expect_twenty(
      "id,visits,spend,note\n" +
          rows_of(20, [](int i) { return plain_row(i) + ",\"said \\\"no, thanks\\\" twice\""; }),
      "backslashes");
  expect_twenty("id,city,visits,spend\n" + rows_of(20,
                                                   [](int i) {
                                                     return "'C" + std::to_string(100 + i) +
                                                            "','Bonn, Nord','" +
                                                            std::to_string(i % 7) + "','" +
                                                            std::to_string(10 * i) + ".5'";
                                                   }),
                "single quotes");
}

TEST(ForeignMarks, TwoBarsPartFields) {
  expect_twenty("id||visits||spend\n" + rows_of(20,
                                                [](int i) {
                                                  std::string row = plain_row(i);
                                                  for (std::size_t at = row.find(',');
                                                       at != std::string::npos;
                                                       at = row.find(',', at + 2))
                                                    row.replace(at, 1, "||");
                                                  return row;
                                                }),
                "||");
}

TEST(ForeignMarks, FormulasThatKeepZerosAreTexts) {
  const Read read = read_text("store,visits,spend\n" + rows_of(20, [](int i) {
                                return "=\"00" + std::to_string(i % 2) + "\"," +
                                       std::to_string(i % 7) + "," + std::to_string(10 * i) + ".5";
                              }));
  EXPECT_EQ(read.schema.columns[0].kind, Kind::category);
  EXPECT_EQ(read.table.attributes[0].levels, (std::vector<std::string>{"000", "001"}));
  EXPECT_EQ(csv::without_formulas("a,\"=\"\"007\"\"\"\n", {"a,\"=\"\"007\"\"\""}), "a,\"007\"\n");
}

// Text within a quoted cell is an id's own, and two ids must not become one.
TEST(ForeignMarks, FormulasWithinQuotedCellsStay) {
  const std::string text =
      "id,n\n\"acct,=\"\"7\"\"\",1\n\"acct,\"\"7\"\"\",2\n\"t\n=\"\"q\"\"\",3\n"
      "\"x,=\",4\n=\"007\",5\n";
  EXPECT_EQ(csv::without_formulas(text, {"=\"007\",5"}),
            "id,n\n\"acct,=\"\"7\"\"\",1\n\"acct,\"\"7\"\"\",2\n\"t\n=\"\"q\"\"\",3\n"
            "\"x,=\",4\n\"007\",5\n");
}

TEST(ForeignMarks, WhatHasNoneStaysAsItIs) {
  const csv::LineList lines = {"id,spend", "a,\"x=\"\"1\"\"\"", "b,c"};
  const std::string text = "id,spend\na,\"x=\"\"1\"\"\"\nb,c\n";
  for (const auto repair :
       {csv::without_comments, csv::with_doubled_quotes, csv::with_double_quotes,
        csv::with_single_delimiters, csv::without_formulas})
    EXPECT_EQ(repair(text, lines), std::nullopt);
}

TEST(AroundATable, RowNamesOfR) {
  expect_twenty(
      "\"id\",\"visits\",\"spend\"\n" +
          rows_of(20, [](int i) { return "\"" + std::to_string(i + 1) + "\"," + plain_row(i); }),
      "row names");
}

TEST(AroundATable, TheHeaderAgainIsNoCustomer) {
  expect_twenty(header + rows_of(12, plain_row) + header +
                    rows_of(8, [](int i) { return plain_row(12 + i); }),
                "the header again");
}

TEST(AroundATable, NotesBelowAreNoCustomers) {
  expect_twenty(header + rows_of(20, plain_row) + ",,\nSource: export of May,,\n* without tax,,\n",
                "notes");
  const Read read = read_text(header + rows_of(20, plain_row) + "C900,,\n");
  EXPECT_EQ(read.table.rows(), 21u) << "a customer of whom nothing is known is one";
}

TEST(AroundATable, AnotherTableBelowIsLeftOutAndTold) {
  const CsvFile file = CsvFile::open(
      Input::of_text("table.csv", header + rows_of(20, plain_row) +
                                      "\nmonth,orders,revenue\n2024-01,3,4.5\n2024-02,4,5.5\n"));
  ASSERT_EQ(file.notes().size(), 1u);
  EXPECT_NE(file.notes()[0].find("another table begins on line 23"), std::string::npos)
      << file.notes()[0];
  Execution execution(1);
  EXPECT_EQ(read_table(execution, file, {}).table.rows(), 20u);
}

TEST(AroundATable, SubtotalsAreNoCustomers) {
  std::string text = "id,orders,spend\n";
  int orders = 0, all_orders = 0;
  double spend = 0, all_spend = 0;
  for (int i = 0; i < 20; ++i) {
    text += "C" + std::to_string(i) + "," + std::to_string(i % 7) + "," + std::to_string(10 * i) +
            ".5\n";
    orders += i % 7;
    spend += 10 * i + 0.5;
    if (i % 10 != 9) continue;
    text += "Subtotal " + std::to_string(i) + "," + std::to_string(orders) + "," +
            std::to_string(spend) + "\n";
    all_orders += std::exchange(orders, 0);
    all_spend += std::exchange(spend, 0);
  }
  text += "Grand total," + std::to_string(all_orders) + "," + std::to_string(all_spend) + "\n";
  const Read read = read_text(text);
  EXPECT_EQ(read.table.rows(), 20u);
  EXPECT_NEAR(sum_of(read, "spend"), all_spend, 1e-6);
  ASSERT_EQ(read.remarks.size(), 1u);
  EXPECT_NE(read.remarks[0].find("3 rows that add up others"), std::string::npos)
      << read.remarks[0];
}

// Clean tables that look a little like others.
TEST(AroundATable, WhatOnlyLooksLikeItIsReadAsItIs) {
  const Read hashes =
      read_text("# shop export\ncustomer,spend,city\n#1001,12.5,\"Bern, CH\"\n#1002,30,Ulm\n"
                "#1003,7,\"Genf, CH\"\n#1004,9,Ulm\n1005,11,\"Bern, CH\"\n#1006,3,Ulm\n");
  EXPECT_EQ(hashes.table.rows(), 6u);
  EXPECT_EQ(sum_of(hashes, "spend"), 72.5);
  const Read notes =
      read_text("customer,spend,note\nA,10,\"Dear team\nthanks, for, all\"\nB,20,fine\n"
                "C,30,ok\nD,35,ok\n");
  EXPECT_EQ(notes.table.rows(), 4u);
  std::string gap = "customer,spend,orders\n";
  for (int i = 0; i < 40; ++i) {
    if (i == 24) gap += "\nC24,n/a,n/a\n";
    if (i != 24)
      gap += "C" + std::to_string(i) + "," + std::to_string(5 * i) + "," + std::to_string(i % 4) +
             "\n";
  }
  EXPECT_EQ(read_text(gap).table.rows(), 40u);
  const Read names = read_text("name,spend,orders\nAnna Berg,10,1\nBob Kurz,20,3\nCarl Lang,30,2\n"
                               "Dora Klein,,\nEva Gross,,\n");
  EXPECT_EQ(names.table.rows(), 5u);
  std::string homes = "customer_id,household_id,spend\n";
  for (int i = 0; i < 24; ++i)
    homes += "C" + std::to_string(i) + ",H" + std::to_string(i / 3) + "," +
             std::to_string(3.5 * i) + "\n";
  EXPECT_EQ(read_text(homes).table.rows(), 24u) << "customers of one household are customers";
  EXPECT_EQ(csv::with_single_delimiters("a::b,c\n1::2,3\n", {"a::b,c", "1::2,3"}), std::nullopt);
}

TEST(Convert, ReadsTheEncodingThatIsNamed) {
  EXPECT_EQ(converted_to_utf8("\xca\xeb\xe8\xe5\xed\xf2", "windows-1251", "a.csv"), "Клиент");
  EXPECT_EQ(converted_to_utf8("abc", "latin1", "a.csv"), "abc");
  EXPECT_THROW(converted_to_utf8("abc", "no-such-thing", "a.csv"), UsageError);
  try {
    converted_to_utf8("ab\ncd\xff", "UTF-8", "a.csv");
    FAIL();
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 2u);
  }
}

} // namespace
} // namespace ilk
