// ilk run, score, schema and simulate, as a user sees them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "judge/agreement.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::artifacts;
using test::kept_customers;
using test::kept_file;
using test::kept_run;
using test::KeptRun;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

const KeptRun& run_of_300() {
  return kept_run({"run", kept_file("300.csv", test::small_table(300))});
}

std::vector<std::uint32_t> segments_in(const std::string& path) {
  return test::numbered(test::column_of(read_text(path), 1));
}

TEST(Run, WritesEveryArtifactAndTellsWhereTheReportIs) {
  const KeptRun& run = run_of_300();
  const Outcome& outcome = run.outcome;
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* name : artifacts)
    EXPECT_GT(std::filesystem::file_size(run.folder / name), 100u) << name;
  EXPECT_NE(outcome.out.find(run / "report.html"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("300 customers, 3 segments"), std::string::npos) << outcome.out;
}

TEST(Score, TellsOfCustomersOfWhomLittleIsKnownAndOfManyStrangers) {
  const TemporaryFolder folder;
  const std::string model = (run_of_300().folder / "model.json").string();
  const std::string table = test::small_table(300);
  const std::string header = table.substr(0, table.find('\n') + 1);
  std::string blank = header, hundredfold = header;
  for (int i = 0; i < 6; ++i) {
    blank += "N" + std::to_string(i) + ",,,\n";
    hundredfold += "N" + std::to_string(i) + ",90000,90000,90000\n";
  }
  const Outcome lacking = run_ilk({"score", model, folder.file("a.csv", blank)});
  EXPECT_NE(lacking.err.find("6 of 6 customers lack most"), std::string::npos) << lacking.err;
  const Outcome strange = run_ilk({"score", model, folder.file("b.csv", hundredfold)});
  EXPECT_NE(strange.err.find("6 of 6 customers are unlike"), std::string::npos) << strange.err;
  const Outcome usual = run_ilk({"score", model, folder.file("c.csv", table)});
  EXPECT_EQ(usual.err.find("customers"), std::string::npos) << usual.err;
}

// As ./run calls it: whoever names no table gets one, whatever files other options name.
TEST(Run, TakesTheTableThatStandsInWhereNoneIsNamed) {
  const TemporaryFolder folder;
  const std::string table = kept_file("300.csv", test::small_table(300));
  const std::string names =
      folder.file("names.toml", "[[segment]]\nnumber = 1\nname = \"First\"\n");
  const Outcome none =
      run_ilk({"run", "--data-otherwise", table, "--names", names, "-o", folder / "none"});
  ASSERT_EQ(none.exit_code, 0) << none.err;
  EXPECT_NE(none.err.find("no table is named"), std::string::npos) << none.err;
  EXPECT_EQ(segments_in(folder / "none/segments.csv"),
            segments_in((run_of_300().folder / "segments.csv").string()));
  const Outcome named =
      run_ilk({"run", "--data-otherwise", folder / "no-such.csv", table, "-o", folder / "named"});
  ASSERT_EQ(named.exit_code, 0) << named.err;
  EXPECT_EQ(named.err.find("no table is named"), std::string::npos) << named.err;
  EXPECT_EQ(run_ilk({"run", "-o", folder / "x"}).exit_code, 2);
}

TEST(Run, FindsTheThreeKindsOfASimpleTable) {
  ASSERT_EQ(run_of_300().outcome.exit_code, 0);
  const auto labels = segments_in(run_of_300() / "segments.csv");
  std::vector<std::uint32_t> truth(300);
  for (std::uint32_t i = 0; i < 300; ++i) truth[i] = i % 3;
  EXPECT_EQ(adjusted_rand(labels, truth), 1.0);
}

