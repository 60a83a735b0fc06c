// From a log of purchases to customers and segments, as a user does it.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "behaviour/log_dictionary.h"
#include "model/schema_toml.h"
#include "support/kept_runs.h"
#include "support/paths.h"
#include "support/process.h"
#include "unit/csv_plain_reader.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::kept_run;
using test::KeptRun;
using test::Outcome;
using test::PlainRecord;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

using Arguments = std::vector<std::string>;

// The log of simulated customers: order lines, or transactions of cards.
const std::string& simulated_log(const std::string& what, int rows, int seed = 1) {
  static const TemporaryFolder folder;
  static std::map<std::string, std::string> logs;
  std::string& path = logs[what + std::to_string(rows) + "-" + std::to_string(seed)];
  if (path.empty()) {
    path = folder / (what + std::to_string(rows) + "-" + std::to_string(seed) + ".csv");
    const Outcome outcome = run_ilk({"simulate", what, "--rows", std::to_string(rows), "--seed",
                                     std::to_string(seed), "--transactions", "-o", path});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  return path;
}

const std::string& shop_log() {
  return simulated_log("retail", 120);
}

// `ilk customers WORDS... -o customers.csv`.
struct Written {
  TemporaryFolder folder = {};
  Outcome outcome = {};

  explicit Written(Arguments words) {
    words.insert(words.begin(), "customers");
    words.insert(words.end(), {"-o", folder / "customers.csv"});
    outcome = run_ilk(words);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  std::string text(const std::string& name) const { return read_text(folder.path() / name); }
  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      names.insert(entry.path().filename().string());
    return names;
  }
};

const Written& shop_customers() {
  static const Written written({shop_log()});
  return written;
}

std::vector<PlainRecord> csv_records(const std::string& csv) {
  return test::PlainReader(csv, CsvDialect{}).records();
}
std::vector<std::string> header_of(const std::string& csv) {
  return csv_records(csv.substr(0, csv.find('\n') + 1)).front().fields;
}
std::size_t number_of_lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

void expect_words(const std::string& text, const Arguments& words) {
  for (const std::string& word : words)
    EXPECT_NE(text.find(word), std::string::npos) << "no '" << word << "' in: " << text;
}

TEST(Customers, AreWrittenWithTwoDescriptions) {
  const Written& written = shop_customers();
  EXPECT_EQ(written.files(), (std::set<std::string>{"customers.csv", "customers.toml",
                                                    "customers-transactions.toml"}));
  EXPECT_EQ(written.outcome.out, "");
  const auto records = csv_records(written.text("customers.csv"));
  const Schema schema = load_schema(written.folder.path() / "customers.toml");
  ASSERT_EQ(records.front().fields.size(), schema.columns.size());
  for (std::size_t j = 0; j < schema.columns.size(); ++j)
    EXPECT_EQ(schema.columns[j].name, records.front().fields[j]);
  EXPECT_EQ(schema.columns.front().role, Role::id);
  EXPECT_EQ(schema.columns.back().name, "lifetime_value");
  EXPECT_EQ(schema.columns.back().role, Role::label);
  std::set<std::string> customers;
  for (std::size_t i = 1; i < records.size(); ++i) customers.insert(records[i].fields.front());
  EXPECT_EQ(customers.size(), records.size() - 1);
  EXPECT_GT(customers.size(), 100u);
  const LogDictionary description =
      load_log_dictionary(written.folder.path() / "customers-transactions.toml");
  EXPECT_EQ(description.roles.at("TIME"), LogRole::date);
  EXPECT_EQ(description.attributes.size() + 5, schema.columns.size()); // the id and four expected
}

TEST(Customers, AreToldOfInSentences) {
  const std::string& said = shop_customers().outcome.err;
  expect_words(said, {"CUSTOMER  customer", "TIME      date", "GROUP     kind", "--customer COLUMN",
                      "rows from 2023-01-0", "were made into ", "are returns",
                      "purchases of the next 90 days are foretold by the BG/NBD model", "checked: ",
                      "customers.toml and ", "customers-transactions.toml\n", "next: ilk run "});
  const Written quiet({shop_log(), "--quiet"});
  EXPECT_EQ(quiet.outcome.err, "");
  EXPECT_TRUE(quiet.text("customers.csv") == shop_customers().text("customers.csv"));
}

TEST(Customers, GoToStandardOutputAndComeFromStandardInput) {
  test::ProcessOptions piped;
  piped.stdin_file = shop_log();
  const Outcome outcome = run_ilk({"customers", "-", "--threads", "3"}, piped);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out == shop_customers().text("customers.csv"));
  expect_words(outcome.err, {"CUSTOMER  customer", "were made into "});
  EXPECT_EQ(outcome.err.find("written:"), std::string::npos);
}

