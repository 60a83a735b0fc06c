// Names and numbers of segments that go on, as a user sees them.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

// One run of simulated customers for all tests of this file.
class Follow : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    data_ = test::kept_customers(1000);
    ASSERT_EQ(old_run().outcome.exit_code, 0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static const test::KeptRun& old_run() {
    return test::kept_run({"run", data_, "--k", "5", "--quiet", "--config", test::quick_config()});
  }
  static Outcome run(const std::string& out, const std::string& k,
                     const std::vector<std::string>& more) {
    std::vector<std::string> words = {"run", data_, "-o", *folder_ / out,
                                      "--k", k,     "--config", test::quick_config()};
    words.insert(words.end(), more.begin(), more.end());
    return run_ilk(words);
  }
  static std::string old_model() { return old_run() / "model.json"; }

  static TemporaryFolder* folder_;
  static std::string data_;
};

TemporaryFolder* Follow::folder_ = nullptr;
std::string Follow::data_;

TEST_F(Follow, NamesGivenAgainAreSaidToGoOn) {
  const std::string names =
      folder_->file("again.toml", "[[segment]]\nnumber = 2\nname = \"Weekend shoppers\"\n");
  ASSERT_EQ(run("first", "5", {"--names", names, "--quiet"}).exit_code, 0);
  const Outcome again =
      run("second", "5", {"--names", names, "--follow", *folder_ / "first/model.json"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  const auto begin = again.out.find("2 Weekend shoppers: follows 2 Weekend shoppers (");
  ASSERT_NE(begin, std::string::npos) << again.out;
  const std::string line = again.out.substr(begin, again.out.find('\n', begin) - begin);
  EXPECT_EQ(line.find("does not go on"), std::string::npos) << line;
  EXPECT_NE(line.find("; made from the data it would be "), std::string::npos) << line;
  const json summary = json::parse(read_text(*folder_ / "second/summary.json"));
  EXPECT_EQ(summary["segments"][1]["follows"]["keeps_name"], true);
}

TEST_F(Follow, NamesOfLevelsWithLineBreaksStayOnTheirLines) {
  std::string text = "id,spend,visits,region\n";
  for (int i = 0; i < 600; ++i)
    text += "C" + std::to_string(i) + "," + std::to_string(i % 3 * 100 + i % 7) + "," +
            std::to_string(i % 3 * 10 + i % 5) + "," + (i % 3 == 1 ? "\"so\nuth\"" : "north") +
            "\n";
  const std::string data = folder_->file("breaks.csv", text);
  const std::string out = *folder_ / "breaks";
  ASSERT_EQ(run_ilk({"run", data, "-o", out, "--k", "3", "--quiet"}).exit_code, 0);
  const Outcome outcome = run_ilk(
      {"run", data, "-o", *folder_ / "unbroken", "--k", "3", "--follow", out + "/model.json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("%  Region: so uth\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("Region: so uth: follows 2 Region: so uth ("), std::string::npos)
      << outcome.out;
}

TEST_F(Follow, NumbersThatChangeTheirMeaningAreSaid) {
  const Outcome fewer = run("fewer", "3", {"--follow", old_model()});
  ASSERT_EQ(fewer.exit_code, 0) << fewer.err;
  const json follows = json::parse(read_text(*folder_ / "fewer/summary.json"))["follows"];
  const std::string strategy = read_text(*folder_ / "fewer/strategy.md");
  for (std::size_t old = 0; old < 3; ++old) {
    const bool kept = follows["segments"][old]["now"] == old + 1;
    const std::string words = "number " + std::to_string(old + 1) + " was ";
    EXPECT_EQ(fewer.err.find("warning: " + words) == std::string::npos, kept) << fewer.err;
    EXPECT_EQ(strategy.find("- " + words) == std::string::npos, kept);
  }
}

TEST_F(Follow, NamesOfAFileGoEverywhere) {
  const std::string names =
      folder_->file("names.toml", "[[segment]]\nnumber = 3\nname = \"Weekend shoppers\"\n");
  ASSERT_EQ(run("named", "5", {"--names", names, "--quiet"}).exit_code, 0);
  const json model = json::parse(read_text(*folder_ / "named/model.json"));
  EXPECT_EQ(model["segments"][2]["name"], "Weekend shoppers");
  const json report = json::parse(read_text(*folder_ / "named/report.json"));
  EXPECT_EQ(report["segments"][2]["name"], "Weekend shoppers");
  const json plain = json::parse(read_text(old_run() / "report.json"));
  EXPECT_EQ(report["segments"][2]["made_name"], plain["segments"][2]["name"]);
  EXPECT_EQ(report["segments"][2]["name_from"], "given");
  EXPECT_EQ(report["segments"][0]["name_from"], "made");
  EXPECT_NE(read_text(*folder_ / "named/segments.csv").find(",3,Weekend shoppers,"),
            std::string::npos);

  // A name that another segment has been given by ilk is taken from it, which is said.
  const std::string theirs = plain["segments"][0]["name"];
  const Outcome taken = run(
      "taken", "5",
      {"--names",
       folder_->file("taken.toml", "[[segment]]\nnumber = 3\nname = \"" + theirs + "\"\n")});
  ASSERT_EQ(taken.exit_code, 0) << taken.err;
  EXPECT_NE(taken.err.find("warning: segment 1 would be named '" + theirs + "'"), std::string::npos)
      << taken.err;
  const json renamed = json::parse(read_text(*folder_ / "taken/summary.json"));
  EXPECT_EQ(renamed["segments"][2]["name"], theirs);
  EXPECT_EQ(renamed["segments"][0]["name"].get<std::string>().find(theirs + ", "), 0u)
      << renamed["segments"][0]["name"];
  const json shown = json::parse(read_text(*folder_ / "taken/report.json"));
  EXPECT_EQ(shown["segments"][0]["name_from"], "gave way");

  // The name goes on with the segment.
  const Outcome follows =
      run("next", "5", {"--seed", "3", "--follow", *folder_ / "named/model.json"});
  ASSERT_EQ(follows.exit_code, 0) << follows.err;
  const std::string line = "3 Weekend shoppers: follows 3 Weekend shoppers (";
  EXPECT_NE(follows.out.find("\n  " + line), std::string::npos) << follows.out;
  EXPECT_NE(read_text(*folder_ / "next/strategy.md").find("What has become of the segments of"),
            std::string::npos);
  const json next = json::parse(read_text(*folder_ / "next/summary.json"));
  EXPECT_EQ(next["segments"][2]["name"], "Weekend shoppers");
  EXPECT_EQ(next["segments"][2]["follows"]["id"], 3);
  EXPECT_EQ(next["segments"][2]["follows"]["keeps_name"], true);
  EXPECT_GE(next["segments"][2]["follows"]["from_old"], 0.5);
  EXPECT_GE(next["segments"][2]["follows"]["of_old"], 0.5);
  EXPECT_EQ(next["follows"]["segments"][2]["now"], 3);

  const Outcome beyond = run("beyond", "2", {"--names", names});
  EXPECT_EQ(beyond.exit_code, 3);
  EXPECT_NE(beyond.err.find("names.toml: line 2"), std::string::npos) << beyond.err;
  EXPECT_NE(beyond.err.find("segments 1 to 2"), std::string::npos) << beyond.err;
  EXPECT_FALSE(std::filesystem::exists(*folder_ / "beyond"));
}

TEST_F(Follow, WhatAnOldModelCannotReadIsSaidBeforeTheRun) {
  const Outcome outcome = run_ilk({"run", folder_->file("other.csv", test::small_table(60)), "-o",
                                   *folder_ / "other", "--follow", old_model()});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("needs the attribute 'BALANCE'"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(*folder_ / "other"));
}

} // namespace
} // namespace ilk
