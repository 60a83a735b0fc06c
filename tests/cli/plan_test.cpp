// ilk run --playbook: lists, hold-outs and strategy.md, as a user finds them.
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "strategy/hold_out.h"
#include "support/artifacts.h"
#include "support/formula_cells.h"
#include "support/kept_runs.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::as_it_was;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

std::string play(const std::string& name, const std::string& more = "") {
  return "[[play]]\nname = \"" + name + "\"\ntitle = \"Title of " + name +
         "\"\nsegment = { figure = \"share\", at_least = 0.01 }\naction = \"act\"\n"
         "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"answers\"\nstop = [\"no consent\"]\n" +
         more;
}

const std::string money = "[play.response]\nlow = 0.1\nlikely = 0.1\nhigh = 0.1\nunit = \"share\"\n"
                          "[play.value]\nlow = 100\nlikely = 100\nhigh = 100\nunit = \"EUR\"\n"
                          "[play.cost]\nlow = 2\nlikely = 2\nhigh = 2\nunit = \"EUR\"\n";

// Three kinds of customers, with ids that a spreadsheet would take for formulas.
std::string table_with_ids(std::size_t rows) {
  const char* beginnings[] = {"=A", "+B", "-C", "@D", "\tE", "'=F", "-", "G"};
  std::string text = "id,x,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double noise = static_cast<double>(i * 7919 % 100) / 100;
    const double place = static_cast<double>(i % 3) * 10;
    text += beginnings[i % 8] + std::to_string(i) + "," + std::to_string(place + noise) + "," +
            std::to_string(20 - place + noise) + "\n";
  }
  return text;
}

std::string first_cell(const std::string& line) {
  return test::spreadsheet_cells(line, ',').front();
}

class PlanRun : public testing::Test {
 protected:
  Outcome run(const std::string& playbook, const std::string& out = "out",
              const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"run",         data_,      "-o",
                                          folder_ / out, "--config", test::quick_config()};
    if (!playbook.empty()) {
      arguments.push_back("--playbook");
      arguments.push_back(folder_.file("plays.toml", playbook));
    }
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_ilk(arguments);
  }

  std::vector<std::string> files(const std::string& out) const {
    std::vector<std::string> names;
    const auto lists = folder_.path() / out / "campaigns";
    if (!std::filesystem::exists(lists)) return names;
    for (const auto& entry : std::filesystem::directory_iterator(lists))
      names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
  }

  TemporaryFolder folder_;
  std::string data_ = folder_.file("a.csv", table_with_ids(600));
};

TEST_F(PlanRun, ListsThoseToContactAndThoseHeldOut) {
  const Outcome outcome = run("[limits]\nhold_out = 0.2\nseed = 5\n" + play("a"));
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(files("out"), (std::vector<std::string>{"a-hold-out.csv", "a.csv"}));
  std::set<std::string> seen;
  for (const bool held_out : {false, true}) {
    const auto lines = lines_of(
        read_text(folder_ / (held_out ? "out/campaigns/a-hold-out.csv" : "out/campaigns/a.csv")));
    EXPECT_EQ(lines[0], "id,segment,name,reason,priority,play,channel,message");
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::string id = as_it_was(first_cell(lines[i]));
      EXPECT_EQ(is_held_out(5, "a", id, 0.2), held_out) << id;
      EXPECT_TRUE(seen.insert(id).second) << id << " stands twice";
    }
  }
  EXPECT_EQ(seen.size(), 600u);
  const json plan = json::parse(read_text(folder_ / "out/report.json"))["plan"];
  for (const char* key :
       {"playbook", "currency", "limits", "customers", "plays", "lists_per_customer"})
    EXPECT_TRUE(plan.contains(key)) << key;
  for (const char* key :
       {"name",          "title",     "action",       "channel",    "message",  "kpi",
        "stop",          "list",      "assumptions",  "segments",   "eligible", "hold_out_list",
        "capped",        "contacts",  "held_out",     "expected",   "balance",  "needed_hold_out",
        "detectable",    "reaches",   "measured",     "kept_apart", "strata",   "balance_p_value",
        "more_segments", "exclusive", "share_p_value"})
    EXPECT_TRUE(plan["plays"][0].contains(key)) << key;
  EXPECT_EQ(plan["plays"][0]["list"], "campaigns/a.csv");
  EXPECT_EQ(plan["plays"][0]["contacts"]["value"].get<int>() +
                plan["plays"][0]["held_out"]["value"].get<int>(),
            600);
  EXPECT_EQ(plan["plays"][0]["expected"], json()) << "no assumptions, no money";
}

