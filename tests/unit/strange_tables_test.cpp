// Tables as strangers have them, each with what its owner means. Those of the cases folder are not
// part of the repository; those written here are.
#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "fit/read_table.h"
#include "io/csv.h"
#include "profile/profile.h"
#include "support/paths.h"
#include "support/process.h"

namespace ilk {
namespace {

Read read_source(const Source& source, bool customers = true) {
  Execution execution(1);
  ReadOptions options;
  options.one_row_per_customer = customers;
  return read_table(execution, source, options);
}

Read read_case(const std::string& name, bool customers = true) {
  return read_source(CsvFile::open(test::shared_data_path("../cases/" + name + ".csv")), customers);
}

Read read_text(const std::string& text, bool customers = true) {
  return read_source(CsvFile::open(Input::of_text("table.csv", text)), customers);
}

struct StrangeFigures {
  double sum = 0, low = INFINITY, high = -INFINITY;
  std::size_t missing = 0;
};

StrangeFigures figures_of(const Read& read, const std::string& column) {
  StrangeFigures figures;
  for (std::size_t j = 0; j < read.table.attributes.size(); ++j) {
    if (read.table.attributes[j].name != column) continue;
    for (std::size_t i = 0; i < read.table.rows(); ++i) {
      const double value = read.table.number(i, j);
      if (std::isnan(value)) {
        ++figures.missing;
        continue;
      }
      figures.sum += value;
      figures.low = std::min(figures.low, value);
      figures.high = std::max(figures.high, value);
    }
    return figures;
  }
  ADD_FAILURE() << "no column " << column << " was read";
  return figures;
}

class Cases : public testing::Test {
 protected:
  void SetUp() override {
    const std::string folder = test::shared_data_path("../cases");
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the cases are absent: " << folder;
  }
};

TEST_F(Cases, LinesAreThoseThatWereMeant) {
  for (const char* name :
       {"delimiter-colon", "delimiter-tilde", "ghost-row-one", "ghost-rows", "line-end-crcrlf",
        "quote-after-blank", "sep-line", "short-rows", "stray-leading-quotes", "title-line",
        "total-row", "id-name-chinese", "id-name-customer"}) {
    const Read read = read_case(name);
    EXPECT_EQ(read.table.rows(), 60u) << name;
    EXPECT_EQ(read.table.ids.size(), 60u) << name;
    EXPECT_NEAR(figures_of(read, "spend").sum, 43155.53, 0.01) << name;
    EXPECT_EQ(figures_of(read, "visits").sum, 765) << name;
  }
  EXPECT_EQ(figures_of(read_case("short-rows"), "coupon").missing, 3u);
}

TEST_F(Cases, NumbersAreThoseThatWereMeant) {
  EXPECT_EQ(figures_of(read_case("indian-grouping"), "spend").sum, 4315550);
  for (const char* name : {"negative-dollar-parenthesis", "negative-trailing-minus"}) {
    const StrangeFigures revenue = figures_of(read_case(name), "net_revenue");
    EXPECT_NEAR(revenue.sum, 26297.99, 0.01) << name;
    EXPECT_NEAR(revenue.low, -866.39, 1e-6) << name;
    EXPECT_NEAR(revenue.high, 3108.05, 1e-6) << name;
  }
  for (const char* name :
       {"point-three-digits-in-comma-file", "quoted-decimal-comma-three-digits"}) {
    const StrangeFigures share = figures_of(read_case(name), "discount_share");
    EXPECT_NEAR(share.sum, 8.225, 1e-9) << name;
    EXPECT_EQ(share.low, 0) << name;
    EXPECT_NEAR(share.high, 0.426, 1e-12) << name;
  }
  for (const char* name : {"missing-backslash-N", "missing-div0"}) {
    const StrangeFigures spend = figures_of(read_case(name), "spend");
    EXPECT_NEAR(spend.sum, 37826.48, 0.01) << name;
    EXPECT_EQ(spend.missing, 10u) << name;
  }
  const StrangeFigures cents = figures_of(read_case("integers-above-2e24"), "paid_cents");
  EXPECT_EQ(cents.low, 16777217);
  EXPECT_EQ(cents.high, 16777335);
}

TEST_F(Cases, RolesAreThoseThatWereMeant) {
  EXPECT_EQ(read_case("earlier-cluster-column").schema.find("Cluster")->role, Role::label);
  EXPECT_EQ(read_case("numeric-target-column").schema.find("target")->role, Role::label);
  EXPECT_EQ(read_case("dates-compact").schema.find("joined")->kind, Kind::date);
  EXPECT_EQ(read_case("plus-minus-one").schema.find("opted_in")->kind, Kind::boolean);
  EXPECT_EQ(figures_of(read_case("plus-minus-one"), "opted_in").missing, 0u);
  const Read ticked = read_case("tick-box-x");
  EXPECT_EQ(ticked.schema.find("newsletter")->kind, Kind::boolean);
  EXPECT_EQ(figures_of(ticked, "newsletter").sum, 40);
  EXPECT_EQ(figures_of(ticked, "newsletter").missing, 0u);
  try {
    read_case("log-with-unique-id");
    ADD_FAILURE() << "purchases were read as customers";
  } catch (const DataError& error) {
    EXPECT_NE(error.fault().find("25 customers in 120 rows"), std::string::npos) << error.fault();
    EXPECT_NE(error.remedy().find("--transactions"), std::string::npos) << error.remedy();
  }
}

TEST_F(Cases, WhatStandsForNoneIsFound) {
  Execution execution(1);
  for (const auto& [name, column, value] :
       {std::tuple{"sentinel-999999999", "recency_days", 999999999.0},
        std::tuple{"dates-sentinel", "last_order", 2932896.0}}) { // 9999-12-31
    const Read read = read_case(name);
    const Profile profile = profile_table(execution, read.table, read.schema);
    for (std::size_t j = 0; j < read.table.attributes.size(); ++j) {
      if (read.table.attributes[j].name != column) continue;
      ASSERT_TRUE(profile.columns[j].sentinel) << name;
      EXPECT_EQ(profile.columns[j].sentinel->value, value);
      EXPECT_EQ(profile.columns[j].sentinel->count, 10u);
    }
  }
}

// ------------------------------------------------------------------ others of the same kinds

std::string with_rows(const std::string& header, const std::function<std::string(int)>& row) {
  std::string text = header + "\n";
  for (int i = 0; i < 40; ++i) text += row(i) + "\n";
  return text;
}

TEST(StrangeTables, WholeRowsInQuotesAreTakenApart) {
  const Read read = read_text(with_rows("\"id,spend,note\"", [](int i) {
    return "\"C" + std::to_string(i) + "," + std::to_string(100 + i * 3) + ",\"\"so, so\"\"\"";
  }));
  EXPECT_EQ(read.table.rows(), 40u);
  EXPECT_EQ(figures_of(read, "spend").low, 100);
}

TEST(StrangeTables, BlanksPartColumns) {
  const Read read = read_text(with_rows("id     spend   visits", [](int i) {
    return "C" + std::to_string(i) + "    " + std::to_string(100 + i * 3) + "  " +
           std::to_string(i % 7);
  }));
  EXPECT_EQ(read.table.rows(), 40u);
  EXPECT_EQ(figures_of(read, "spend").high, 217);
}

TEST(StrangeTables, ProseIsNone) {
  EXPECT_THROW(
      read_text("Dear all,\nplease find the table below.\nIt will be sent, later.\nBest\n"),
      DataError);
  EXPECT_THROW(read_text("customers\nAnna\nBert\nCarla\nDora\n"), DataError);
}

TEST(StrangeTables, LowerTitlesAreSeveralLines) {
  const Read read = read_text("Customers 2024\n\nConfidential\n" + with_rows("id,spend", [](int i) {
                                return "C" + std::to_string(i) + "," + std::to_string(i * i);
                              }));
  EXPECT_EQ(read.table.rows(), 40u);
}

TEST(StrangeTables, YearsAreDates) {
  const Read read = read_text(with_rows("id,signup_year,spend", [](int i) {
    return "C" + std::to_string(i) + "," + std::to_string(2012 + i % 9) + "," +
           std::to_string(i * 31 % 97);
  }));
  EXPECT_EQ(read.schema.find("signup_year")->kind, Kind::date);
  EXPECT_EQ(figures_of(read, "signup_year").low, 15340); // 2012-01-01
}

TEST(StrangeTables, LengthsOfTimeAndMagnitudesAreNumbers) {
  const Read read = read_text(with_rows("id,call,followers,wait", [](int i) {
    return "C" + std::to_string(i) + ",00:0" + std::to_string(i % 10) + ":30," +
           std::to_string(1 + i % 5) + ".5k," + std::to_string(i) + " days";
  }));
  EXPECT_EQ(read.schema.find("call")->kind, Kind::duration);
  EXPECT_EQ(read.schema.find("call")->unit, "seconds");
  EXPECT_EQ(figures_of(read, "call").low, 30);
  EXPECT_EQ(figures_of(read, "followers").high, 5500);
  EXPECT_EQ(read.schema.find("wait")->unit, "days");
}

TEST(StrangeTables, OutcomesAndEarlierResultsAreLabels) {
  const Read read = read_text(
      with_rows("id,spend,y,booking_status,KMeans_Label,pca_1,Revenue,marital_status", [](int i) {
        const auto one_of = [&](const char* a, const char* b) { return i % 3 == 0 ? a : b; };
        return "C" + std::to_string(i) + "," + std::to_string(i * 31 % 97) + "," +
               one_of("yes", "no") + "," + one_of("Canceled", "Not_Canceled") + "," +
               std::to_string(i % 4) + "," + std::to_string(i * 0.37 - 5) + "," +
               one_of("TRUE", "FALSE") + "," + one_of("married", "single");
      }));
  for (const char* label : {"y", "booking_status", "KMeans_Label", "pca_1", "Revenue"}) {
    EXPECT_EQ(read.schema.find(label)->role, Role::label) << label;
    EXPECT_FALSE(read.schema.find(label)->reason.empty()) << label;
  }
  EXPECT_EQ(read.schema.find("marital_status")->role, Role::attribute);
}

TEST(StrangeTables, BlankIdsAreMissingAndCopiesAreCopies) {
  const auto row = [](int i) {
    return (i % 10 == 0 ? "" : "C" + std::to_string(i)) + "," + std::to_string(i * 31 % 97) + "," +
           std::to_string(i);
  };
  const Read read = read_text(with_rows("customer_id,spend,visits", row));
  EXPECT_EQ(read.table.rows(), 40u);
  ASSERT_EQ(read.remarks.size(), 1u);
  EXPECT_NE(read.remarks[0].find("4 customers have no id"), std::string::npos);
  std::string twice = with_rows("customer_id,spend", [](int i) {
    return "C" + std::to_string(i) + "," + std::to_string(i * 31 % 97);
  });
  twice += twice.substr(twice.find('\n') + 1);
  try {
    read_text(twice);
    ADD_FAILURE() << "copies were read as customers";
  } catch (const DataError& error) {
    EXPECT_NE(error.fault().find("40 rows are copies"), std::string::npos) << error.fault();
  }
}

// ------------------------------------------------------------------ the value

// The value's columns of a table with these amounts, which differ from row to row.
std::vector<std::string> value_of(const std::vector<std::string>& names) {
  std::string header = "customer_id";
  for (const std::string& name : names) header += "," + name;
  const Read read = read_text(with_rows(header, [&](int i) {
    std::string row = "C" + std::to_string(i);
    for (std::size_t j = 0; j < names.size(); ++j)
      row += "," + std::to_string(17 + (i * 37 + static_cast<int>(j) * 11) % 91) + ".25";
    return row;
  }));
  std::vector<std::string> value;
  for (const ColumnSchema& column : read.schema.columns)
    if (column.value) value.push_back(column.name);
  return value;
}

using Names = std::vector<std::string>;

TEST(StrangeTables, PartsOfSpendingAddUpToTheValue) {
  EXPECT_EQ(value_of({"Income", "MntWines", "MntFruits", "MntGoldProds"}),
            (Names{"MntWines", "MntFruits", "MntGoldProds"}));
  EXPECT_EQ(value_of({"Spend_online", "Spend_store"}), (Names{"Spend_online", "Spend_store"}));
  EXPECT_EQ(value_of({"wine_amount", "fish_amount", "meat_amount", "loan_amount"}),
            (Names{"wine_amount", "fish_amount", "meat_amount"}));
  EXPECT_EQ(value_of({"day charge", "eve charge", "night charge", "fees"}),
            (Names{"day charge", "eve charge", "night charge"}));
}

TEST(StrangeTables, OneColumnIsTheValueWhereItSaysSo) {
  EXPECT_EQ(value_of({"MntWines", "MntFruits", "MntTotal"}), Names{"MntTotal"});
  EXPECT_EQ(value_of({"PURCHASES", "ONEOFF_PURCHASES", "INSTALLMENTS_PURCHASES"}),
            Names{"PURCHASES"});
  EXPECT_EQ(value_of({"MonthlyCharges", "TotalCharges"}), Names{"TotalCharges"});
  EXPECT_EQ(value_of({"wine_amount", "fish_amount", "meat_amount", "clv"}), Names{"clv"});
  EXPECT_EQ(value_of({"spend last 30 days", "spend last 90 days"}), Names{"spend last 30 days"});
  EXPECT_EQ(value_of({"sales_net", "sales_gross"}), Names{"sales_net"});
  EXPECT_EQ(value_of({"income", "Total Time Spent on Website"}), Names{});
}

TEST(StrangeTables, AConstantIsNeverTheValue) {
  const Read read = read_text(with_rows("id,revenue,fees", [](int i) {
    return "C" + std::to_string(i) + ",100.50," + std::to_string(i * 31 % 97) + ".25";
  }));
  EXPECT_FALSE(read.schema.find("revenue")->value);
  EXPECT_TRUE(read.schema.find("fees")->value);
}

// ------------------------------------------------------------------ words for 0, marks, headers

TEST(StrangeTables, WordsForZeroAreZeroWhereTheColumnShowsIt) {
  const Read read = read_text(with_rows("id,fee,discount,visits,satisfaction", [](int i) {
    const bool gap = i % 5 == 2;
    const auto or_word = [&](const char* word, int number) {
      return gap ? std::string(word) : std::to_string(number);
    };
    return "C" + std::to_string(i) + "," + or_word("free", 3 + i) + ".5," + or_word("none", 2 + i) +
           "," + or_word("none", i) + "," + or_word("none", 1 + i % 5);
  }));
  EXPECT_EQ(read.schema.find("discount")->zero, std::vector<std::string>{"none"});
  EXPECT_EQ(figures_of(read, "discount").low, 0);
  EXPECT_EQ(figures_of(read, "discount").missing, 0u);
  EXPECT_EQ(figures_of(read, "visits").missing, 8u) << "0 stands beside none";
  EXPECT_EQ(figures_of(read, "satisfaction").missing, 8u) << "grades have no zero";
  EXPECT_NE(read.schema.find("discount")->reason.find("'none' is taken as 0"), std::string::npos);
}

TEST(StrangeTables, DashesAreZeroInBooksAlone) {
  const auto table = [](const char* shape) {
    return with_rows("id;sales", [&](int i) {
      return "C" + std::to_string(i) + ";" + (i % 5 == 2 ? "-" : std::to_string(1 + i) + shape);
    });
  };
  EXPECT_EQ(figures_of(read_text(table(",250.00")), "sales").low, 0);
  EXPECT_EQ(figures_of(read_text(table("250.00")), "sales").missing, 8u);
}

TEST(StrangeTables, DrawnLinesAndBarsAreNoCells) {
  const auto row = [](int i) {
    return "C" + std::to_string(i) + "  , " + std::to_string(100 + i) + ",  x'y";
  };
  const Read ruled = read_text(with_rows("id,spend,note\n----,------,----", row));
  EXPECT_EQ(ruled.table.rows(), 40u);
  EXPECT_EQ(figures_of(ruled, "spend").low, 100);
  const Read barred = read_text(with_rows("|id|spend|\n|:--|--:|", [](int i) {
    return "|C" + std::to_string(i) + "|" + std::to_string(100 + i) + "|";
  }));
  EXPECT_EQ(barred.table.rows(), 40u);
  EXPECT_EQ(barred.schema.columns.size(), 2u);
  EXPECT_EQ(figures_of(barred, "spend").low, 100);
}

TEST(StrangeTables, DoubledSingleQuotesAreOne) {
  const Read read = read_text(with_rows("'id','shop','spend'", [](int i) {
    return "'C" + std::to_string(i) + "','" + (i % 2 == 0 ? "L''Orient, Nord" : "O''") + "','" +
           std::to_string(100 + i) + "'";
  }));
  EXPECT_EQ(read.table.rows(), 40u);
  for (const ColumnSchema& column : read.table.attributes) {
    if (column.name != "shop") continue;
    EXPECT_EQ(column.levels, (Names{"L'Orient, Nord", "O'"}));
  }
}

TEST(StrangeTables, MeasuresOfOtherLanguagesAreNoIds) {
  const Read read = read_text(with_rows("Menge;quantità;importo", [](int i) {
    return std::to_string(50 + i * 7) + ";" + std::to_string(20 + i) + ";" +
           std::to_string(900 - i);
  }));
  for (const char* name : {"Menge", "quantità", "importo"})
    EXPECT_EQ(read.schema.find(name)->role, Role::attribute) << name;
}

TEST(StrangeTables, FewRowsThatAddUpByChanceAreCustomers) {
  EXPECT_EQ(read_text("name,orders,returns,age\nAnn,2,1,31\nBob,3,0,45\nCem,9,4,27\nDora,1,1,52\n"
                      "Eve,3,2,38\n")
                .table.rows(),
            5u);
  EXPECT_EQ(
      read_text("name,orders,spend\nAnn,2,1310.25\nBob,3,452.75\nCem,4,270.10\nDora,1,521.90\n"
                "Eve,3,38.40\nAll,13,2593.40\n")
          .table.rows(),
      5u);
}

TEST(StrangeTables, AFirstLineThatIsACustomerIsToldFromAHeader) {
  const auto row = [](int i) {
    return "C" + std::to_string(i + 1) + "," + std::to_string(30 - i % 7) + "," +
           std::to_string(i * 31 % 97);
  };
  EXPECT_THROW(read_text(with_rows("C000,12,40", row)), DataError);
  EXPECT_EQ(read_text(with_rows("customer,2015,2020", row)).table.rows(), 40u);
  EXPECT_EQ(read_text(with_rows("group,10,50", row)).table.rows(), 40u);
}

TEST(StrangeTables, AMarkOfAnotherEncodingIsAnError) {
  const test::TemporaryFolder folder;
  std::string text = "\xff\xfe";
  for (const char c : with_rows("id,spend", [](int i) {
         return "C" + std::to_string(i) + "," + std::to_string(i * 31 % 97);
       })) {
    text += c;
    text += '\0';
  }
  const auto open_as = [&](const std::string& path, const std::string& encoding) {
    SourceRequest request;
    request.data = path;
    request.encoding = encoding;
    return open_source(request)->infer().columns.size();
  };
  const std::string file = folder.file("table.csv", text);
  EXPECT_EQ(open_as(file, ""), 2u);
  EXPECT_THROW(open_as(file, "windows-1252"), DataError);
  EXPECT_EQ(open_as(file, "UTF-16"), 2u);
  EXPECT_THROW(open_as(folder.file("bare.csv", text.substr(2)), "windows-1252"), DataError);
}

} // namespace
} // namespace ilk