TEST(Run, SummaryHoldsWhatItPromises) {
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk({"run", kept_customers(2000), "-o", folder / "out", "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, read_text(folder / "out/summary.json"));
  const json summary = json::parse(outcome.out);
  EXPECT_EQ(summary["customers"], 2000);
  EXPECT_GE(summary["attributes"], 15);
  std::size_t customers = 0;
  double shares = 0;
  ASSERT_EQ(summary["segments"].size(), summary["k"]);
  for (const json& segment : summary["segments"]) {
    EXPECT_GE(segment["id"], 1);
    EXPECT_NE(segment["name"].get<std::string>(), "");
    customers += segment["size"].get<std::size_t>();
    shares += segment["share"].get<double>();
  }
  EXPECT_EQ(customers, 2000u);
  EXPECT_NEAR(shares, 1, 1e-9);
  ASSERT_EQ(summary["k_table"].size(), 11u);
  for (const json& row : summary["k_table"])
    for (const char* key : {"k", "inertia", "silhouette_code", "silhouette_attributes",
                            "calinski_harabasz", "davies_bouldin"})
      EXPECT_TRUE(row[key].is_number()) << key;
  for (const char* key : {"silhouette_code", "silhouette_attributes", "reconstruction_r2"})
    EXPECT_TRUE(summary["quality"][key].is_number()) << key;
  for (const char* stage : {"read", "prepare", "encode", "experiment", "agglomerate", "total"})
    EXPECT_TRUE(summary["timings_ms"][stage].is_number()) << stage;
}

TEST(Run, RunJsonTiesTheResultToItsInput) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_ilk({"run", folder.file("a.csv", "id,x,y\nA,1,2\nB,5,3\nC,9,9\nD,1,1\n"), "-o",
                     folder / "out", "--seed", "7", "--encoders", "2"})
                .exit_code,
            0);
  const json run = json::parse(read_text(folder / "out/run.json"));
  EXPECT_EQ(run["seed"], 7);
  EXPECT_EQ(run["configuration"]["encoder"]["encoders"], 2);
  EXPECT_EQ(run["input"]["bytes"], std::filesystem::file_size(folder / "a.csv"));
  EXPECT_EQ(run["input"]["sha256"].get<std::string>().size(), 64u);
}

TEST(Run, RecoversTheArchetypesOfSimulatedCustomers) {
  const TemporaryFolder folder;
  const std::string with_truth = folder / "truth.csv";
  ASSERT_EQ(
      run_ilk({"simulate", "credit-card", "--rows", "8000", "--truth", "-o", with_truth}).exit_code,
      0);
  const auto truth = test::numbered(test::column_of(read_text(with_truth), 18));
  const std::size_t k = *std::max_element(truth.begin(), truth.end()) + 1;
  const KeptRun& run = kept_run({"run", kept_customers(8000), "--k", std::to_string(k)});
  ASSERT_EQ(run.outcome.exit_code, 0);
  const auto labels = segments_in(run / "segments.csv");
  const double agreement = adjusted_rand(labels, truth);
  std::printf("adjusted Rand index to the archetypes: %.3f\n", agreement);
  EXPECT_GE(agreement, 0.7);
}

TEST(Run, RecoversTheKindsOfSimulatedShoppersFromTheirRates) {
  const TemporaryFolder folder;
  const std::string with_truth = folder / "truth.csv", rates = folder / "rates.csv";
  ASSERT_EQ(
      run_ilk({"simulate", "retail", "--rows", "1500", "--truth", "-o", with_truth}).exit_code, 0);
  ASSERT_EQ(run_ilk({"simulate", "retail", "--rows", "1500", "-o", rates}).exit_code, 0);
  ASSERT_EQ(run_ilk({"run", rates, "-o", folder / "out"}).exit_code, 0);
  const auto truth = test::numbered(test::column_of(read_text(with_truth), 21));
  EXPECT_GE(adjusted_rand(segments_in(folder / "out/segments.csv"), truth), 0.9);
}

