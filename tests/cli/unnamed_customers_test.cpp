// Without --ids no customer is named on the console.
#include <gtest/gtest.h>

#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using test::Outcome;
using test::run_ilk;
using test::TemporaryFolder;

// 300 customers, one with a word for a number, one that lies far from all others, and one 60 times
// under other ids.
std::string troubled_table() {
  std::string text = test::small_table(300);
  for (std::string::size_type at = 0; (at = text.find("\nC0", at)) != std::string::npos; ++at)
    text.replace(at + 1, 2, "anna.smith-");
  text += "anna.smith-word,much,5,0.3\nanna.smith-far,900000,4000,0.9\n";
  for (int i = 0; i < 60; ++i) text += "anna.smith-copy" + std::to_string(i) + ",50,5,0.3\n";
  return text;
}

TEST(UnnamedCustomers, WarningsSayLinesAndColumns) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", troubled_table());
  const std::vector<std::string> run = {"run", data, "-o",         folder / "out",
                                        "--k", "3",  "--evidence", "quick"};
  for (std::vector<std::string> words : {run, {"profile", data, "-o", folder / "profile"}}) {
    const Outcome hidden = run_ilk(words);
    ASSERT_EQ(hidden.exit_code, 0) << hidden.err;
    EXPECT_EQ((hidden.out + hidden.err).find("smith"), std::string::npos)
        << hidden.out << hidden.err;
    EXPECT_NE(hidden.err.find("line 302"), std::string::npos) << hidden.err;
    EXPECT_NE(hidden.err.find("(spend)"), std::string::npos) << hidden.err;
    words.push_back("--ids");
    const Outcome shown = run_ilk(words);
    EXPECT_NE((shown.out + shown.err).find("smith"), std::string::npos) << shown.err;
  }
}

TEST(UnnamedCustomers, ErrorsSayLinesAndColumns) {
  const TemporaryFolder folder;
  const std::string table = test::small_table(60);
  for (const std::string& more :
       {std::string("C0003,1,2,0.5\n"),
        table.substr(table.find("C0003"), table.find("C0004") - table.find("C0003"))}) {
    const Outcome repeated =
        run_ilk({"run", folder.file("a.csv", table + more), "-o", folder / "out", "--id", "id"});
    EXPECT_EQ(repeated.exit_code, 3);
    EXPECT_EQ(repeated.err.find("C0003"), std::string::npos) << repeated.err;
    EXPECT_NE(repeated.err.find("line 5"), std::string::npos) << repeated.err;
    EXPECT_NE(repeated.err.find("line 62"), std::string::npos) << repeated.err;
  }
}

// With a second column that names each, and with other ids before the number.
std::string table_of(const std::string& beginning) {
  std::string text = test::small_table(120);
  for (std::string::size_type at = 0; (at = text.find("\nC0", at)) != std::string::npos; ++at)
    text.replace(at + 1, 2, beginning);
  std::string with_mail;
  for (std::size_t at = 0, row = 0; at < text.size(); ++row) {
    const std::size_t end = text.find('\n', at);
    with_mail += text.substr(at, end - at);
    with_mail += row == 0 ? ",mail\n" : "," + beginning + std::to_string(row) + "@x.example\n";
    at = end + 1;
  }
  return with_mail;
}

TEST(UnnamedCustomers, NoCommandNamesThem) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_of("anna.smith-"));
  const std::string others = folder.file("b.csv", table_of("ben.smith-"));
  std::string log = "customer,date,amount\n";
  for (int i = 0; i < 400; ++i)
    log += (i % 40 == 0 ? "ANNA.SMITH-" : "anna.smith-") + std::to_string(i % 30) + ",2024-0" +
           std::to_string(1 + i % 9) + "-1" + std::to_string(i % 7) + "," +
           std::to_string(5 + i % 23) + ".5\n";
  const std::string purchases = folder.file("log.csv", log);
  const auto expect = [&](const std::vector<std::string>& words, int exit_code) {
    const Outcome outcome = run_ilk(words);
    EXPECT_EQ(outcome.exit_code, exit_code) << words[0] << outcome.err;
    for (const char* name : {"smith", "SMITH"})
      EXPECT_EQ((outcome.out + outcome.err).find(name), std::string::npos)
          << words[0] << outcome.out << outcome.err;
  };
  expect({"run", data, "-o", folder / "out", "--k", "3", "--evidence", "quick"}, 0);
  expect({"schema", data}, 0);
  expect({"profile", data, "-o", folder / "profile"}, 0);
  expect({"compare", folder / "out/model.json", others, "--before", data}, 3);
  expect({"score", folder / "out/model.json", data, "-o", folder / "scores.csv"}, 0);
  expect({"customers", purchases, "-o", folder / "customers.csv"}, 0);
}

} // namespace
} // namespace ilk