TEST(Customers, OfEveryMonthHaveTheSameColumns) {
  const Arguments words = {shop_log(), "--window", "12m", "--model", "none"};
  const Written whole(words);
  Arguments monthly = words;
  monthly.insert(monthly.end(), {"--every", "month"});
  const Written written(monthly);
  const auto header = header_of(whole.text("customers.csv"));
  std::size_t tables = 0;
  for (const std::string& name : written.files()) {
    if (!name.ends_with(".csv")) continue;
    ++tables;
    const std::string csv = written.text(name);
    EXPECT_EQ(header_of(csv), header) << name;
    expect_words(written.outcome.err,
                 {name + ": " + std::to_string(number_of_lines(csv) - 1) + " customers"});
  }
  EXPECT_GE(tables, 12u);
  EXPECT_TRUE(written.text("customers-2024-12.csv") == whole.text("customers.csv"));
  EXPECT_FALSE(written.files().contains("customers.csv"));
  EXPECT_TRUE(written.text("customers-transactions.toml") ==
              whole.text("customers-transactions.toml"));
  EXPECT_EQ(load_schema(written.folder.path() / "customers.toml").columns.size(), header.size());
}

// The table of October is that of a log which ends there.
TEST(Customers, OfAMonthKnowNothingOfTheNext) {
  const Written written({shop_log(), "--every", "month", "--model", "none"});
  const Written earlier({shop_log(), "--until", "2024-10-31", "--schema",
                         written.folder / "customers-transactions.toml"});
  EXPECT_TRUE(written.text("customers-2024-10.csv") == earlier.text("customers.csv"));
}

const KeptRun& shop_run() {
  return kept_run(
      {"run", shop_log(), "--transactions", "--window", "12m", "--k", "3", "--encoders", "1"});
}

TEST(Customers, AreSegmentedByOneCommand) {
  const KeptRun& run = shop_run();
  expect_words(run.outcome.err, {"CUSTOMER  customer", "were made into "});
  expect_words(run.outcome.out, {" customers, 3 "});
  const Written written({shop_log(), "--window", "12m"});
  EXPECT_TRUE(read_text(run / "transactions.toml") == written.text("customers-transactions.toml"));
  EXPECT_EQ(number_of_lines(read_text(run / "segments.csv")),
            number_of_lines(written.text("customers.csv")));

  const json options = json::parse(read_text(run / "run.json"))["configuration"]["transactions"];
  EXPECT_EQ(options["on"], true);
  EXPECT_EQ(options["window"], "12m");
  EXPECT_EQ(options["model"], "auto");
  const json source = json::parse(read_text(run / "report.json"))["source"];
  const std::string notes = source["notes"].dump();
  expect_words(
      notes, {"rows from 2024-01-01 to 2024-12-31 were made into ", "before the window", "BG/NBD"});
  EXPECT_EQ(source["rows"], number_of_lines(read_text(run / "segments.csv")) - 1);
}

TEST(Customers, OfTheTableAreSegmentedAsThoseOfTheLog) {
  const Written written({shop_log(), "--window", "12m"});
  const KeptRun& run = kept_run({"run", written.folder / "customers.csv", "--schema",
                                 written.folder / "customers.toml", "--k", "3", "--encoders", "1"});
  EXPECT_TRUE(read_text(run / "segments.csv") == read_text(shop_run() / "segments.csv"));
}

