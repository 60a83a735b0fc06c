// The program on the holders of credit cards. They share their runs, which take long.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "judge/agreement.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/paths.h"
#include "support/same_words.h"
#include "support/shared_data.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::kept_run;
using test::KeptRun;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

// Simulated customers stand in where the file is absent.
std::string cards() {
  return test::have_credit_card_csv() ? test::credit_card_csv().string()
                                      : test::kept_customers(9000);
}

const KeptRun& run_on_threads(const std::string& threads) {
  return kept_run({"run", cards(), "--threads", threads});
}

const KeptRun& run_with_seed(const std::string& seed) {
  return kept_run({"run", cards(), "--seed", seed});
}

std::string example(const std::string& name) {
  return test::source_path("examples/credit-card/" + name);
}

const KeptRun& run_with_examples() {
  return kept_run({"run", cards(), "--schema", example("schema.toml"), "--hypotheses",
                   example("hypotheses.toml"), "--playbook", example("playbook.toml"), "--quiet"});
}

const KeptRun& profile_with_claims(const std::vector<std::string>& more) {
  std::vector<std::string> words = {"profile",      cards(),
                                    "--schema",     example("schema.toml"),
                                    "--hypotheses", example("hypotheses.toml"),
                                    "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return kept_run(words);
}

json without_timings(const std::string& summary) {
  json object = json::parse(summary);
  object.erase("timings_ms");
  return object;
}

TEST(Cards, AreJudgedInTheSameWordsEverywhere) {
  const KeptRun& run = run_on_threads("1");
  test::expect_same_words(run.outcome.out, run.folder.string());
}

TEST(Cards, GiveTheSameBytesOnAnyNumberOfThreads) {
  const KeptRun& one = run_on_threads("1");
  for (const char* threads : {"2", "8"}) {
    const KeptRun& other = run_on_threads(threads);
    ASSERT_EQ(one.outcome.exit_code, 0);
    ASSERT_EQ(other.outcome.exit_code, 0);
    for (const char* name : {"segments.csv", "model.json"})
      EXPECT_TRUE(read_text(one / name) == read_text(other / name))
          << name << " on " << threads << " threads";
    EXPECT_TRUE(without_timings(read_text(one / "summary.json")) ==
                without_timings(read_text(other / "summary.json")))
        << threads << " threads";
  }
}

TEST(Cards, HaveNearlyTheSameSegmentsWithOtherSeeds) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  std::vector<std::vector<std::uint32_t>> labels;
  for (const KeptRun* run : {&run_on_threads("2"), &run_with_seed("2"), &run_with_seed("3")}) {
    ASSERT_EQ(run->outcome.exit_code, 0);
    labels.push_back(test::numbered(test::column_of(read_text(*run / "segments.csv"), 1)));
  }
  EXPECT_EQ(json::parse(read_text(run_on_threads("2") / "run.json"))["seed"], 1);
  EXPECT_GE(adjusted_rand(labels[0], labels[1]), 0.9);
  EXPECT_GE(adjusted_rand(labels[0], labels[2]), 0.9);
  EXPECT_GE(adjusted_rand(labels[1], labels[2]), 0.9);
}

TEST(Cards, AreScoredAsTheyWereSegmentedOnAnyNumberOfThreads) {
  const TemporaryFolder folder;
  const KeptRun& run = run_on_threads("2");
  ASSERT_EQ(run.outcome.exit_code, 0);
  const std::string segments = read_text(run / "segments.csv");
  for (const char* threads : {"1", "2", "8"}) {
    const Outcome outcome = run_ilk({"score", run / "model.json", cards(), "--threads", threads});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(outcome.out == segments) << threads << " threads";
  }
  ASSERT_EQ(run_ilk({"score", run / "model.json", cards(), "-o", folder / "s.csv"}).exit_code, 0);
  EXPECT_TRUE(read_text(folder / "s.csv") == segments);
}

TEST(Cards, HaveTheSameProfileOnAnyNumberOfThreads) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const KeptRun& one = profile_with_claims({"--threads", "1"});
  const KeptRun& three = profile_with_claims({"--threads", "3"});
  ASSERT_EQ(one.outcome.exit_code, 0);
  ASSERT_EQ(three.outcome.exit_code, 0);
  for (const char* file : {"profile.json", "profile.html"})
    EXPECT_TRUE(read_text(one / file) == read_text(three / file)) << file;
}

TEST(Cards, AnswerTheStudysClaims) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const Outcome& outcome = profile_with_claims({"--json"}).outcome;
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json answers = json::parse(outcome.out)["hypotheses"];
  ASSERT_EQ(answers.size(), 16u);
  EXPECT_EQ(answers[12]["verdict"],
            "does not hold"); // close to 80% have a balance of at most 5,000
  const json& part = answers[12]["readings"][0]["parts"][0];
  EXPECT_NEAR(part["figure"]["estimate"]["value"].get<double>(), 0.924, 0.0005);
}

TEST(Cards, HaveTheSameObservationsAndAnswersInAProfileAndInARun) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const KeptRun& run = run_with_examples();
  const KeptRun& profile = profile_with_claims({"--json"});
  ASSERT_EQ(run.outcome.exit_code, 0);
  ASSERT_EQ(profile.outcome.exit_code, 0);
  const json report = test::data_of_page(read_text(run / "report.html"));
  const json data = json::parse(read_text(profile / "profile.json"));
  ASSERT_GE(data["observations"].size(), 10u);
  for (const char* part : {"observations", "hypotheses"})
    EXPECT_EQ(report[part], data[part]) << part;
}

TEST(Cards, EveryPlayButTheOneThatWaitsFiresSensibly) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const KeptRun& run = run_with_examples();
  ASSERT_EQ(run.outcome.exit_code, 0);
  const json data = json::parse(read_text(run / "report.json"));
  const json& plan = data["plan"];
  ASSERT_GE(plan["plays"].size(), 12u);
  for (const json& play : plan["plays"]) {
    const std::string name = play["name"];
    std::size_t firing = 0;
    for (const json& segment : play["segments"]) firing += segment["fires"].get<bool>();
    if (name == "savings-account") {
      EXPECT_EQ(firing, 0u);
      continue;
    }
    EXPECT_GE(firing, 1u) << name;
    if (play["exclusive"] == false) {
      EXPECT_LT(firing, data["segments"].size()) << name << " tells nobody apart";
    }
    EXPECT_GT(play["contacts"]["value"].get<int>(), 0) << name;
    int parts = play["kept_apart"].get<int>() + play["capped"].get<int>();
    for (const char* part : {"contacts", "held_out"}) parts += play[part]["value"].get<int>();
    EXPECT_EQ(play["eligible"].get<int>(), parts);
    EXPECT_EQ(play["exclusive"], name == "minimum-payer-support");
  }
  std::uint64_t customers = 0;
  for (const json& count : plan["lists_per_customer"]) customers += count.get<std::uint64_t>();
  EXPECT_EQ(customers, 8950u);
}

} // namespace
} // namespace ilk