TEST_F(PlanRun, NoListWritesACellThatASpreadsheetTakesForAFormula) {
  ASSERT_EQ(run(play("a")).exit_code, 0);
  ASSERT_EQ(
      run_ilk({"score", folder_ / "out/model.json", data_, "-o", folder_ / "scores.csv"}).exit_code,
      0);
  std::map<std::string, std::set<std::string>> ids;
  for (const char* name : {"out/segments.csv", "out/outliers.csv", "scores.csv",
                           "out/campaigns/a.csv", "out/campaigns/a-hold-out.csv"})
    for (const std::string& line : lines_of(read_text(folder_ / name))) {
      const std::string cell = first_cell(line);
      const bool is_number = cell.find_first_not_of("-0123456789") == std::string::npos;
      EXPECT_TRUE(is_number || !test::begins_formula(cell)) << name << ": " << line;
      ids[name].insert(as_it_was(cell));
    }
  for (const char* name : {"out/segments.csv", "scores.csv"})
    for (const std::string& line : lines_of(read_text(data_)))
      EXPECT_TRUE(ids[name].contains(first_cell(line))) << name << " lacks " << line;
}

TEST_F(PlanRun, ListsOfAnEarlierRunGoAndNothingElseDoes) {
  ASSERT_EQ(run(play("a") + play("b")).exit_code, 0);
  EXPECT_EQ(files("out").size(), 4u);
  std::ofstream(folder_.path() / "out/campaigns/mine.csv") << "kept";
  ASSERT_EQ(run(play("b")).exit_code, 0);
  EXPECT_EQ(files("out"), (std::vector<std::string>{"b-hold-out.csv", "b.csv", "mine.csv"}));
  ASSERT_EQ(run("").exit_code, 0);
  EXPECT_EQ(files("out"), std::vector<std::string>{"mine.csv"});
  std::filesystem::remove(folder_.path() / "out/campaigns/mine.csv");
  ASSERT_EQ(run(play("b")).exit_code, 0);
  ASSERT_EQ(run("").exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out/campaigns")) << "it is empty";
}

TEST_F(PlanRun, ARecordThatWasTamperedWithRemovesNothingButLists) {
  ASSERT_EQ(run(play("a")).exit_code, 0);
  std::ofstream(folder_.path() / "out/precious.csv") << "kept";
  std::ofstream(folder_.path() / "out/run.json")
      << R"({"lists": ["precious.csv", "../a.csv", "campaigns/../precious.csv", 3]})";
  ASSERT_EQ(run(play("a")).exit_code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "out/precious.csv"));
  EXPECT_TRUE(std::filesystem::exists(data_));
}