TEST(Customers, OfTheNextLogHaveTheSameColumnsAndAreScored) {
  const Written next({simulated_log("retail", 60, 2), "--window", "12m", "--schema",
                      shop_run() / "transactions.toml"});
  const Written first({shop_log(), "--window", "12m", "--model", "none"});
  EXPECT_EQ(header_of(next.text("customers.csv")), header_of(first.text("customers.csv")));
  EXPECT_TRUE(next.text("customers-transactions.toml") ==
              first.text("customers-transactions.toml"));
  const Outcome scored =
      run_ilk({"score", shop_run() / "model.json", next.folder / "customers.csv"});
  ASSERT_EQ(scored.exit_code, 0) << scored.err;
  EXPECT_EQ(number_of_lines(scored.out), number_of_lines(next.text("customers.csv")));
}

TEST(Customers, OfTheNextLogHaveWhatIsExpectedWhereItIsAskedFor) {
  const Written next({simulated_log("retail", 60, 2), "--schema", shop_run() / "transactions.toml",
                      "--value", "expected", "--horizon", "30"});
  const Schema schema = load_schema(next.folder.path() / "customers.toml");
  for (const ColumnSchema& column : schema.columns)
    EXPECT_EQ(column.value, column.name == "expected_value") << column.name;
  expect_words(next.outcome.err, {"purchases of the next 30 days"});
}

// Shares are printed with six decimals in the simulated table.
TEST(Customers, OfCardsAreTheTableThatTheTransactionsComeFrom) {
  const Written made({simulated_log("credit-card", 500), "--schema",
                      test::source_path("examples/credit-card/transactions.toml")});
  const Outcome table = run_ilk({"simulate", "credit-card", "--rows", "500"});
  const auto expected = csv_records(table.out), is = csv_records(made.text("customers.csv"));
  ASSERT_EQ(is.size(), expected.size());
  EXPECT_EQ(is.front().fields, expected.front().fields);
  for (std::size_t row = 1; row < is.size(); ++row)
    for (std::size_t j = 0; j < is[row].fields.size(); ++j) {
      const std::string &cell = is[row].fields[j], &other = expected[row].fields[j];
      if (cell == other) continue;
      ASSERT_FALSE(cell.empty() || other.empty()) << row << " " << is.front().fields[j];
      EXPECT_NEAR(std::stod(cell), std::stod(other), 5.1e-7) << row << " " << is.front().fields[j];
    }
}

TEST(Customers, OfTheExampleOfAShopHaveRecencyFrequencyAndMonetaryValue) {
  const KeptRun& run = kept_run({"run", shop_log(), "--transactions", "--schema",
                                 test::source_path("examples/retail/transactions.toml"), "--k", "3",
                                 "--encoders", "1"});
  std::set<std::string> attributes;
  const json model = json::parse(read_text(run / "model.json"));
  for (const json& column : model["columns"]) attributes.insert(column["name"].get<std::string>());
  EXPECT_EQ(attributes, (std::set<std::string>{"recency", "frequency", "monetary"}));
}

