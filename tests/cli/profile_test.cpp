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

TEST(Profile, SaysWhatColumnsWereTakenForAndTakesOtherRoles) {
  const TemporaryFolder folder;
  const std::string table = folder.file("a.csv", test::small_table(200));
  const Outcome as_found = run_ilk({"profile", table, "-o", folder / "out"});
  ASSERT_EQ(as_found.exit_code, 0) << as_found.err;
  EXPECT_TRUE(as_found.out.starts_with("What the columns were taken for")) << as_found.out;
  const Outcome told = run_ilk({"profile", table, "-o", folder / "told", "--ignore", "spend"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_NE(told.out.find("spend: by --ignore"), std::string::npos) << told.out;
  EXPECT_NE(told.out.find("200 customers, 2 attributes"), std::string::npos) << told.out;
  const Outcome wrong = run_ilk({"profile", table, "-o", folder / "no", "--label", "spent"});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.err.find("'spent'"), std::string::npos) << wrong.err;
  EXPECT_NE(wrong.err.find("spend"), std::string::npos) << wrong.err;
}

TEST(Profile, ReadsTheEncodingThatIsNamed) {
  const TemporaryFolder folder;
  std::string text = "id,\xc3\xee\xf0\xee\xe4,n\n"; // the header's second word in Windows-1251
  for (int i = 0; i < 30; ++i)
    text += "C" + std::to_string(100 + i) + ",\xcc\xe8\xed\xf1\xea" + std::to_string(i % 2) + "," +
            std::to_string(i % 7) + "\n";
  const std::string table = folder.file("a.csv", text);
  const Outcome guessed = run_ilk({"profile", table, "-o", folder / "out"});
  EXPECT_NE(guessed.err.find("--encoding windows-1251"), std::string::npos) << guessed.err;
  const Outcome told =
      run_ilk({"profile", table, "-o", folder / "told", "--encoding", "windows-1251"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_NE(told.out.find("\u0413\u043e\u0440\u043e\u0434"), std::string::npos) << told.out;
  EXPECT_EQ(run_ilk({"profile", table, "-o", folder / "no", "--encoding", "none"}).exit_code, 2);
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
