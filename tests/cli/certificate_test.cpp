// The certificate, the gate and the outliers' list, as a user sees them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/tidy_data.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/mixtures.h"
#include "support/process.h"
#include "support/same_words.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::artifacts;
using test::KeptRun;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

std::string table_without_segments() {
  return test::independent_columns(500, 4, 1);
}

std::string table_with_three_kinds() {
  return test::mixture(3, 500, 4, 8, 1).csv;
}

// Without any option.
const KeptRun& run_of_three_kinds() {
  return test::kept_run({"run", test::kept_file("three-kinds.csv", table_with_three_kinds())});
}

std::string verdict_in(const std::string& folder) {
  return json::parse(read_text(folder + "/summary.json"))["certificate"]["verdict"]["sentence"];
}

TEST(Gate, FailsWithOneWhereThereAreNoSegmentsAndWritesEverything) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_without_segments());
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out", "--gate"});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  for (const char* name : artifacts)
    EXPECT_GT(std::filesystem::file_size(folder.path() / "out" / name), 100u) << name;
  const std::string verdict = verdict_in(folder / "out");
  EXPECT_TRUE(verdict.starts_with("No segments: a continuum")) << verdict;
  EXPECT_NE(outcome.err.find("the verdict is \"no segments\"; gates that do not hold: beats_"),
            std::string::npos)
      << outcome.err;
}

TEST(Gate, SaysTheVerdictThoughQuietAndLeavesStandardOutputToTheData) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_without_segments());
  const Outcome outcome =
      run_ilk({"run", data, "-o", folder / "out", "--gate", "--quiet", "--json"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, read_text(folder / "out/summary.json"));
  EXPECT_NE(outcome.err.find("no segments"), std::string::npos) << outcome.err;
}

TEST(Gate, LetsClearSegmentsPass) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_with_three_kinds());
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out", "--gate"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("3 segments: customers sit in them better"), std::string::npos)
      << outcome.out;
}

TEST(Gate, IsOnlyAskedWhenWanted) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_without_segments());
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  test::expect_same_words(outcome.out, folder / "out");
}

void expect_types(const json& object, json::value_t type, const std::vector<const char*>& keys) {
  for (const char* key : keys) {
    ASSERT_TRUE(object.contains(key)) << key << " in " << object;
    const bool numbers = type == json::value_t::number_float;
    EXPECT_TRUE(numbers ? object[key].is_number() : object[key].type() == type)
        << key << " is " << object[key];
  }
}

TEST(Run, SummaryHoldsTheCertificate) {
  using Type = json::value_t;
  ASSERT_EQ(run_of_three_kinds().outcome.exit_code, 0);
  const json summary = json::parse(read_text(run_of_three_kinds() / "summary.json"));
  const json& certificate = summary["certificate"];
  expect_types(certificate, Type::boolean, {"measured"});
  expect_types(certificate, Type::string, {"depth", "space"});
  expect_types(certificate, Type::number_float, {"rows", "outliers"});
  expect_types(certificate, Type::array, {"null", "candidates", "gates", "abandoned"});
  expect_types(certificate, Type::object, {"agreement", "faithfulness", "verdict"});

  // Eleven numbers of segments, four indices, two nulls.
  ASSERT_EQ(certificate["null"].size(), 11u * 4 * 2);
  for (const json& entry : certificate["null"]) {
    expect_types(entry, Type::number_float,
                 {"k", "observed", "mean", "deviation", "p95", "rank", "reruns"});
    expect_types(entry, Type::string, {"index", "null"});
    expect_types(entry, Type::boolean, {"beaten"});
    EXPECT_LE(entry["rank"], entry["reruns"]);
  }
  const json& agreement = certificate["agreement"];
  expect_types(agreement, Type::number_float, {"algorithm"});
  expect_types(agreement, Type::array, {"cleaning"});
  std::vector<json> measured = {agreement["sampling"], agreement["sampling_attributes"],
                                agreement["encoder"]};
  EXPECT_GE(agreement["cleaning"].size(), 2u);
  for (const json& entry : agreement["cleaning"]) measured.push_back(entry);
  for (const json& entry : measured) {
    expect_types(entry, Type::string, {"what"});
    expect_types(entry, Type::number_float, {"mean", "deviation", "least", "reruns"});
    EXPECT_EQ(entry["jaccard"].size(), summary["k"]) << entry;
  }
  ASSERT_GE(certificate["candidates"].size(), 3u);
  for (const json& entry : certificate["candidates"]) {
    expect_types(entry, Type::string, {"name"});
    expect_types(entry, Type::number_float,
                 {"silhouette_attributes", "davies_bouldin_attributes",
                  "calinski_harabasz_attributes", "silhouette_own", "agreement"});
  }
  const json& faithfulness = certificate["faithfulness"];
  expect_types(faithfulness, Type::number_float,
               {"r2", "trustworthiness", "continuity", "neighbours", "rows"});
  EXPECT_EQ(faithfulness["attributes"].size(), summary["attributes"]);
  EXPECT_EQ(certificate["gates"].size(), 9u);
  for (const json& entry : certificate["gates"]) {
    expect_types(entry, Type::string, {"key", "claim", "measured"});
    expect_types(entry, Type::boolean, {"passed"});
    EXPECT_EQ(entry["passed"], true) << entry;
  }
  EXPECT_EQ(certificate["verdict"]["kind"], "segments");
  EXPECT_EQ(certificate["verdict"]["passed"], true);
  expect_types(certificate["verdict"], Type::string, {"sentence"});
}

