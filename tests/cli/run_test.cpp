// ilk run, score, schema and simulate, as a user sees them.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "judge/agreement.h"
#include "support/artifacts.h"
#include "support/mixtures.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/shared_data.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::artifacts;
using test::lines_of;
using test::Outcome;
using test::ProcessOptions;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

// The cells of one column of a CSV text without quoted newlines or delimiters in earlier columns.
std::vector<std::string> column_of(const std::string& csv, std::size_t column) {
  std::vector<std::string> cells;
  for (const std::string& line : lines_of(csv)) {
    std::size_t begin = 0;
    for (std::size_t c = 0; c < column; ++c) begin = line.find(',', begin) + 1;
    cells.push_back(line.substr(begin, line.find(',', begin) - begin));
  }
  cells.erase(cells.begin());
  return cells;
}

std::vector<std::uint32_t> numbered(const std::vector<std::string>& names) {
  std::vector<std::string> seen;
  std::vector<std::uint32_t> labels;
  for (const std::string& name : names) {
    const auto found = std::find(seen.begin(), seen.end(), name);
    labels.push_back(static_cast<std::uint32_t>(found - seen.begin()));
    if (found == seen.end()) seen.push_back(name);
  }
  return labels;
}

json without_timings(const std::string& summary) {
  json object = json::parse(summary);
  object.erase("timings_ms");
  return object;
}

std::string simulated(const TemporaryFolder& folder, int rows, const std::string& seed = "1") {
  const std::string path = folder / ("simulated-" + std::to_string(rows) + "-" + seed + ".csv");
  EXPECT_EQ(run_ilk({"simulate", "credit-card", "--rows", std::to_string(rows), "--seed", seed,
                     "-o", path})
                .exit_code,
            0);
  return path;
}