TEST_F(PlanRun, AMistakeInThePlaybookLeavesTheFolderAsItWas) {
  const Outcome outcome = run(play("a", "rank_by = \"z\"\n"));
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("line 10, column 11"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("no column 'z'"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out"));
}

TEST_F(PlanRun, AFileInTheWayOfTheListsIsNamed) {
  std::filesystem::create_directory(folder_.path() / "out");
  std::ofstream(folder_.path() / "out/campaigns") << "in the way";
  const Outcome outcome = run(play("a"));
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_NE(outcome.err.find("campaigns"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out/report.html"));
}

TEST_F(PlanRun, GivesTheSameBytesOnAnyNumberOfThreads) {
  const std::string playbook = "currency = \"EUR\"\n" + play("a", money) + play("b");
  ASSERT_EQ(run(playbook, "one", {"--threads", "1"}).exit_code, 0);
  ASSERT_EQ(run(playbook, "four", {"--threads", "4"}).exit_code, 0);
  for (const char* name :
       {"strategy.md", "campaigns/a.csv", "campaigns/a-hold-out.csv", "campaigns/b.csv"})
    EXPECT_EQ(read_text(folder_ / (std::string("one/") + name)),
              read_text(folder_ / (std::string("four/") + name)))
        << name;
  EXPECT_EQ(json::parse(read_text(folder_ / "one/report.json"))["plan"],
            json::parse(read_text(folder_ / "four/report.json"))["plan"]);
}

TEST_F(PlanRun, SaysOfMoneyThatItIsAssumedAndSaysNothingWithoutAssumptions) {
  ASSERT_EQ(run("currency = \"EUR\"\n" + play("a", money)).exit_code, 0);
  const std::string text = read_text(folder_ / "out/strategy.md");
  EXPECT_NE(text.find("Figures of money are no results"), std::string::npos);
  EXPECT_NE(text.find("if the assumptions of plays.toml hold"), std::string::npos) << text;
  ASSERT_EQ(run("currency = \"EUR\"\n" + play("a")).exit_code, 0);
  const std::string without = read_text(folder_ / "out/strategy.md");
  EXPECT_EQ(without.find("EUR"), std::string::npos) << without;
  EXPECT_NE(without.find("nothing is said of money"), std::string::npos);
}

TEST_F(PlanRun, StrategySaysWhatTheTableAloneTellsWithoutAPlaybook) {
  ASSERT_EQ(run("").exit_code, 0);
  const std::string text = read_text(folder_ / "out/strategy.md");
  EXPECT_NE(text.find("What to do follows from the table alone"), std::string::npos) << text;
  EXPECT_EQ(json::parse(read_text(folder_ / "out/report.json"))["plan"], json());
  EXPECT_EQ(json::parse(read_text(folder_ / "out/run.json"))["playbook"], json());
}

TEST_F(PlanRun, APlayThatReachesNobodyIsSaidToDoSo) {
  ASSERT_EQ(run(play("a", "customer = { column = \"x\", above = 1e6 }\n")).exit_code, 0);
  const std::string text = read_text(folder_ / "out/strategy.md");
  EXPECT_NE(text.find("The one play fits, but reaches nobody. The plays stand in plays.toml."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(": fits, but reaches nobody"), std::string::npos);
  EXPECT_NE(text.find("## Plays that fit, but reach nobody"), std::string::npos);
  EXPECT_EQ(text.find("How it is measured"), std::string::npos);
  const json told = json::parse(read_text(folder_ / "out/report.json"))["plan"]["plays"][0];
  EXPECT_EQ(told["reaches"], false);
  EXPECT_EQ(told["segments"][0]["fires"], true);
}

TEST_F(PlanRun, WithoutAHoldOutNothingIsSaidOfComparingLists) {
  ASSERT_EQ(run("[limits]\nhold_out = 0\nmost_contacts = 1\n" + play("a") + play("b")).exit_code,
            0);
  const std::string text = read_text(folder_ / "out/strategy.md");
  EXPECT_EQ(text.find("Compare"), std::string::npos) << text;
  EXPECT_NE(text.find("Nobody is held out"), std::string::npos);
  EXPECT_NE(text.find("are in 1 list already"), std::string::npos) << text;
}

TEST_F(PlanRun, AnUnluckyDrawIsSaidToBeOne) {
  // A seed for which far more than a tenth of the 600 are held out.
  std::vector<std::string> ids;
  for (const std::string& line : lines_of(read_text(data_)))
    if (!line.starts_with("id,")) ids.push_back(first_cell(line));
  std::uint64_t seed = 0;
  for (std::size_t held_out = 0; held_out < 83; ++seed) {
    held_out = 0;
    for (const std::string& id : ids) held_out += is_held_out(seed, "a", id, 0.1);
  }
  ASSERT_EQ(run(fmt::format("[limits]\nseed = {}\n", seed - 1) + play("a")).exit_code, 0);
  const std::string text = read_text(folder_ / "out/strategy.md");
  EXPECT_NE(text.find("% were held out where 10% was asked (1 in"), std::string::npos) << text;
  EXPECT_NE(text.find("another `seed` under `[limits]` of the playbook"), std::string::npos)
      << text;
}

TEST_F(PlanRun, AReasonIsTheSegmentsFigureWhereTheCustomersSaysOtherwise) {
  std::string playbook = play("a");
  const std::string clause = "{ figure = \"share\", at_least = 0.01 }";
  playbook.replace(playbook.find(clause), clause.size(),
                   "{ column = \"x\", figure = \"median\", above = 20.2 }");
  ASSERT_EQ(run(playbook, "out", {"--k", "3"}).exit_code, 0);
  std::map<std::string, double> x; // by id
  for (const std::string& line : lines_of(read_text(data_))) {
    const std::string id = first_cell(line);
    if (id != "id") x[id] = std::stod(line.substr(id.size() + 1));
  }
  std::size_t own = 0, segments = 0;
  const auto lines = lines_of(read_text(folder_ / "out/campaigns/a.csv"));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool supports = x.at(as_it_was(first_cell(lines[i]))) > 20.2;
    (supports ? own : segments) += 1;
    EXPECT_EQ(lines[i].find("segment: x: median") == std::string::npos, supports) << lines[i];
    EXPECT_NE(lines[i].find(supports ? ",x 2" : "median 20"), std::string::npos) << lines[i];
  }
  EXPECT_GT(own, 0u);
  EXPECT_GT(segments, 0u);
}

TEST_F(PlanRun, WordsOfAPlaybookDoNotBecomeMarkup) {
  std::string playbook = play("a");
  playbook.replace(playbook.find("Title of a"), 10, "<b>x</b> | y");
  ASSERT_EQ(run(playbook).exit_code, 0);
  EXPECT_NE(read_text(folder_ / "out/strategy.md").find("\\<b\\>x\\</b\\> \\| y"),
            std::string::npos);
}

} // namespace
} // namespace ilk
