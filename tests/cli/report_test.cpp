// ilk report, and the data that it draws from, as a user sees them.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/process.h"
#include "support/tables.h"

namespace {

namespace fs = std::filesystem;
using namespace ilk::test;
using nlohmann::json;

TEST(Report, IsDrawnAnewWithTheSameBytes) {
  const TemporaryFolder folder;
  const std::string data = kept_file("300.csv", small_table(300));
  const KeptRun& run = kept_run({"run", data});
  ASSERT_EQ(run.outcome.exit_code, 0);
  fs::copy(run.folder, folder.path() / "out", fs::copy_options::recursive);
  ASSERT_EQ(run_ilk({"profile", data, "-o", folder / "out", "--quiet"}).exit_code, 0);
  const std::string report = read_text(folder / "out/report.html");
  const std::string profile = read_text(folder / "out/profile.html");
  const std::string model = read_text(folder / "out/model.json");
  folder.file("out/report.html", "");
  folder.file("out/profile.html", "");
  const Outcome outcome = run_ilk({"report", folder / "out"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find(folder / "out/report.html"), std::string::npos) << outcome.out;
  EXPECT_TRUE(read_text(folder / "out/report.html") == report);
  EXPECT_TRUE(read_text(folder / "out/profile.html") == profile);
  EXPECT_TRUE(read_text(folder / "out/model.json") == model);
}

TEST(Report, TellsTheCommandThatMakesItAgain) {
  const TemporaryFolder folder;
  const std::string data = folder.file("my customers.csv", small_table(200));
  ASSERT_EQ(run_ilk({"run", data, "--out=" + folder / "out", "--threads", "1", "--k", "3",
                     "--quiet", "--ids"})
                .exit_code,
            0);
  const json object = json::parse(read_text(folder / "out/report.json"));
  EXPECT_EQ(object["command"], "ilk run '" + data + "' --k 3");
  EXPECT_EQ(object["input"]["bytes"], fs::file_size(data));
  EXPECT_EQ(object["input"]["sha256"],
            json::parse(read_text(folder / "out/run.json"))["input"]["sha256"]);
}

// Ids that stand in duplicates, in far customers and in a row that has slipped by a cell.
std::string table_with_telling_ids() {
  std::string text = small_table(200);
  for (int i = 0; i < 20; ++i) text += "CX" + std::to_string(i) + ",77.5,9,0.5\n";
  return text + "CY1,900000,9000,0.99\n,C9999,5,0.5\n";
}

TEST(Report, NamesNoCustomerUnlessAskedTo) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", table_with_telling_ids());
  for (const char* command : {"run", "profile"}) {
    const std::string file = command == std::string("run") ? "report" : "profile";
    ASSERT_EQ(run_ilk({command, data, "-o", folder / "out", "--quiet"}).exit_code, 0);
    ASSERT_EQ(run_ilk({command, data, "-o", folder / "ids", "--quiet", "--ids"}).exit_code, 0);
    const auto named = [&](const std::string& path) {
      json data = json::parse(read_text(path));
      if (data.value("what_if", json()).is_object())
        data["what_if"].erase("weights"); // base64, in which anything may stand
      const std::string text = data.dump();
      for (const char* id : {"C0", "CX", "CY1", "C9999"})
        if (text.find(id) != std::string::npos) return true;
      return false;
    };
    EXPECT_FALSE(named(folder / ("out/" + file + ".json"))) << file;
    EXPECT_TRUE(named(folder / ("ids/" + file + ".json"))) << file;
    EXPECT_EQ(data_of_page(read_text(folder / ("out/" + file + ".html"))),
              json::parse(read_text(folder / ("out/" + file + ".json"))))
        << "the page holds these data alone";
  }
  const json object = json::parse(read_text(folder / "ids/report.json"));
  EXPECT_EQ(object["map"]["ids"].size(), object["map"]["points"].size());
  const json& ids = object["map"]["ids"];
  EXPECT_EQ(std::count(ids.begin(), ids.end(), "C0000"), 1);
}

void expect_refused(const TemporaryFolder& folder, const std::string& text,
                    const std::string& words) {
  folder.file("report.json", text);
  const Outcome outcome = run_ilk({"report", folder.path().string()});
  EXPECT_EQ(outcome.exit_code, 3) << text;
  EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("make it again with ilk run"), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(folder.path() / "report.html"));
}

TEST(Report, RefusesWhatItCannotDraw) {
  const TemporaryFolder folder;
  const Outcome nothing = run_ilk({"report", folder.path().string()});
  EXPECT_EQ(nothing.exit_code, 3);
  EXPECT_NE(nothing.err.find("neither report.json nor profile.json"), std::string::npos);
  EXPECT_EQ(run_ilk({"report"}).exit_code, 2);
  expect_refused(folder, "{\"ilk\":", "is not whole JSON");
  expect_refused(folder, "[1]", "is no JSON object");
  expect_refused(folder, "{}", "does not say which format");
  expect_refused(folder, "{\"ilk\":{\"format\":1}}", "has format 1");
  expect_refused(folder, "{\"ilk\":{\"format\":2}}", "has format 2");
  expect_refused(folder, "{\"ilk\":{\"format\":3}}", "has format 3");
  expect_refused(folder, "{\"ilk\":{\"format\":4}}", "lacks its part 'source'");
}

} // namespace
