// ilk playbook: one to begin with, of tables and of runs; what was measured in the next; and the
// example playbooks, each on a made table of its kind.
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "strategy/playbook_toml.h"
#include "support/artifacts.h"
#include "support/kept_runs.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using nlohmann::json;
using test::lines_of;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

constexpr int made_customers = 420;

// In [0, 1), the same for the same customer and purpose.
double made_draw(int customer, int purpose) {
  const double x = std::sin(customer * 12.9898 + purpose * 78.233) * 43758.5453;
  return x - std::floor(x);
}

std::string telecom_table() {
  std::string text =
      "customerID,tenure,Contract,InternetService,MonthlyCharges,TotalCharges,Churn\n";
  const char* contracts[] = {"Month-to-month", "Two year", "Month-to-month"};
  const char* services[] = {"Fiber optic", "DSL", "No"};
  for (int c = 0; c < made_customers; ++c) {
    const int kind = c % 3;
    const double tenure = std::floor((kind == 0 ? 6 : kind == 1 ? 58 : 30) + 6 * made_draw(c, 1));
    const double monthly = (kind == 0 ? 90 : kind == 1 ? 60 : 20) + 8 * made_draw(c, 2);
    const bool leaves = made_draw(c, 3) < (kind == 0 ? 0.6 : 0.08);
    text += fmt::format("T{},{},{},{},{:.2f},{:.2f},{}\n", c, tenure, contracts[kind],
                        services[kind], monthly, monthly * tenure, leaves ? "Yes" : "No");
  }
  return text;
}

std::string bank_table() {
  std::string text =
      "customer_id,age,tenure_months,card_spend,savings,loan_balance,overdraft_days,default\n";
  for (int c = 0; c < made_customers; ++c) {
    const int kind = c % 3;
    const double spend = (kind == 0 ? 9000 : 700) * (0.5 + made_draw(c, 1));
    const double savings = (kind == 1 ? 30000 : 900) * (0.5 + made_draw(c, 2));
    const double loan = (kind == 2 ? 20000 : 2000) * (0.5 + made_draw(c, 3));
    const double overdrawn = std::floor(kind == 2 ? 40 + 60 * made_draw(c, 4) : 0);
    text += fmt::format("B{},{:.0f},{:.0f},{:.2f},{:.2f},{:.2f},{},{}\n", c,
                        20 + 50 * made_draw(c, 5), 5 + 90 * made_draw(c, 6), spend, savings, loan,
                        overdrawn, made_draw(c, 7) < (kind == 2 ? 0.4 : 0.03) ? "yes" : "no");
  }
  return text;
}

std::string retail_table() {
  std::string text = "CustomerID,Recency,Frequency,Monetary\n";
  for (int c = 0; c < made_customers; ++c) {
    const int kind = c % 3;
    const double recency = std::floor((kind == 0   ? 10
                                       : kind == 1 ? 200
                                                   : 30) *
                                      (0.6 + made_draw(c, 1)));
    const double frequency = std::floor((kind == 0   ? 20
                                         : kind == 1 ? 3
                                                     : 1) *
                                        (1 + made_draw(c, 2)));
    text += fmt::format("R{},{},{},{:.2f}\n", c, recency, frequency,
                        frequency * (20 + 30 * made_draw(c, 3)));
  }
  return text;
}

std::string subscription_table() {
  std::string text = "user_id,plan,tenure_months,monthly_fee,hours_watched,support_tickets,"
                     "subscription_status\n";
  const char* plans[] = {"Basic", "Standard", "Premium"};
  for (int c = 0; c < made_customers; ++c) {
    const int kind = c % 3;
    const bool gone = made_draw(c, 4) < (kind == 0 ? 0.5 : 0.08);
    text += fmt::format("S{},{},{:.0f},{:.2f},{:.1f},{:.0f},{}\n", c, plans[kind],
                        5 + 20 * kind + 6 * made_draw(c, 1), 8 + 6 * kind + made_draw(c, 2),
                        3 + 20 * kind + 4 * made_draw(c, 3), 2.4 * made_draw(c, 5),
                        gone ? "cancelled" : "active");
  }
  return text;
}

// The file with its proposals made plays: as a user takes away each # that no blank follows.
std::string uncommented(const std::string& text) {
  std::string plays;
  for (const std::string& line : lines_of(text)) {
    const bool proposes = line.size() > 1 && line[0] == '#' && line[1] != ' ';
    plays += (proposes ? line.substr(1) : line) + "\n";
  }
  return plays;
}