TEST(Run, WritesEveryArtifactAndTellsWhereTheReportIs) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_ilk({"run", folder.file("a.csv", test::small_table(300)), "-o", folder / "out"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* name : artifacts)
    EXPECT_GT(std::filesystem::file_size(folder.path() / "out" / name), 100u) << name;
  EXPECT_NE(outcome.out.find(folder / "out/report.html"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("300 customers, 3 segments"), std::string::npos) << outcome.out;
}

TEST(Run, FindsTheThreeKindsOfASimpleTable) {
  const TemporaryFolder folder;
  ASSERT_EQ(run_ilk({"run", folder.file("a.csv", test::small_table(300)), "-o", folder / "out"})
                .exit_code,
            0);
  const auto labels = numbered(column_of(read_text(folder / "out/segments.csv"), 1));
  std::vector<std::uint32_t> truth(300);
  for (std::uint32_t i = 0; i < 300; ++i) truth[i] = i % 3;
  EXPECT_EQ(adjusted_rand(labels, truth), 1.0);
}

TEST(Run, SummaryHoldsWhatItPromises) {
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk({"run", simulated(folder, 2000), "-o", folder / "out", "--json"});
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

TEST(Run, GivesTheSameBytesOnAnyNumberOfThreads) {
  const TemporaryFolder folder;
  const std::string data =
      test::have_credit_card_csv() ? test::credit_card_csv().string() : simulated(folder, 9000);
  for (const char* threads : {"1", "2", "8"})
    ASSERT_EQ(run_ilk({"run", data, "-o", folder / threads, "--threads", threads}).exit_code, 0);
  for (const char* threads : {"2", "8"}) {
    const std::string other = threads;
    for (const char* name : {"segments.csv", "model.json"})
      EXPECT_TRUE(read_text(folder / ("1/" + std::string(name))) ==
                  read_text(folder / (other + "/" + name)))
          << name << " on " << threads << " threads";
    EXPECT_TRUE(without_timings(read_text(folder / "1/summary.json")) ==
                without_timings(read_text(folder / (other + "/summary.json"))))
        << threads << " threads";
  }
}

TEST(Run, OtherSeedsGiveNearlyTheSameSegments) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const TemporaryFolder folder;
  std::vector<std::vector<std::uint32_t>> labels;
  for (const char* seed : {"1", "2", "3"}) {
    ASSERT_EQ(
        run_ilk({"run", test::credit_card_csv().string(), "-o", folder / seed, "--seed", seed})
            .exit_code,
        0);
    labels.push_back(
        numbered(column_of(read_text(folder / (std::string(seed) + "/segments.csv")), 1)));
  }
  EXPECT_GE(adjusted_rand(labels[0], labels[1]), 0.9);
  EXPECT_GE(adjusted_rand(labels[0], labels[2]), 0.9);
  EXPECT_GE(adjusted_rand(labels[1], labels[2]), 0.9);
}

TEST(Run, RecoversTheArchetypesOfSimulatedCustomers) {
  const TemporaryFolder folder;
  const std::string with_truth = folder / "truth.csv";
  ASSERT_EQ(run_ilk({"simulate", "credit-card", "--rows", "20000", "--truth", "-o", with_truth})
                .exit_code,
            0);
  const auto truth = numbered(column_of(read_text(with_truth), 18));
  const std::size_t k = *std::max_element(truth.begin(), truth.end()) + 1;
  ASSERT_EQ(
      run_ilk({"run", simulated(folder, 20000), "-o", folder / "out", "--k", std::to_string(k)})
          .exit_code,
      0);
  const auto labels = numbered(column_of(read_text(folder / "out/segments.csv"), 1));
  const double agreement = adjusted_rand(labels, truth);
  std::printf("adjusted Rand index to the archetypes: %.3f\n", agreement);
  EXPECT_GE(agreement, 0.7);
}

TEST(Run, IsQuietWhenAsked) {
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk(
      {"run", folder.file("a.csv", test::small_table(50)), "-o", folder / "out", "--quiet"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST(Run, ShowsProgressOnATerminalOnlyAndRespectsNoColor) {
  const TemporaryFolder folder;
  const std::string data = simulated(folder, 6000);
  const std::vector<std::string> arguments = {"run",       data, "-o",         folder / "out",
                                              "--threads", "1",  "--encoders", "8"};
  ProcessOptions plain;
  plain.environment = {"NO_COLOR=1"};
  const Outcome on_terminal = test::run_ilk_on_terminal(arguments);
  const Outcome without_color = test::run_ilk_on_terminal(arguments, plain);
  const Outcome in_pipe = run_ilk(arguments);
  ASSERT_EQ(on_terminal.exit_code, 0);
  EXPECT_NE(on_terminal.err.find('%'), std::string::npos);
  EXPECT_NE(on_terminal.err.find("\x1b["), std::string::npos);
  EXPECT_NE(without_color.err.find('%'), std::string::npos);
  EXPECT_EQ(without_color.err.find('\x1b'), std::string::npos);
  EXPECT_EQ(in_pipe.err.find('\r'), std::string::npos) << in_pipe.err;
  EXPECT_EQ((in_pipe.err + in_pipe.out).find('\x1b'), std::string::npos);
}

TEST(Run, TakesADictionaryAndAConfiguration) {
  const TemporaryFolder folder;
  const std::string data = simulated(folder, 1000);
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

// Four columns that have nothing to do with one another.
TEST(Score, OfTheTrainingFileEqualsTheTrainingSegmentsOnAnyNumberOfThreads) {
  const TemporaryFolder folder;
  const std::string data =
      test::have_credit_card_csv() ? test::credit_card_csv().string() : simulated(folder, 9000);
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "out"}).exit_code, 0);
  const std::string segments = read_text(folder / "out/segments.csv");
  for (const char* threads : {"1", "2", "8"}) {
    const Outcome outcome =
        run_ilk({"score", folder / "out/model.json", data, "--threads", threads});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(outcome.out == segments) << threads << " threads";
  }
  ASSERT_EQ(run_ilk({"score", folder / "out/model.json", data, "-o", folder / "s.csv"}).exit_code,
            0);
  EXPECT_TRUE(read_text(folder / "s.csv") == segments);
}

TEST(Score, PlacesARowByItselfAsAmongOthers) {
  const TemporaryFolder folder;
  const std::string table = test::small_table(200);
  ASSERT_EQ(run_ilk({"run", folder.file("a.csv", table), "-o", folder / "out"}).exit_code, 0);
  const auto segments = lines_of(read_text(folder / "out/segments.csv"));
  const auto rows = lines_of(table);
  for (const std::size_t row : {1u, 57u, 200u}) {
    const Outcome outcome = run_ilk({"score", folder / "out/model.json",
                                     folder.file("one.csv", rows[0] + "\n" + rows[row] + "\n")});
    EXPECT_EQ(outcome.out, segments[0] + "\n" + segments[row] + "\n");
  }
}

TEST(Score, TellsWhatDoesNotFit) {
  const TemporaryFolder folder;
  ASSERT_EQ(
      run_ilk({"run", folder.file("a.csv", test::small_table(60)), "-o", folder / "out"}).exit_code,
      0);
  const std::string model = folder / "out/model.json";
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
  const std::string data = folder.file("a.csv", test::small_table(100));
  const Outcome schema = run_ilk({"schema", data});
  ASSERT_EQ(schema.exit_code, 0) << schema.err;
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "one"}).exit_code, 0);
  ASSERT_EQ(
      run_ilk({"run", data, "-o", folder / "two", "--schema", folder.file("s.toml", schema.out)})
          .exit_code,
      0);
  EXPECT_EQ(read_text(folder / "one/model.json"), read_text(folder / "two/model.json"));
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
