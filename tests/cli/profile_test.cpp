// ilk profile, as a user sees it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/artifacts.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/shared_data.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

const std::string examples = test::source_path("examples/credit-card/");

TEST(Profile, WritesThePageTheDataAndTheDictionary) {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_ilk({"profile", folder.file("a.csv", test::small_table(200)), "-o", folder / "out"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("200 customers, 3 attributes"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("  1. "), std::string::npos) << "no observation: " << outcome.out;
  const json data = json::parse(read_text(folder / "out/profile.json"));
  ASSERT_EQ(data["attributes"].size(), 3u);
  EXPECT_EQ(data["attributes"][0]["name"], "spend");
  EXPECT_EQ(data["attributes"][0]["count"], 200);
  EXPECT_EQ(data["attributes"][0]["ecdf"].size(), 101u);
  EXPECT_EQ(data["pairs"].size(), 3u);
  EXPECT_FALSE(data["observations"].empty());
  const std::string page = read_text(folder / "out/profile.html");
  EXPECT_EQ(test::data_of_page(page), data);
  EXPECT_FALSE(data.contains("segments")) << "a profile makes no segments";
  // The dictionary that was used gives the same profile.
  const Outcome again = run_ilk({"profile", folder / "a.csv", "--schema",
                                 folder / "out/schema.toml", "-o", folder / "again", "--quiet"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  json same = json::parse(read_text(folder / "again/profile.json"));
  same["command"] = data["command"];
  EXPECT_EQ(same, data);
}

TEST(Profile, IsTheSameOnAnyNumberOfThreads) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const TemporaryFolder folder;
  for (const char* threads : {"1", "3"})
    ASSERT_EQ(run_ilk({"profile", test::credit_card_csv().string(), "--schema",
                       examples + "schema.toml", "--hypotheses", examples + "hypotheses.toml",
                       "--threads", threads, "-o", folder / threads, "--quiet"})
                  .exit_code,
              0);
  for (const char* file : {"/profile.json", "/profile.html"})
    EXPECT_TRUE(read_text(folder / ("1" + std::string(file))) ==
                read_text(folder / ("3" + std::string(file))))
        << file;
}

TEST(Profile, AnswersTheStudysClaims) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk(
      {"profile", test::credit_card_csv().string(), "--schema", examples + "schema.toml",
       "--hypotheses", examples + "hypotheses.toml", "-o", folder / "out", "--json", "--quiet"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json answers = json::parse(outcome.out)["hypotheses"];
  ASSERT_EQ(answers.size(), 16u);
  EXPECT_EQ(answers[12]["verdict"],
            "does not hold"); // close to 80% have a balance of at most 5,000
  const json& part = answers[12]["readings"][0]["parts"][0];
  EXPECT_NEAR(part["figure"]["estimate"].get<double>(), 0.924, 0.0005);
}

TEST(Profile, RunHasTheSameObservationsAndAnswers) {
  ILK_NEEDS_CREDIT_CARD_CSV();
  const TemporaryFolder folder;
  const std::vector<std::string> same = {test::credit_card_csv().string(),
                                         "--schema",
                                         examples + "schema.toml",
                                         "--quiet",
                                         "--hypotheses",
                                         examples + "hypotheses.toml"};
  std::vector<std::string> run = {"run", "-o", folder / "run"};
  std::vector<std::string> profile = {"profile", "-o", folder / "profile"};
  run.insert(run.end(), same.begin(), same.end());
  profile.insert(profile.end(), same.begin(), same.end());
  ASSERT_EQ(run_ilk(run).exit_code, 0);
  ASSERT_EQ(run_ilk(profile).exit_code, 0);
  const json report = test::data_of_page(read_text(folder / "run/report.html"));
  const json data = json::parse(read_text(folder / "profile/profile.json"));
  ASSERT_GE(data["observations"].size(), 10u);
  for (const char* part : {"observations", "hypotheses"})
    EXPECT_EQ(report[part], data[part]) << part;
}

TEST(Profile, OfNothingOrMistakesWritesNothing) {
  const TemporaryFolder folder;
  const std::string claims =
      folder.file("claims.toml",
                  "[[claim]]\ntext = \"x\"\n[[claim.part]]\n"
                  "check = \"share\"\nthen = { column = \"none\", above = 1 }\nat_least = 0.5\n");
  const Outcome mistaken = run_ilk({"profile", folder.file("a.csv", test::small_table(50)),
                                    "--hypotheses", claims, "-o", folder / "out"});
  EXPECT_EQ(mistaken.exit_code, 3);
  EXPECT_NE(mistaken.err.find("claims.toml"), std::string::npos) << mistaken.err;
  EXPECT_NE(mistaken.err.find("none"), std::string::npos) << mistaken.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
  EXPECT_EQ(run_ilk({"profile", folder / "absent.csv", "-o", folder / "out"}).exit_code, 5);
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Profile, PutsNoControlCharactersOfTheDataOnATerminal) {
  const TemporaryFolder folder;
  std::string text = "id,co\x1b[2Jnst,x\n";
  for (int i = 0; i < 40; ++i)
    text += "\x1b[31mC" + std::to_string(i) + ",7," + std::to_string(i) + "\n";
  const Outcome outcome = run_ilk({"profile", folder.file("a.csv", text), "-o", folder / "out"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos);
  EXPECT_EQ(outcome.err.find('\x1b'), std::string::npos);
}

} // namespace
} // namespace ilk
