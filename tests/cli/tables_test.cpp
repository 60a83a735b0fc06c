// Tables as customers have them, from tests/tables, run without any configuration.
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "model/schema_toml.h"
#include "report/tidy_data.h"
#include "support/artifacts.h"
#include "support/formula_cells.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/same_words.h"
#include "table/schema.h"
#include "unit/csv_plain_reader.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::Outcome;
using test::PlainRecord;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

struct Expected {
  std::string name;
  Role role = Role::attribute;
  Kind kind = Kind::amount; // of attributes and labels
};

struct CustomerTable {
  const char* file;
  CsvDialect dialect;
  std::size_t id_field; // no_id when the table has none
  std::vector<Expected> columns;
};

constexpr std::size_t no_id = static_cast<std::size_t>(-1);

std::string long_name() {
  std::string name = "a very long name ";
  for (int i = 0; i < 25; ++i) name += "and longer ";
  return name + "still";
}

std::vector<CustomerTable> tables() {
  using enum Kind;
  const auto id = [](const char* name) { return Expected{name, Role::id}; };
  const auto ignore = [](const char* name) { return Expected{name, Role::ignore}; };
  const auto is = [](const std::string& name, Kind kind) {
    return Expected{name, Role::attribute, kind};
  };
  const auto outcome = [](const char* name) { return Expected{name, Role::label, boolean}; };
  return {
      {"bank-churn.csv",
       {},
       1,
       {ignore("RowNumber"), id("CustomerId"), ignore("Surname"), is("CreditScore", score),
        is("Geography", category), is("Gender", category), is("Age", duration),
        is("Tenure", duration), is("Balance", amount), is("NumOfProducts", count),
        is("HasCrCard", boolean), is("IsActiveMember", boolean), is("EstimatedSalary", amount),
        outcome("Exited")}},
      {"retail-rfm.csv",
       {';', '"', ','},
       0,
       {id("Kundennummer"), is("Letzter_Kauf", date), is("Bestellungen", count),
        is("Umsatz", amount), is("Retourenquote", ratio), is("Newsletter", boolean),
        ignore("Postleitzahl")}},
      {"telecom.csv",
       {'\t'},
       0,
       {id("customerID"), is("gender", category), is("SeniorCitizen", boolean),
        is("Partner", boolean), is("Dependents", boolean), is("tenure", duration),
        is("PhoneService", boolean), is("InternetService", category), is("Contract", category),
        is("PaperlessBilling", boolean), is("PaymentMethod", category),
        is("MonthlyCharges", amount), is("TotalCharges", amount), outcome("Churn")}},
      {"airline.csv",
       {},
       0,
       {id("LOYALTY_NUMBER"), is("FFP_DATE", date), is("GENDER", category), ignore("WORK_CITY"),
        is("FLIGHT_COUNT", count), is("SEG_KM_SUM", amount), is("avg_discount", amount),
        is("Points_Sum", amount), is("last_flight", date)}},
      {"wholesale.csv",
       {},
       no_id,
       {is("Channel", category), is("Region", category), is("Fresh", amount), is("Milk", amount),
        is("Grocery", amount), is("Frozen", amount), is("Detergents_Paper", amount),
        is("Delicassen", amount)}},
      {"survey.csv",
       {'|'},
       0,
       {id("respondent id"), is("completed", date), is("age group", category),
        is("education", category), is("q1", score), is("q2", score), is("q3", score),
        is("q4", score), is("q5", score), is("q6", score), is("favourite channel", category),
        ignore("comment"), is("nps", score), is("consent", boolean), is("income", amount)}},
      {"hostile.csv",
       {},
       0,
       {id("customer <id>"), is("<script>alert('spent')</script>", amount),
        is("visits \"per\"\nmonth", count),
        is("=HYPERLINK(\"http://x.example\",\"orders\")", count), is("\u200fرصيد", amount),
        is("🛒 basket & <b>bold</b>", amount), is("constant", count), is("spent again", amount),
        is("mood", category), ignore("notes"), is(long_name(), ratio), is("column_12", amount)}},
  };
}

void PrintTo(const CustomerTable& table, std::ostream* out) {
  *out << table.file;
}

std::string path_of(const CustomerTable& table) {
  return test::source_path(std::string("tests/tables/") + table.file);
}

std::vector<PlainRecord> records_of(std::string_view text, const CsvDialect& dialect) {
  if (text.starts_with("\ufeff")) text.remove_prefix(3);
  return test::PlainReader(text, dialect).records();
}

// The first column of segments.csv that the table calls for: its ids, or its row numbers.
std::vector<std::string> customers_of(const CustomerTable& table) {
  const auto records = records_of(read_text(path_of(table)), table.dialect);
  std::vector<std::string> customers;
  for (std::size_t row = 1; row < records.size(); ++row)
    customers.push_back(table.id_field == no_id ? std::to_string(row)
                                                : records[row].fields[table.id_field]);
  return customers;
}

// Runs ilk on the table without configuration; gives what it prints.
std::string run(const CustomerTable& table, const std::string& out,
                const std::vector<std::string>& options = {}) {
  std::vector<std::string> arguments{"run", path_of(table), "-o", out};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const Outcome outcome = run_ilk(arguments);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return outcome.out;
}