TEST(Run, OfTooFewCustomersSaysSoWithoutEvidence) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(20));
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "out"}).exit_code, 0);
  const json certificate = json::parse(read_text(folder / "out/summary.json"))["certificate"];
  EXPECT_EQ(certificate["measured"], false);
  EXPECT_EQ(certificate["null"], json::array());
  EXPECT_TRUE(certificate["agreement"]["sampling"].is_null());
  EXPECT_TRUE(certificate["agreement"]["encoder"].is_null());
  EXPECT_EQ(certificate["verdict"]["kind"], "too few customers");
  EXPECT_EQ(certificate["verdict"]["passed"], false);
}

// The page's data with the number of each figure in its place.
json plain(json data) {
  if (data.is_object() && data.size() == 2 && data.contains("value") && data.contains("text"))
    return data["value"];
  if (data.is_structured())
    for (json& element : data) element = plain(std::move(element));
  return data;
}

TEST(Run, ReportHoldsTheCertificate) {
  const KeptRun& run = run_of_three_kinds();
  ASSERT_EQ(run.outcome.exit_code, 0);
  const json certificate = plain(test::data_of_page(read_text(run / "report.html"))["certificate"]);
  json whole = json::parse(read_text(run / "summary.json"))["certificate"];
  tidy(whole); // the summary has all digits
  EXPECT_EQ(certificate, whole);
  EXPECT_FALSE(certificate["gates"].empty());
  EXPECT_FALSE(certificate["null"].empty());
}

TEST(Run, ListsTheCustomersThatItLeftOut) {
  const TemporaryFolder folder;
  std::string table = table_with_three_kinds();
  for (int i = 0; i < 5; ++i) table += std::to_string(8000 + i) + ",7000,-9000,12000\n";
  const Outcome outcome = run_ilk({"run", folder.file("a.csv", table), "-o", folder / "out"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("5 customers far from everybody"), std::string::npos) << outcome.err;
  const auto all = lines_of(read_text(folder / "out/segments.csv"));
  ASSERT_EQ(all.size(), 506u);
  std::vector<std::string> expected(all.end() - 5, all.end());
  expected.insert(expected.begin(), all[0]);
  EXPECT_EQ(lines_of(read_text(folder / "out/outliers.csv")), expected);

  const KeptRun& none = run_of_three_kinds();
  ASSERT_EQ(none.outcome.exit_code, 0);
  EXPECT_EQ(lines_of(read_text(none / "outliers.csv")), std::vector<std::string>{all[0]});
}

TEST(Run, TakesTheEvidenceThatIsAskedFor) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::mixture(3, 150, 4, 8, 1).csv);
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "out", "--evidence", "full"}).exit_code, 0);
  const json summary = json::parse(read_text(folder / "out/summary.json"));
  EXPECT_EQ(summary["certificate"]["depth"], "full");
  EXPECT_EQ(summary["certificate"]["agreement"]["sampling"]["reruns"], 50);
  for (const json& entry : summary["certificate"]["null"]) EXPECT_EQ(entry["reruns"], 20);
  const json run = json::parse(read_text(folder / "out/run.json"));
  EXPECT_EQ(run["configuration"]["evidence"]["depth"], "full");
  EXPECT_EQ(run["configuration"]["gates"]["customers"], 100);
}

} // namespace
} // namespace ilk