class PlaybookRun : public testing::Test {
 protected:
  // A run over the table, in a folder of its own.
  std::string run(const std::string& table, std::vector<std::string> more = {}) {
    data_ = folder_.file("customers.csv", table);
    std::vector<std::string> arguments = {
        "run", data_, "-o", folder_ / "out", "--config", test::quick_config(), "--k", "3"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_ilk(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    said_ = outcome.err;
    return folder_ / "out";
  }

  // The plan by that playbook, of which everything is asked that a starter promises.
  void expect_plan(const std::string& out, const std::string& playbook) {
    const std::string file = folder_.file("plays.toml", playbook);
    const Outcome outcome = run_ilk({"plan", out, "--playbook", file});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err << playbook;
    const json plays = json::parse(read_text(out + "/plan.json"))["plays"];
    EXPECT_FALSE(plays.empty());
    for (const json& play : plays) {
      const auto reached = play["contacts"].get<int>() + play["held_out"].get<int>();
      EXPECT_GT(reached, 0) << play["name"] << playbook;
      EXPECT_LT(reached, made_customers) << play["name"];
    }
  }

  TemporaryFolder folder_;
  std::string data_, said_;
};

TEST_F(PlaybookRun, BegunOfARunItIsReadAsItStandsAndWithEveryProposal) {
  const std::string out = run(telecom_table());
  const Outcome begun = run_ilk({"playbook", out});
  ASSERT_EQ(begun.exit_code, 0) << begun.err;
  EXPECT_NE(begun.out.find("#name = \"retain-churn-"), std::string::npos) << begun.out;
  EXPECT_NE(begun.out.find("{ column = \"Churn\", equals = false }"), std::string::npos);
  EXPECT_NE(begun.out.find("\"TotalCharges\": amount"), std::string::npos);
  std::size_t plays = 0, to_stayers = 0; // nobody who has left is written to
  for (const std::string& line : lines_of(begun.out)) {
    plays += line == "#[[play]]" ? 1 : 0;
    to_stayers += line.find("{ column = \"Churn\", equals = false }") != line.npos ? 1 : 0;
  }
  EXPECT_EQ(to_stayers, plays) << begun.out;
  EXPECT_NE(begun.out.find("Retain them, and find out why first: churn"), std::string::npos);
  const std::string file = folder_.file("plays.toml", begun.out);
  const Outcome nothing = run_ilk({"plan", out, "--playbook", file});
  EXPECT_EQ(nothing.exit_code, 0) << nothing.err;
  EXPECT_NE(nothing.err.find("it has no play yet"), std::string::npos) << nothing.err;
  EXPECT_FALSE(std::filesystem::exists(out + "/plan.json"));
  expect_plan(out, uncommented(begun.out));
}

TEST_F(PlaybookRun, LevelsOfALabelAreConditionsOnCustomers) {
  const std::string out = run(subscription_table());
  const Outcome begun = run_ilk({"playbook", out, "--quiet"});
  ASSERT_EQ(begun.exit_code, 0) << begun.err;
  EXPECT_NE(begun.out.find("{ column = \"subscription_status\", equals = \"active\" }"),
            std::string::npos)
      << begun.out;
  expect_plan(out, uncommented(begun.out));
}

TEST_F(PlaybookRun, AssumptionsThatAreLeftOpenAreAskedFor) {
  const Outcome begun = run_ilk({"playbook", folder_.file("a.csv", bank_table())});
  ASSERT_EQ(begun.exit_code, 0) << begun.err;
  EXPECT_NE(begun.out.find("##[play.response] # of 100"), std::string::npos) << begun.out;
  std::string filled;
  for (std::string line : lines_of(uncommented(uncommented(begun.out)))) {
    if (line.ends_with(" = ")) line += "0.1";
    if (line == "unit = \"\"") line = "unit = \"EUR\"";
    filled += line + "\n";
  }
  const Playbook playbook = load_playbook(folder_.file("filled.toml", filled));
  ASSERT_FALSE(playbook.plays.empty());
  for (const Play& play : playbook.plays) EXPECT_TRUE(play.assumptions) << play.name;
}

TEST_F(PlaybookRun, BegunOfATableItIsOneForARun) {
  const std::string table = folder_.file("a.csv", bank_table());
  const std::string file = folder_ / "begun.toml";
  ASSERT_EQ(run_ilk({"playbook", table, "-o", file}).exit_code, 0);
  const std::string text = read_text(file);
  for (const char* words : {"#name = \"help-overdraft-days-", "#name = \"help-default-1\"",
                            "#exclusive = true", "(an outcome)"})
    EXPECT_NE(text.find(words), std::string::npos) << words << text;
  const std::string out = run(bank_table(), {"--playbook", file});
  EXPECT_NE(said_.find("it has no play yet"), std::string::npos) << said_;
  EXPECT_FALSE(std::filesystem::exists(out + "/campaigns"));
  const std::string plays = folder_.file("plays.toml", uncommented(text));
  EXPECT_EQ(run_ilk({"plan", out, "--playbook", plays}).exit_code, 0);
}

TEST_F(PlaybookRun, NamesOfATableStayInTheirQuotesAndOnTheirLines) {
  std::string table = "id,\"x\"\"\n[[play]]\nname = 3\",churned\n";
  for (int c = 0; c < 60; ++c) table += fmt::format("A{},{},{}\n", c, c * 7 % 31, c % 3 == 0);
  const Outcome begun = run_ilk({"playbook", folder_.file("a.csv", table)});
  ASSERT_EQ(begun.exit_code, 0) << begun.err;
  EXPECT_TRUE(load_playbook(folder_.file("b.toml", begun.out)).plays.empty()) << begun.out;
  EXPECT_EQ(load_playbook(folder_.file("c.toml", uncommented(begun.out))).plays.size(), 1u);
}

// Two segments hold much of one amount, the second less than the first: one play has both.
TEST_F(PlaybookRun, APlayOfSeveralSegmentsLeavesNoneOfThemOut) {
  std::string table = "customer_id,spend,visits,hours\n";
  for (int c = 0; c < made_customers; ++c) {
    const int kind = c % 12 < 1 ? 0 : c % 12 < 3 ? 1 : 2;
    const double spend = (kind == 0   ? 9000
                          : kind == 1 ? 3000
                                      : 100) *
                         (0.9 + 0.2 * made_draw(c, 1));
    table += fmt::format("C{},{:.2f},{:.0f},{:.1f}\n", c, spend, 10 * kind + 4 * made_draw(c, 2),
                         40 - 15 * kind + 4 * made_draw(c, 3));
  }
  const std::string out = run(table);
  const Outcome begun = run_ilk({"playbook", out, "--quiet"});
  ASSERT_EQ(begun.exit_code, 0) << begun.err;
  const json segments = json::parse(read_text(out + "/summary.json"))["segments"];
  std::set<int> kept, named;
  for (const json& segment : segments)
    for (const json& advice : segment["advice"])
      if (advice["kind"] == "keep") kept.insert(segment["id"].get<int>());
  EXPECT_EQ(kept.size(), 2u);
  for (const std::string& line : lines_of(begun.out))
    if (line.starts_with("# In segment"))
      for (const char c : line)
        if (c >= '0' && c <= '9') named.insert(c - '0');
  for (const int id : kept) EXPECT_TRUE(named.contains(id)) << id << begun.out;
  expect_plan(out, uncommented(begun.out));
}

TEST_F(PlaybookRun, WhatItCannotBeginIsSaid) {
  const std::string plays = folder_.file("plays.toml", "currency = \"EUR\"\n");
  const Outcome playbook = run_ilk({"playbook", plays});
  EXPECT_EQ(playbook.exit_code, 2);
  EXPECT_NE(playbook.err.find("give --learn"), std::string::npos) << playbook.err;
  EXPECT_EQ(run_ilk({"playbook", folder_ / "none.csv"}).exit_code, 5);
  EXPECT_EQ(run_ilk({"playbook", folder_.path().string()}).exit_code, 3) << "no run in it";
  const std::string table = folder_.file("a.csv", retail_table());
  EXPECT_EQ(run_ilk({"playbook", table, "-o", table}).exit_code, 2);
  EXPECT_EQ(read_text(table), retail_table());
}

TEST_F(PlaybookRun, AdviceOnATelecomRetainsThoseWhoLeave) {
  const std::string out = run(telecom_table());
  const json summary = json::parse(read_text(out + "/summary.json"));
  int retained = 0;
  for (const json& segment : summary["segments"])
    for (const json& advice : segment["advice"]) {
      const auto text = advice["text"].get<std::string>();
      if (advice["kind"] == "retain") {
        ++retained;
        EXPECT_NE(text.find("churn"), std::string::npos) << text;
        EXPECT_EQ(segment["advice"].dump().find("Spend little"), std::string::npos);
        EXPECT_EQ(segment["strategy"]["kind"], "retain");
      }
    }
  EXPECT_EQ(retained, 1);
  EXPECT_NE(read_text(out + "/strategy.md").find("**Retain them, and find out why first:**"),
            std::string::npos);
}

// What was measured takes the place of what was assumed, and the next plan says so.
TEST_F(PlaybookRun, LearnsWhatWasMeasured) {
  const std::string out = run(telecom_table());
  const std::string text =
      "# ours\ncurrency = \"EUR\"\n[limits]\nhold_out = 0.4\n[[play]]\nname = \"a\" # first\n"
      "title = \"A\"\nsegment = { figure = \"share\", at_least = 0.01 }\naction = \"act\"\n"
      "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"answers\"\nstop = [\"no consent\"]\n"
      "[play.response]\nlow = 0.01\nlikely = 0.02\nhigh = 0.03\nunit = \"share\"\n"
      "[play.value]\nlow = 100\nlikely = 100\nhigh = 100\nunit = \"EUR\"\n"
      "[play.cost]\nlow = 2\nlikely = 2\nhigh = 2\nunit = \"EUR\"\n";
  const std::string file = folder_.file("plays.toml", text);
  ASSERT_EQ(run_ilk({"plan", out, "--playbook", file}).exit_code, 0);
  std::string outcomes = "customerID,converted\n";
  int place = 0;
  for (const bool contacted : {true, false})
    for (const std::string& line : lines_of(
             read_text(out + (contacted ? "/campaigns/a.csv" : "/campaigns/a-hold-out.csv")))) {
      const std::string id = line.substr(0, line.find(','));
      if (id == "customerID") continue;
      const bool converts = ++place % 10 < (contacted ? 5 : 1);
      outcomes += fmt::format("{},{}\n", id, converts ? "yes" : "no");
    }
  ASSERT_EQ(run_ilk({"measure", out, folder_.file("outcomes.csv", outcomes)}).exit_code, 0);
  const Outcome learned = run_ilk({"playbook", file, "--learn", out});
  ASSERT_EQ(learned.exit_code, 0) << learned.err;
  EXPECT_NE(learned.err.find("measured: a"), std::string::npos) << learned.err;
  EXPECT_EQ(learned.out.rfind("# ours\n", 0), 0u);
  const std::string next = folder_.file("next.toml", learned.out);
  const Playbook playbook = load_playbook(next);
  const Assumption& response = playbook.plays.at(0).assumptions->response;
  EXPECT_NEAR(response.likely, 0.4, 0.03);
  EXPECT_LT(response.low, response.likely);
  EXPECT_NE(response.measured.find("contacted"), std::string::npos);
  EXPECT_EQ(playbook.plays[0].assumptions->cost.likely, 2);
  EXPECT_EQ(run_ilk({"plan", out, "--playbook", next}).exit_code, 0);
  EXPECT_EQ(read_text(file), text);
}

struct Example {
  const char* name;
  std::string (*table)();
};

void PrintTo(const Example& example, std::ostream* out) {
  *out << example.name;
}

class ExamplePlaybook : public PlaybookRun, public testing::WithParamInterface<Example> {};

TEST_P(ExamplePlaybook, ReachesCustomersOfATableOfItsKind) {
  const auto& [name, table] = GetParam();
  const std::string file = test::source_path(fmt::format("examples/{}/playbook.toml", name));
  const std::string out = run(table(), {"--playbook", file});
  const json plan = json::parse(read_text(out + "/plan.json"));
  EXPECT_EQ(plan["plays"].size(), load_playbook(file).plays.size());
  for (const json& play : plan["plays"]) EXPECT_GT(play["contacts"].get<int>(), 0) << play["name"];
  EXPECT_EQ(run_ilk({"plan", out, "--playbook", file, "--quiet"}).exit_code, 0);
}

// Four kinds of customers in three columns: a code of kinds has a column for each.
TEST_F(PlaybookRun, ARunWithMoreKindsThanColumnsIsReadBack) {
  std::string table = "CustomerID,Recency,Frequency,Monetary\n";
  for (int c = 0; c < 800; ++c) {
    const int kind = c % 4;
    const double frequency = std::floor((kind < 2 ? 20 : 2) * (1 + 0.5 * made_draw(c, 1)));
    table += fmt::format("R{},{:.0f},{},{:.2f}\n", c,
                         (kind % 2 == 0 ? 10 : 200) * (0.8 + 0.4 * made_draw(c, 2)), frequency,
                         frequency * (kind < 2 ? 20 : 90) * (0.8 + 0.4 * made_draw(c, 3)));
  }
  const std::string data = folder_.file("rfm.csv", table);
  ASSERT_EQ(run_ilk({"run", data, "-o", folder_ / "rfm", "--evidence", "quick"}).exit_code, 0);
  const json model = json::parse(read_text(folder_ / "rfm/model.json"));
  EXPECT_EQ(model["encoder"]["code"], 4);
  EXPECT_EQ(run_ilk({"playbook", folder_ / "rfm", "--quiet"}).exit_code, 0);
}

INSTANTIATE_TEST_SUITE_P(All, ExamplePlaybook,
                         testing::Values(Example{"telecom", telecom_table},
                                         Example{"bank", bank_table},
                                         Example{"retail", retail_table},
                                         Example{"subscription", subscription_table}));

} // namespace
} // namespace ilk
