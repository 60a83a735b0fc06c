// ilk plan: lists by a playbook for the customers of a run, without fitting.
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "strategy/hold_out.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/process.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

constexpr int planned_customers = 600;

std::string planned_table() {
  std::string text = "id,x,y,churned\n";
  for (int i = 0; i < planned_customers; ++i) {
    const double noise = static_cast<double>(i * 7919 % 100) / 100;
    const double place = static_cast<double>(i % 3) * 10;
    text += fmt::format("K{},{},{},{}\n", i, place + noise, 20 - place + noise, i % 7 == 0);
  }
  return text;
}

std::string planned_play(const std::string& name, double cost) {
  return fmt::format(
      "[[play]]\nname = \"{}\"\ntitle = \"Title of {}\"\n"
      "segment = {{ column = \"x\", figure = \"mean\", above = 3 }}\n"
      "customer = {{ column = \"churned\", equals = false }}\naction = \"act\"\n"
      "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"answers\"\nstop = [\"no consent\"]\n"
      "[play.response]\nlow = 0.1\nlikely = 0.1\nhigh = 0.1\nunit = \"share\"\n"
      "[play.value]\nlow = 100\nlikely = 100\nhigh = 100\nunit = \"EUR\"\n"
      "[play.cost]\nlow = {}\nlikely = {}\nhigh = {}\nunit = \"EUR\"\n",
      name, name, cost, cost, cost);
}

class PlanFolder : public testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome =
        run_ilk({"run", data_, "-o", out_, "--config", test::quick_config(), "--playbook", plays_});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  }

  Outcome plan(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"plan", out_, "--playbook", plays_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_ilk(arguments);
  }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(out_ + "/campaigns"))
      names.insert(entry.path().filename());
    return names;
  }

  TemporaryFolder folder_;
  std::string data_ = folder_.file("a.csv", planned_table());
  std::string plays_ = folder_.file("plays.toml", "currency = \"EUR\"\n" + planned_play("dear", 6) +
                                                      planned_play("cheap", 1));
  std::string out_ = folder_ / "out";
};

TEST_F(PlanFolder, MakesTheListsOfTheRunWithoutFitting) {
  std::map<std::string, std::string> before;
  for (const std::string& name : files()) before[name] = read_text(out_ + "/campaigns/" + name);
  ASSERT_EQ(before.size(), 4u);
  const std::string model = read_text(out_ + "/model.json"),
                    plan_before = read_text(out_ + "/plan.json");
  const Outcome outcome = plan();
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(files().size(), before.size());
  for (const auto& [name, text] : before)
    EXPECT_TRUE(read_text(out_ + "/campaigns/" + name) == text) << name;
  EXPECT_EQ(read_text(out_ + "/model.json"), model);
  EXPECT_EQ(read_text(out_ + "/plan.json"), plan_before);
  EXPECT_EQ(read_text(out_ + "/plan.md").rfind("# What to do, by plays.toml", 0), 0u);
}

