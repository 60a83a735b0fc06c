// ilk profile, as a user sees it.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/artifacts.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

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
  EXPECT_EQ(data["attributes"][0]["count"]["value"], 200);
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