class Tables : public testing::TestWithParam<CustomerTable> {
 protected:
  // What a run of the table left; it is run once for all tests.
  static std::filesystem::path run_of(const CustomerTable& table) {
    static const TemporaryFolder folder;
    const std::filesystem::path out = folder.path() / table.file;
    if (!std::filesystem::exists(out)) printed()[table.file] = run(table, out.string());
    return out;
  }

  // What each of them printed.
  static std::map<std::string, std::string>& printed() {
    static std::map<std::string, std::string> texts;
    return texts;
  }

  const CustomerTable& table_ = GetParam();
  TemporaryFolder folder_;
};

TEST_P(Tables, HaveSensibleRolesAndKinds) {
  const Outcome outcome = run_ilk({"schema", path_of(table_)});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Schema schema = load_schema(folder_.file("schema.toml", outcome.out));
  ASSERT_EQ(schema.columns.size(), table_.columns.size());
  for (std::size_t j = 0; j < schema.columns.size(); ++j) {
    const ColumnSchema& column = schema.columns[j];
    const Expected& expected = table_.columns[j];
    EXPECT_EQ(column.name, expected.name);
    EXPECT_EQ(name_of(column.role), name_of(expected.role)) << column.name;
    if (expected.role == Role::attribute || expected.role == Role::label) {
      EXPECT_EQ(name_of(column.kind), name_of(expected.kind)) << column.name;
    }
  }
}

TEST_P(Tables, AreJudgedInTheSameWordsEverywhere) {
  const std::filesystem::path out = run_of(table_);
  test::expect_same_words(printed()[table_.file], out.string());
}

TEST_P(Tables, GiveEveryArtifactAndEveryCustomerASegment) {
  const std::filesystem::path out = run_of(table_);
  for (const char* name : test::artifacts)
    EXPECT_GT(std::filesystem::file_size(out / name), 100u) << name;
  const json summary = json::parse(read_text(out / "summary.json"));
  const auto k = summary["k"].get<std::size_t>();
  EXPECT_GE(k, 2u);
  EXPECT_NE(summary["certificate"]["verdict"]["sentence"].get<std::string>(), "");
  EXPECT_EQ(summary["source"]["bad_rows"], 0);

  const std::vector<std::string> customers = customers_of(table_);
  const auto placed = records_of(read_text(out / "segments.csv"), CsvDialect{});
  ASSERT_EQ(placed.size(), customers.size() + 1);
  std::vector<std::size_t> sizes(k + 1);
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const std::vector<std::string>& fields = placed[i + 1].fields;
    ASSERT_EQ(fields.size(), 6u);
    EXPECT_EQ(test::as_it_was(fields[0]), customers[i]) << "row " << i + 1;
    const std::size_t segment = std::stoul(fields[1]);
    ASSERT_TRUE(segment >= 1 && segment <= k) << fields[1];
    EXPECT_EQ(test::as_it_was(fields[2]), summary["segments"][segment - 1]["name"]);
    ++sizes[segment];
  }
  for (std::size_t s = 1; s <= k; ++s) EXPECT_GT(sizes[s], 0u) << "segment " << s;
}

TEST_P(Tables, AreSegmentedByAttributesOnly) {
  const std::filesystem::path out = run_of(table_);
  const json model = json::parse(read_text(out / "model.json"));
  for (const Expected& expected : table_.columns) {
    if (expected.role == Role::attribute) continue;
    for (const json& column : model["columns"]) EXPECT_NE(column["name"], expected.name);
  }
}

TEST_P(Tables, AreNamedInTheReportButNeverBecomeItsMarkup) {
  const std::filesystem::path out = run_of(table_);
  const std::string report = read_text(out / "report.html");
  const json model = json::parse(read_text(out / "model.json"));
  std::set<std::string> named;
  const json data = test::data_of_page(report);
  for (const json& attribute : data["attributes"])
    named.insert(attribute["name"].get<std::string>());
  EXPECT_GE(named.size(), 5u);
  for (const json& column : model["columns"])
    EXPECT_TRUE(named.contains(cut_inside(column["name"].get<std::string>(), 200)))
        << column["name"];
  for (const char* markup : {"<script>alert", "<img src=x", "<b>bold", "<script>id("})
    EXPECT_EQ(report.find(markup), std::string::npos) << markup;
}

TEST_P(Tables, AreScoredAsTheyWereSegmentedOnAnyNumberOfThreads) {
  const std::filesystem::path out = run_of(table_);
  run(table_, folder_ / "one", {"--threads", "1"});
  const std::string segments = read_text(out / "segments.csv");
  EXPECT_TRUE(segments == read_text(folder_ / "one/segments.csv")) << "on one thread";
  const Outcome scored = run_ilk({"score", (out / "model.json").string(), path_of(table_)});
  ASSERT_EQ(scored.exit_code, 0) << scored.err;
  EXPECT_TRUE(scored.out == segments);
}

std::string test_name(const testing::TestParamInfo<CustomerTable>& info) {
  std::string name = info.param.file;
  name.resize(name.find('.'));
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Each, Tables, testing::ValuesIn(tables()), test_name);

} // namespace
} // namespace ilk
