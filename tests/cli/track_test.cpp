// ilk track: periods that follow each other, as a user finds them.
#include <fmt/format.h>
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

// Three periods of a small table: some customers leave, others enter.
class TrackRuns : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string all = test::small_table(330);
    const auto lines = test::lines_of(all);
    for (int period = 0; period < 3; ++period) {
      std::string text = lines[0] + "\n";
      for (int i = 0; i < 300; ++i)
        text += lines[static_cast<std::size_t>(1 + i + 15 * period)] + "\n";
      run(fmt::format("p{}", period), folder_->file(fmt::format("p{}.csv", period), text),
          period == 0 ? "" : fmt::format("p{}", period - 1));
    }
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static void run(const std::string& out, const std::string& data, const std::string& follow) {
    std::vector<std::string> words = {
        "run", data, "-o", *folder_ / out, "--k", "3", "--config", test::quick_config(), "--quiet"};
    if (!follow.empty())
      words.insert(words.end(), {"--follow", *folder_ / (follow + "/model.json")});
    const Outcome outcome = run_ilk(words);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  static Outcome track(const std::vector<std::string>& periods,
                       const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"track"};
    for (const std::string& each : periods) words.push_back(*folder_ / each);
    words.insert(words.end(), more.begin(), more.end());
    return run_ilk(words);
  }

  static TemporaryFolder* folder_;
};

TemporaryFolder* TrackRuns::folder_ = nullptr;

TEST_F(TrackRuns, TellsSizesMovesAndWhoEnteredAndLeft) {
  const std::string out = *folder_ / "over";
  const Outcome outcome = track({"p0", "p1", "p2"}, {"-o", out});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("from p1 to p2"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("15 left and 15 entered"), std::string::npos) << outcome.out;
  const json data = json::parse(read_text(out + "/track.json"));
  ASSERT_EQ(data["lines"].size(), 3u);
  for (int period = 0; period < 3; ++period) {
    int customers = 0;
    for (const json& line : data["lines"])
      customers += line["periods"][static_cast<std::size_t>(period)]["customers"].get<int>();
    EXPECT_EQ(customers, 300);
  }
  EXPECT_EQ(data["steps"][1]["in_both"], 285);
  EXPECT_TRUE(data["warnings"].empty()) << data["warnings"];
  EXPECT_EQ(test::lines_of(read_text(out + "/entered.csv")).size(), 16u);
  const std::string left = read_text(out + "/left.csv");
  EXPECT_NE(left.find("\nC0015,"), std::string::npos) << left;
  const std::string page = read_text(out + "/track.html");
  EXPECT_NE(page.find("<svg"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("C0015"), std::string::npos) << "it names no customer";
  const std::string text = read_text(out + "/track.md");
  EXPECT_EQ(text.rfind("# Segments over time: p0, p1 and p2", 0), 0u);
  const Outcome again = track({"p0", "p1", "p2"}, {"--json", "--quiet"});
  EXPECT_EQ(json::parse(again.out), data);
}

TEST_F(TrackRuns, SaysWhichFoldersDoNotFit) {
  const auto fails = [&](const Outcome& outcome, int code, const char* words) {
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(*folder_ / "nothing"));
  };
  const std::vector<std::string> out = {"-o", *folder_ / "nothing"};
  fails(track({"p0"}, out), 2, "nothing to be held against");
  fails(track({"p0", "p0"}, out), 2, "given twice");
  fails(track({"p0", "p2"}, out), 3, "does not follow p0");
  fails(track({"p0", "p2", "p1"}, out), 3, "but p1");
  fails(track({"p0", "none"}, out), 5, "no folder");
  std::filesystem::create_directory(*folder_ / "empty");
  fails(track({"p0", "empty"}, out), 3, "holds no run");
  fails(track({"p0", "p1"}, {"-o", *folder_ / "p1"}), 2, "folder of a period");
  // The same segments under another id, and customers of another table.
  std::string other = test::small_table(300);
  other.replace(0, 2, "who");
  run("who", folder_->file("who.csv", other), "p0");
  fails(track({"p0", "who"}, out), 3, "names customers by 'who'");
  std::string strangers = test::small_table(300);
  for (std::size_t at = 0; (at = strangers.find("\nC", at)) != std::string::npos;)
    strangers[++at] = 'X';
  run("strangers", folder_->file("strangers.csv", strangers), "p0");
  fails(track({"p0", "strangers"}, out), 3, "no customer in common");
  std::filesystem::copy(*folder_ / "p1", *folder_ / "damaged",
                        std::filesystem::copy_options::recursive);
  folder_->file("damaged/summary.json", "{}");
  fails(track({"p0", "damaged"}, out), 3, "results that no run has written so");
}

} // namespace
} // namespace ilk
