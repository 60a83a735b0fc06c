// Names and words of some kilobytes, which nobody reads to their end, do not swell what ilk writes.
#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/formula_cells.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

std::string long_name(const std::string& end) {
  return std::string(20'000, 'n') + end;
}

std::uintmax_t bytes_of(const std::string& path) {
  return std::filesystem::file_size(path);
}

// The third column.
std::set<std::string> names_in(const std::string& path) {
  std::set<std::string> names;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    names.insert(test::spreadsheet_cells(line, ',').at(2));
  return names;
}

// small_table with names of 20 kB in place of id, spend, visits and share.
std::string table_of_long_names(int rows) {
  std::string text = test::small_table(rows);
  text.erase(0, text.find('\n'));
  return long_name("id") + "," + long_name("spend") + "," + long_name("visits") + "," +
         long_name("share") + text;
}

TEST(LongNames, AreCutAlikeInAllFilesAndOptions) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_of_long_names(300));
  const std::string playbook = folder.file(
      "plays.toml",
      "[[measure]]\nname = \"" + long_name("measure") + "\"\ncolumn = \"" + long_name("spend") +
          "\"\n[[play]]\nname = \"a\"\ntitle = \"A\"\nsegment = { measure = \"" +
          long_name("measure") + "\", figure = \"concentration\", at_least = 0.1 }\n" +
          "customer = { column = \"" + long_name("visits") + "\", at_least = 1 }\nrank_by = \"" +
          long_name("share") + "\"\naction = \"write\"\nchannel = \"mail\"\nmessage = \"m\"\n" +
          "kpi = \"k\"\nstop = [\"s\"]\n");
  std::string columns;
  for (const char* column : {"spend", "visits", "share"})
    columns += "[[column]]\nname = \"" + long_name(column) + "\"\nkind = \"amount\"\nlabel = \"" +
               long_name(column) + " label\"\nhigh = \"" + long_name(column) + " high\"\n";
  const std::string dictionary = folder.file("dictionary.toml", columns);
  const Outcome ran =
      run_ilk({"run", data, "-o", folder / "out", "--k", "3", "--evidence", "quick", "--id",
               long_name("id"), "--schema", dictionary, "--playbook", playbook});
  ASSERT_EQ(ran.exit_code, 0) << ran.err.substr(0, 2000);
  EXPECT_NE(ran.err.find("4 columns have names of over 300 letters, which are cut"),
            std::string::npos)
      << ran.err.substr(0, 2000);
  EXPECT_LT(ran.err.size() + ran.out.size(), 20'000u);
  EXPECT_LT(bytes_of(folder / "out/segments.csv"), 300u * 1'200);
  EXPECT_LT(bytes_of(folder / "out/campaigns/a.csv"), 300u * 4'000);
  EXPECT_LT(bytes_of(folder / "out/model.json"), 200'000u);

  const Outcome again =
      run_ilk({"score", folder / "out/model.json", data, "-o", folder / "again.csv"});
  ASSERT_EQ(again.exit_code, 0) << again.err.substr(0, 2000);
  EXPECT_EQ(names_in(folder / "again.csv"), names_in(folder / "out/segments.csv"));

  nlohmann::json model = nlohmann::json::parse(read_text(folder / "out/model.json"));
  model.erase("sha256"); // the change is meant
  for (auto& segment : model["segments"]) segment["name"] = long_name("given");
  const std::string renamed = folder.file("model.json", model.dump());
  const Outcome scored = run_ilk({"score", renamed, data, "-o", folder / "scores.csv"});
  ASSERT_EQ(scored.exit_code, 0) << scored.err.substr(0, 2000);
  EXPECT_LT(bytes_of(folder / "scores.csv"), 300u * 1'200);
}

TEST(LongNames, OfWhichTwoBecomeOneAreRefused) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_of_long_names(60));
  const Outcome first = run_ilk({"schema", data});
  ASSERT_EQ(first.exit_code, 0) << first.err.substr(0, 2000);
  const std::string key = "name = \"";
  const std::size_t begin = first.out.find(key + "nnn") + key.size();
  const std::string cut = first.out.substr(begin, first.out.find('"', begin) - begin);
  ASSERT_EQ(cut.size(), 300u);
  std::string text = table_of_long_names(60);
  text.replace(text.find(long_name("share")), long_name("share").size(), cut);
  const Outcome twice = run_ilk({"schema", folder.file("b.csv", text)});
  EXPECT_EQ(twice.exit_code, 3) << twice.err.substr(0, 2000);
  EXPECT_NE(twice.err.find("are both named"), std::string::npos) << twice.err.substr(0, 2000);
}

TEST(LongNames, OfChannelsAreCutInTheTableOfCustomers) {
  const TemporaryFolder folder;
  std::string log = "customer,date,amount,channel\n";
  for (int i = 0; i < 400; ++i)
    log += "C" + std::to_string(i % 50) + ",2024-" + (i % 9 < 3 ? "01" : "03") + "-" +
           std::to_string(10 + i % 19) + "," + std::to_string(10 + i % 37) + ".5," +
           long_name(std::to_string(i % 3)) + "\n";
  const Outcome made = run_ilk({"customers", folder.file("log.csv", log), "--channel", "channel",
                                "-o", folder / "customers.csv"});
  ASSERT_EQ(made.exit_code, 0) << made.err.substr(0, 2000);
  const std::string table = read_text(folder / "customers.csv");
  EXPECT_NE(table.find("share_nnn"), std::string::npos) << table.substr(0, 2000);
  EXPECT_LT(table.find('\n'), 3'000u);
  EXPECT_LT(bytes_of(folder / "customers.toml"), 20'000u);
}

} // namespace
} // namespace ilk