TEST(Run, IsQuietWhenAsked) {
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk(
      {"run", folder.file("a.csv", test::small_table(50)), "-o", folder / "out", "--quiet"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST(Run, TakesADictionaryAndAConfiguration) {
  const TemporaryFolder folder;
  const std::string data = kept_customers(1000);
  const std::string config =
      folder.file("c.toml", "[segments]\nk = 4\n[prepare]\ntails = \"log1p\"\nscale = \"robust\"\n"
                            "[encoder]\nencoders = 2\nhidden = [16, 8]\nepochs = 3\n");
  const std::string schema = test::source_path("examples/credit-card/schema.toml");
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "out", "--config", config, "--schema", schema,
                     "--encoders", "3"})
                .exit_code,
            0);
  const json run = json::parse(read_text(folder / "out/run.json"));
  EXPECT_EQ(run["configuration"]["encoder"]["encoders"], 3) << "the option overrides the file";
  EXPECT_EQ(run["configuration"]["encoder"]["hidden"], json({16, 8}));
  EXPECT_EQ(json::parse(read_text(folder / "out/summary.json"))["k"], 4);
  const json model = json::parse(read_text(folder / "out/model.json"));
  EXPECT_EQ(model["columns"][0]["label"], "balance");
  EXPECT_EQ(model["columns"][0]["transform"], "log1p");
}

TEST(Score, PlacesARowByItselfAsAmongOthers) {
  const TemporaryFolder folder;
  const KeptRun& run = run_of_300();
  ASSERT_EQ(run.outcome.exit_code, 0);
  const auto segments = lines_of(read_text(run / "segments.csv"));
  const auto rows = lines_of(test::small_table(300));
  for (const std::size_t row : {1u, 57u, 200u}) {
    const Outcome outcome = run_ilk(
        {"score", run / "model.json", folder.file("one.csv", rows[0] + "\n" + rows[row] + "\n")});
    EXPECT_EQ(outcome.out, segments[0] + "\n" + segments[row] + "\n");
  }
}

TEST(Score, TellsWhatDoesNotFit) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_of_300().outcome.exit_code, 0);
  const std::string model = run_of_300() / "model.json";
  const Outcome missing =
      run_ilk({"score", model, folder.file("b.csv", "id,spend,share\nA,1,0.2\n")});
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_NE(missing.err.find("visits"), std::string::npos) << missing.err;

  const std::string bad = folder.file("c.csv", "id,spend,visits,share\nA,1,2,0.5\nB,x,2,0.5\n");
  const Outcome too_many = run_ilk({"score", model, bad, "-o", folder / "scores.csv"});
  EXPECT_EQ(too_many.exit_code, 3);
  EXPECT_NE(too_many.err.find("1 of 2 rows cannot be read"), std::string::npos) << too_many.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "scores.csv"));
  const Outcome reported = run_ilk({"score", model, bad, "--most-bad-rows", "0.5"});
  EXPECT_EQ(reported.exit_code, 0);
  EXPECT_EQ(lines_of(reported.out).size(), 2u);
  EXPECT_NE(reported.err.find("line 3"), std::string::npos) << reported.err;
  const Outcome failed =
      run_ilk({"score", model, bad, "--on-bad-row", "fail", "-o", folder / "scores.csv"});
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_FALSE(std::filesystem::exists(folder / "scores.csv"));

  EXPECT_EQ(run_ilk({"score", folder / "none.json", bad}).exit_code, 5);
  EXPECT_EQ(run_ilk({"score", folder.file("m.json", "{}"), bad}).exit_code, 4);
  const std::string cut = read_text(model).substr(0, 1000);
  const Outcome damaged = run_ilk({"score", folder.file("cut.json", cut), bad});
  EXPECT_EQ(damaged.exit_code, 4);
  EXPECT_NE(damaged.err.find("cut.json"), std::string::npos) << damaged.err;
}