// Nothing is there afterwards but what was there before.
void expect_customers_fail(const Arguments& words, int exit_code, const Arguments& said) {
  const TemporaryFolder folder;
  for (const std::string command : {"customers", "run"}) {
    if (command == "run" && std::ranges::find(words, "--every") != words.end()) continue;
    Arguments arguments = words;
    arguments.insert(arguments.begin(), command);
    arguments.insert(arguments.end(), {"-o", folder / "customers.csv"});
    if (command == "run") arguments.emplace_back("--transactions");
    const Outcome outcome = run_ilk(arguments);
    EXPECT_EQ(outcome.exit_code, exit_code) << command << ": " << outcome.err;
    expect_words(outcome.err, said);
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << said.front();
}

TEST(CustomersErrors, OfUseAreTold) {
  const TemporaryFolder folder;
  const std::string log = folder.file("log.csv", "customer,date,amount\nA,2024-01-01,5\n"
                                                 "A,2024-02-01,6\nB,2024-03-03,7\n");
  const std::string of_nothing =
      folder.file("a.toml", "[[attribute]]\nname = \"red\"\ntake = \"sum\"\nof = \"colour\"\n");
  expect_customers_fail({log, "--customer", "custmer"}, 2, {"custmer", "mean 'customer'"});
  expect_customers_fail({log, "--date", "customer"}, 2, {"'customer'", "its cells are no days"});
  expect_customers_fail({log, "--amount", "customer"}, 2, {"its cells are no numbers"});
  expect_customers_fail({log, "--until", "31.1.2024"}, 2, {"is no day", "2024-01-31"});
  expect_customers_fail({log, "--window", "6x"}, 2, {"'6x'", "90d"});
  expect_customers_fail({log, "--from", "2025-01-01"}, 2, {"begins on 2025-01-01", "--from"});
  expect_customers_fail({log, "--grain", "year"}, 2, {"year"});
  expect_customers_fail({log, "--value", "much"}, 2, {"much"});
  expect_customers_fail({log, "--currency", "GBP"}, 2, {"no amount in GBP"});
  expect_customers_fail({log, "--schema", of_nothing}, 2, {"no column 'colour'", "red"});
  expect_customers_fail({log, "--every", "year"}, 2, {"'year'", "write month, week or day"});
  const Outcome nameless = run_ilk({"customers", log, "--every", "month"});
  EXPECT_EQ(nameless.exit_code, 2);
  expect_words(nameless.err, {"none is named", "-o customers.csv"});
}

TEST(CustomersErrors, OfTheLogAreTold) {
  const TemporaryFolder folder;
  const auto file = [&](const std::string& text) { return folder.file("log.csv", text); };
  expect_customers_fail({file("colour,date,amount\nred,2024-01-01,5\nblue,2024-01-02,6\n")}, 3,
                        {"no column tells the customer", "--customer COLUMN"});
  expect_customers_fail({file("customer,amount\nA,5\nB,6\nA,7\n")}, 3,
                        {"no column tells the day", "--date COLUMN"});
  expect_customers_fail({file("customer,date,amount,currency\nA,2024-01-01,5,EUR\n"
                              "B,2024-01-02,6,USD\nA,2024-01-03,7,EUR\n")},
                        3, {"EUR (2 rows), USD (1 row)", "--currency EUR"});
  expect_customers_fail({file("customer,date,amount\nA,2024-01-01,5\nB,2024-03-02,6\n"), "--from",
                         "2024-02-01", "--until", "2024-02-05"},
                        3, {"nobody has a purchase from 2024-02-01 to 2024-02-05", "--window"});
  expect_customers_fail({file("customer,date,amount\nA,2024-01-01,5\nB,2024-03-02,x\n"
                              "B,2024-03-03,6\n"),
                         "--amount", "amount"},
                        2, {"its cells are no numbers"});
  expect_customers_fail({file("customer,date,amount\nA,2024-01-01,5\nB,2024-03-02,6\n"), "--schema",
                         folder.file("bad.toml", "[[attribute]]\nname = \"x\"\ntake = \"summ\"\n")},
                        3, {"bad.toml", "did you mean 'sum'?"});
  expect_customers_fail({folder / "none.csv"}, 5, {"none.csv", "No such file"});
}

TEST(CustomersErrors, LeaveEarlierFilesAsTheyWere) {
  const TemporaryFolder folder;
  folder.file("customers.csv", "what was there\n");
  test::ProcessOptions cramped;
  cramped.file_size_limit = 4096; // the table is larger, its dictionary too
  const Outcome outcome =
      run_ilk({"customers", shop_log(), "-o", folder / "customers.csv"}, cramped);
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  EXPECT_EQ(read_text(folder / "customers.csv"), "what was there\n");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  EXPECT_EQ(run_ilk({"customers", shop_log(), "-o", folder / "none/customers.csv"}).exit_code, 5);
}

} // namespace
} // namespace ilk