TEST_F(PlanFolder, KeepsTheBudgetAndTheControlGroup) {
  const Outcome outcome = plan({"--budget", "300", "--control", "0.2", "--control-key", "spring"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("of a budget of 300"), std::string::npos) << outcome.out;
  double cost = 0;
  for (const auto& [name, each] : {std::pair("dear", 6.0), std::pair("cheap", 1.0)})
    if (files().contains(std::string(name) + ".csv"))
      cost += each *
              static_cast<double>(
                  lines_of(read_text(fmt::format("{}/campaigns/{}.csv", out_, name))).size() - 1);
  EXPECT_LE(cost, 300);
  EXPECT_GT(cost, 280);
  std::size_t control = 0, customers = 0;
  for (const std::string& line : lines_of(read_text(out_ + "/customers.csv"))) {
    const std::string id = line.substr(0, line.find(','));
    if (id == "id") continue;
    ++customers;
    const bool is_control = line.find(",control,") != std::string::npos;
    EXPECT_EQ(is_control, is_in_control("spring", id, 0.2)) << line;
    control += is_control ? 1 : 0;
  }
  EXPECT_EQ(customers, planned_customers);
  EXPECT_GT(control, 80u);
  for (const std::string& name : files())
    for (const std::string& line : lines_of(read_text(out_ + "/campaigns/" + name)))
      EXPECT_FALSE(is_in_control("spring", line.substr(0, line.find(',')), 0.2) &&
                   !line.starts_with("id,"))
          << name << ": " << line;
}

TEST_F(PlanFolder, AllPlaysTogetherAreMeasuredAgainstTheControlGroup) {
  ASSERT_EQ(plan({"--control", "0.3"}).exit_code, 0);
  std::string outcomes = "id,converted\n";
  for (const std::string& line : lines_of(read_text(out_ + "/customers.csv")))
    if (!line.starts_with("id,"))
      outcomes += fmt::format("{},{}\n", line.substr(0, line.find(',')),
                              line.find(",contact,") != std::string::npos ? "yes" : "no");
  const Outcome outcome = run_ilk({"measure", out_, folder_.file("outcomes.csv", outcomes)});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json plays = json::parse(read_text(out_ + "/measure.json"))["plays"];
  ASSERT_EQ(plays.size(), 3u);
  EXPECT_EQ(plays[2]["name"], "all plays");
  EXPECT_EQ(plays[2]["brought"], "more");
  EXPECT_GT(plays[2]["response"]["difference"].get<double>(), 0.8);
  EXPECT_NE(outcome.out.find("Of 2 plays, "), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("All plays together brought more"), std::string::npos) << outcome.out;
}

// The page tells what the plan that lies there brought, and of no other.
TEST_F(PlanFolder, ThePageSaysWhatItBrought) {
  const std::string page = out_ + "/report.html", before = read_text(page);
  std::string outcomes = "id,converted\n";
  for (const std::string& line : lines_of(read_text(out_ + "/campaigns/cheap.csv")))
    if (!line.starts_with("id,"))
      outcomes += fmt::format("{},yes\n", line.substr(0, line.find(',')));
  ASSERT_EQ(run_ilk({"measure", out_, folder_.file("outcomes.csv", outcomes)}).exit_code, 0);
  const std::string measured = read_text(page);
  json data = test::data_of_page(measured);
  EXPECT_EQ(data["brought"], json::parse(read_text(out_ + "/measure.json"))["page"]);
  const json& cheap = data["brought"]["plays"][0];
  EXPECT_EQ(cheap["title"], "Title of cheap");
  EXPECT_EQ(cheap["decision"], "Go on");
  EXPECT_NE(cheap["effect"].get<std::string>().find("more of 100 ("), std::string::npos) << cheap;
  EXPECT_NE(cheap["left"].get<std::string>().find(" EUR ("), std::string::npos) << cheap;
  data.erase("brought");
  EXPECT_EQ(data, json::parse(read_text(out_ + "/report.json"))) << "all else is the run's";
  ASSERT_EQ(run_ilk({"report", out_}).exit_code, 0);
  EXPECT_TRUE(read_text(page) == measured);
  for (int time = 0; time < 2; ++time) { // the page stays the run's, whoever drew it
    ASSERT_EQ(plan().exit_code, 0);
    ASSERT_TRUE(std::filesystem::exists(page));
    EXPECT_TRUE(read_text(page) == before);
  }
}

TEST_F(PlanFolder, AHistoryWithoutContactsIsOneBeforeTheFirst) {
  folder_.file("plays.toml", "currency = \"EUR\"\n[limits]\n"
                             "over_time = { contacts = 1, days = 30 }\n" +
                                 planned_play("dear", 6));
  const Outcome outcome = plan({"--history", folder_.file("contacts.csv", "id,day\n")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("nobody has been contacted yet"), std::string::npos) << outcome.err;
  const std::string lists = read_text(out_ + "/customers.csv"),
                    words = read_text(out_ + "/plan.md");
  EXPECT_NE(words.find("nobody has been contacted yet"), std::string::npos) << words;
  EXPECT_EQ(words.find("no history of contacts is given"), std::string::npos) << words;
  ASSERT_EQ(plan().exit_code, 0);
  EXPECT_TRUE(read_text(out_ + "/customers.csv") == lists);
}

TEST_F(PlanFolder, ReplacesTheListsOfThePlanBefore) {
  folder_.file("plays.toml", "currency = \"EUR\"\n" + planned_play("other", 1));
  ASSERT_EQ(plan().exit_code, 0);
  EXPECT_EQ(files(), (std::set<std::string>{"other-hold-out.csv", "other.csv"}));
  ASSERT_EQ(run_ilk({"run", data_, "-o", out_, "--config", test::quick_config()}).exit_code, 0);
  for (const char* name : {"campaigns", "plan.json", "plan.md", "customers.csv"})
    EXPECT_FALSE(std::filesystem::exists(out_ + "/" + name))
        << name << " is of segments that are no more";
}

TEST_F(PlanFolder, SaysWhatDoesNotFitAndLeavesTheFolderAsItWas) {
  const std::string before = read_text(out_ + "/manifest.sha256");
  const auto fails = [&](const Outcome& outcome, int code, const char* words) {
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
    EXPECT_EQ(read_text(out_ + "/manifest.sha256"), before);
  };
  fails(plan({"--data", folder_.file("b.csv", planned_table() + "K600,1,2,0\n")}), 3,
        "is not the table that was fitted");
  folder_.file("plays.toml",
               "currency = \"EUR\"\n" + planned_play("a", 1) + "[[play]]\nname = 3\n");
  fails(plan(), 3, "mistakes:");
  folder_.file("plays.toml", "[[play]]\nname = \"a\"\n");
  fails(plan(), 3, "has no title");
  fails(run_ilk({"plan", folder_.path().string(), "--playbook", plays_}), 3, "");
  std::string assumed = "currency = \"EUR\"\n" + planned_play("a", 1);
  assumed.insert(assumed.find("[play.value]"), "by_segment = { \"No such\" = 0.2 }\n");
  folder_.file("plays.toml", assumed);
  fails(plan(), 3, "names no segment of this run: 'No such'");
  for (const char* number : {"nan", "-1", "inf"})
    fails(plan({"--budget", number}), 2, "is no number from 0 to");
  fails(plan({"--control", "nan"}), 2, "is no number from 0 to 0.5");
  for (const char* flag : {"--control-key", "--history", "--day", "--data"})
    fails(plan({flag, ""}), 2, "is empty");
  folder_.file("plays.toml", "[limits]\ncontrol_key = \"\"\n" + planned_play("a", 1));
  fails(plan(), 3, "control_key is empty");
}

} // namespace
} // namespace ilk