TEST(Schema, InferredDictionaryGivesTheSameRun) {
  const TemporaryFolder folder;
  const std::string data = kept_file("300.csv", test::small_table(300));
  const Outcome schema = run_ilk({"schema", data});
  ASSERT_EQ(schema.exit_code, 0) << schema.err;
  ASSERT_EQ(run_of_300().outcome.exit_code, 0);
  ASSERT_EQ(
      run_ilk({"run", data, "-o", folder / "two", "--schema", folder.file("s.toml", schema.out)})
          .exit_code,
      0);
  EXPECT_EQ(read_text(run_of_300() / "model.json"), read_text(folder / "two/model.json"));
  ASSERT_EQ(run_ilk({"schema", data, "-o", folder / "written.toml"}).exit_code, 0);
  EXPECT_EQ(read_text(folder / "written.toml"), schema.out);
}

TEST(Simulate, GivesTheSameTableForTheSameSeed) {
  const Outcome one = run_ilk({"simulate", "credit-card", "--rows", "500", "--seed", "3"});
  const Outcome again = run_ilk({"simulate", "credit-card", "--rows", "500", "--seed", "3"});
  const Outcome other = run_ilk({"simulate", "credit-card", "--rows", "500", "--seed", "4"});
  EXPECT_EQ(one.exit_code, 0);
  EXPECT_EQ(lines_of(one.out).size(), 501u);
  EXPECT_TRUE(one.out == again.out);
  EXPECT_FALSE(one.out == other.out);
}

TEST(Simulate, TransactionsAreOfTheSameCustomersInAnyPieces) {
  const std::vector<std::string> log = {"simulate", "credit-card", "--transactions", "--seed", "3"};
  const auto rows = [&](const char* count) {
    auto arguments = log;
    arguments.insert(arguments.end(), {"--rows", count});
    return run_ilk(arguments);
  };
  const Outcome many = rows("5000"), few = rows("600");
  EXPECT_EQ(many.exit_code, 0) << many.err;
  EXPECT_TRUE(few.out == many.out.substr(0, few.out.size()));
  EXPECT_EQ(few.out.substr(0, few.out.find('\n')), "CUST_ID,DATE,KIND,AMOUNT");
  EXPECT_NE(few.out.find("\nC10600,"), std::string::npos);
  EXPECT_EQ(few.out.find("\nC10601,"), std::string::npos);
  EXPECT_NE(many.out.find("\nC15000,"), std::string::npos);
}

TEST(Simulate, TransactionsHaveNoColumnForTheTruth) {
  for (const char* what : {"credit-card", "retail"}) {
    const Outcome outcome = run_ilk({"simulate", what, "--transactions", "--truth"});
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find("--truth without --transactions"), std::string::npos) << outcome.err;
  }
}

TEST(Simulate, ShoppersAndTheirOrderLinesAreTheSameCustomers) {
  const Outcome rates = run_ilk({"simulate", "retail", "--rows", "300", "--seed", "3"});
  const Outcome lines =
      run_ilk({"simulate", "retail", "--rows", "300", "--seed", "3", "--transactions"});
  EXPECT_EQ(rates.exit_code, 0);
  EXPECT_EQ(lines.exit_code, 0);
  auto of_lines = test::column_of(lines.out, 0);
  of_lines.erase(std::unique(of_lines.begin(), of_lines.end()), of_lines.end());
  EXPECT_EQ(test::column_of(rates.out, 0), of_lines);
  EXPECT_EQ(of_lines.size(), 300u);
}

TEST(Help, HasExamplesForEverySubcommand) {
  const Outcome top = run_ilk({"--help"});
  EXPECT_EQ(top.exit_code, 0);
  EXPECT_NE(top.out.find("Examples:"), std::string::npos);
  for (const char* command : {"run", "score", "compare", "schema", "simulate"}) {
    const Outcome outcome = run_ilk({command, "--help"});
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_NE(outcome.out.find("Examples:\n  ilk " + std::string(command)), std::string::npos)
        << outcome.out;
    EXPECT_NE(top.out.find(command), std::string::npos);
  }
  const Outcome shown_version = run_ilk({"--version"});
  EXPECT_EQ(shown_version.exit_code, 0);
  EXPECT_EQ(shown_version.out.substr(0, 4), "ilk ");
}

} // namespace
} // namespace ilk
