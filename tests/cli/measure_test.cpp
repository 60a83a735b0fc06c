// ilk measure: outcomes against the lists of a plan, as a user finds them.
#include <cmath>

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
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

constexpr int customers = 400;

std::string id_of(int customer) {
  return fmt::format("{}{}", customer % 2 == 0 ? "=A" : "B", customer);
}

// A plan as ilk writes it, of one play with a hold-out of half, without a run.
class MeasureRun : public testing::Test {
 protected:
  MeasureRun() {
    std::string header = "id,segment,name,reason,priority\n", list = header, held_out = header;
    for (int c = 0; c < customers; ++c) {
      const bool out = is_out(c);
      const std::string cell = (c % 2 == 0 ? "'" : "") + id_of(c);
      (out ? held_out : list) += fmt::format("{},{},Name,in this segment,2\n", cell, c % 2 + 1);
      held_out_ += out ? 1 : 0;
    }
    std::filesystem::create_directories(folder_.path() / "out/campaigns");
    folder_.file("out/campaigns/win-back.csv", list);
    folder_.file("out/campaigns/win-back-hold-out.csv", held_out);
    const json assumed = {{"low", 2}, {"likely", 3}, {"high", 4}, {"unit", "EUR"}};
    json response = {
        {"low", 0.1}, {"likely", 0.2}, {"high", 0.3}, {"unit", "share"}, {"baseline", 0.1}};
    const json value = {{"low", 100}, {"likely", 100}, {"high", 100}, {"unit", "EUR"}};
    const json plan = {
        {"ilk", {{"version", "0"}, {"format", 1}}},
        {"playbook", {{"file", "plays.toml"}, {"sha256", ""}}},
        {"currency", "EUR"},
        {"id", "id"},
        {"seed", 1},
        {"significance", 0.05},
        {"power", 0.8},
        {"customers", customers},
        {"segments", {{{"id", 1}, {"name", "Savers"}}, {{"id", 2}, {"name", "Spenders"}}}},
        {"plays",
         {{{"name", "win-back"},
           {"title", "Win back"},
           {"channel", "mail"},
           {"message", "hello"},
           {"kpi", "answers"},
           {"hold_out", 0.5},
           {"contacts", customers - held_out_},
           {"held_out", held_out_},
           {"list", "campaigns/win-back.csv"},
           {"hold_out_list", "campaigns/win-back-hold-out.csv"},
           {"assumptions", {{"response", response}, {"value", value}, {"cost", assumed}}}}}}};
    folder_.file("out/plan.json", plan.dump());
  }

  static bool is_out(int customer) { return is_held_out(1, "win-back", id_of(customer), 0.5); }

  // Half of the contacted convert, a tenth of those held out.
  static bool converts(int customer) { return customer % 10 < (is_out(customer) ? 1 : 5); }

  Outcome measure(const std::string& outcomes, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"measure", out_, folder_.file("outcomes.csv", outcomes)};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_ilk(arguments);
  }

  json measured() { return json::parse(read_text(folder_ / "out/measure.json")); }

  static std::string responses() {
    std::string text = "id,converted\n";
    for (int c = 0; c < customers; ++c)
      text += fmt::format("{},{}\n", id_of(c), converts(c) ? "yes" : "no");
    return text;
  }

  // That the plan was made of.
  std::string playbook() {
    const std::string table = "{ low = 0.1, likely = 0.2, high = 0.3, unit = \"share\" }\n";
    return folder_.file("plays.toml",
                        "currency = \"EUR\"\n[[play]]\nname = \"win-back\"\ntitle = \"Win back\"\n"
                        "segment = { figure = \"share\", at_least = 0.01 }\naction = \"act\"\n"
                        "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"answers\"\n"
                        "stop = [\"no consent\"]\nresponse = " +
                            table + "value = " + table + "cost = " + table);
  }

  static std::string nobody_more() {
    std::string text = "id,converted\n";
    for (int c = 0; c < customers; ++c)
      text += fmt::format("{},{}\n", id_of(c), c % 9 == 0 ? "yes" : "no");
    return text;
  }

  TemporaryFolder folder_;
  std::string out_ = folder_ / "out";
  int held_out_ = 0;
};

TEST_F(MeasureRun, SaysWhatThePlayBroughtAndWhoGoesOn) {
  const Outcome outcome = measure(responses());
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("1 brought more than chance explains"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("Go on: 1 Savers and 2 Spenders."), std::string::npos) << outcome.out;
  const json play = measured()["plays"][0];
  EXPECT_NEAR(play["response"]["difference"].get<double>(), 0.4, 0.1);
  EXPECT_EQ(play["response"]["held_out"]["customers"], held_out_);
  EXPECT_EQ(play["brought"], "more");
  EXPECT_EQ(play["go_on"], "yes");
  EXPECT_TRUE(play["per_contact"]["value_is_assumed"].get<bool>());
  const std::string text = read_text(folder_ / "out/measure.md");
  EXPECT_EQ(text.rfind("# What the campaign brought", 0), 0u);
  EXPECT_NE(text.find("without it"), std::string::npos);
  EXPECT_EQ(text.find("=A0"), std::string::npos) << "it names no customer";
}

TEST_F(MeasureRun, TellsOfAbsentRepeatedAndUnknownCustomersAndNamesThemWithIdsOnly) {
  std::string text = "id,converted\nsomebody,yes\n,no\n";
  for (int c = 10; c < customers; ++c)
    text += fmt::format("{},{}\n", id_of(c), converts(c) ? "yes" : "no");
  Outcome outcome = measure(text);
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("10 of 400 customers on the lists have no row"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("1 row of customers who are on no list: left out (line 2)"),
            std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("1 row without an id"), std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.err.find("somebody"), std::string::npos);
  outcome = measure(text, {"--ids", "--absent", "unknown"});
  EXPECT_NE(outcome.err.find("somebody"), std::string::npos) << outcome.err;
  EXPECT_EQ(measured()["outcomes"]["absent"], 10);
  EXPECT_EQ(measured()["plays"][0]["balance"]["contacted"].get<int>() +
                measured()["plays"][0]["balance"]["held_out"].get<int>(),
            customers - 10);

  const Outcome twice = measure(responses() + "B1,yes\n");
  EXPECT_EQ(twice.exit_code, 3);
  EXPECT_NE(twice.err.find("line 402"), std::string::npos) << twice.err;
  EXPECT_NE(twice.err.find("--repeated add or first"), std::string::npos) << twice.err;
  EXPECT_EQ(measure(responses() + "B1,yes\n", {"--repeated", "first"}).exit_code, 0);
}

TEST_F(MeasureRun, AddsUpOrdersByDayAndTakesWhatWasBefore) {
  std::string text = "id,day,total\n";
  for (int c = 0; c < customers; ++c) {
    text += fmt::format("{},2024-01-0{},{}\n", id_of(c), c % 9 + 1, 10 + c % 37);
    text += fmt::format("{},2024-03-0{},{}\n", id_of(c), c % 9 + 1, 5 + c % 37);
    if (converts(c)) text += fmt::format("{},2024-03-20,20\n", id_of(c));
    text += fmt::format("{},2024-06-01,999\n", id_of(c));
  }
  const Outcome outcome =
      measure(text, {"--start", "2024-02-01", "--end", "2024-04-30", "--margin", "0.5"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const json amount = measured()["plays"][0]["amount"];
  EXPECT_TRUE(amount["adjusted"].get<bool>());
  EXPECT_LT(amount["variance_left"].get<double>(), 0.6);
  EXPECT_NEAR(amount["difference"].get<double>(), 8, 2);
  EXPECT_NEAR(measured()["plays"][0]["per_contact"]["value"]["likely"].get<double>(), 4, 1);
  EXPECT_EQ(measured()["outcomes"]["outside"], customers);
  EXPECT_FALSE(measured()["plays"][0]["per_contact"]["value_is_assumed"].get<bool>());
}

TEST_F(MeasureRun, RoundsAreJoinedByHowSureEachIs) {
  const std::string plays = playbook();
  ASSERT_EQ(measure(responses()).exit_code, 0);
  const json first = measured()["plays"][0]["response"];
  const std::string kept = folder_.file("round-1.json", read_text(folder_ / "out/measure.json"));
  ASSERT_EQ(measure(nobody_more()).exit_code, 0);
  const json second = measured()["plays"][0]["response"];
  const Outcome learned = run_ilk({"playbook", plays, "--learn", kept, "--learn", out_});
  ASSERT_EQ(learned.exit_code, 0) << learned.err;
  double weights = 0, mean = 0;
  for (const json& each : {first, second}) {
    const double weight = std::pow(each["error"].get<double>(), -2);
    weights += weight;
    mean += weight * each["difference"].get<double>();
  }
  EXPECT_NE(learned.out.find(fmt::format("likely = {}", std::round(1e4 * mean / weights) / 1e4)),
            std::string::npos)
      << learned.out;
  EXPECT_NE(learned.out.find(fmt::format("measured = \"{} contacted, {} held out, in 2 rounds\"",
                                         2 * (customers - held_out_), 2 * held_out_)),
            std::string::npos)
      << learned.out;
  const Outcome twice = run_ilk({"playbook", plays, "--learn", kept, "--learn", kept});
  EXPECT_EQ(twice.exit_code, 2);
  EXPECT_NE(twice.err.find("give each round once"), std::string::npos) << twice.err;
}

TEST_F(MeasureRun, AValueComesFromTheRoundsThatHaveAmounts) {
  std::string bought = "id,converted,total\n";
  for (int c = 0; c < customers; ++c)
    bought += fmt::format("{},{},{}\n", id_of(c), converts(c) ? "yes" : "no",
                          converts(c) ? 20 + c % 7 : 0);
  ASSERT_EQ(measure(bought, {"--margin", "0.5"}).exit_code, 0);
  const std::string kept = folder_.file("round-1.json", read_text(folder_ / "out/measure.json"));
  ASSERT_EQ(measure(nobody_more()).exit_code, 0);
  const auto value_of = [&](const std::vector<std::string>& rounds) {
    std::vector<std::string> words = {"playbook", playbook()};
    for (const std::string& each : rounds) words.insert(words.end(), {"--learn", each});
    const std::string text = run_ilk(words).out;
    const std::size_t begin = text.find("\nvalue = ");
    return begin == std::string::npos ? text
                                      : text.substr(begin, text.find(", measured", begin) - begin);
  };
  const std::string alone = value_of({kept});
  EXPECT_EQ(alone.find("likely = 0.2"), std::string::npos) << alone << " is what was assumed";
  EXPECT_EQ(value_of({kept, out_}), alone);
}

TEST_F(MeasureRun, ARoundThatCannotBeOneIsRefusedAndNoneIsWrittenOver) {
  ASSERT_EQ(measure(responses()).exit_code, 0);
  json data = measured();
  const auto learn_from = [&](const json& round) {
    return run_ilk({"playbook", playbook(), "--learn", folder_.file("round.json", round.dump())});
  };
  json older = data;
  older.erase("segments");
  EXPECT_EQ(learn_from(older).exit_code, 0) << "as the first ilk measure wrote it";
  for (const char* key : {"error", "low"}) {
    json nonsense = data;
    nonsense["plays"][0]["response"][key] = std::string_view(key) == "error" ? 0 : 7;
    const Outcome outcome = learn_from(nonsense);
    EXPECT_EQ(outcome.exit_code, 3) << key;
    EXPECT_NE(outcome.err.find("is not what ilk measure has written"), std::string::npos)
        << outcome.err;
  }
  const std::string file = folder_ / "out/measure.json", before = read_text(file);
  for (const std::string& round : {file, out_})
    EXPECT_EQ(run_ilk({"playbook", playbook(), "--learn", round, "-o", file}).exit_code, 2);
  EXPECT_EQ(read_text(file), before);
}

TEST_F(MeasureRun, PeekingMakesRangesWider) {
  ASSERT_EQ(measure(responses()).exit_code, 0);
  const json once = measured()["plays"][0]["response"];
  ASSERT_EQ(measure(responses(), {"--peek", "0.25"}).exit_code, 0);
  const json peeked = measured()["plays"][0]["response"];
  EXPECT_LT(peeked["low"].get<double>(), once["low"].get<double>());
  EXPECT_GT(peeked["high"].get<double>(), once["high"].get<double>());
  EXPECT_EQ(measured()["progress"], 0.25);
}

TEST_F(MeasureRun, SaysWhatIsMissingAndWritesNothingThen) {
  const auto fails = [&](const Outcome& outcome, int code, const char* words) {
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out/measure.json"));
  };
  fails(measure("customer,converted\nB1,yes\nB3,no\n"), 2, "--id customer");
  fails(measure("id,a,b\nB1,1.5,2.5\nB3,2.5,7.5\n"), 2, "--amount a");
  fails(measure("id,converted\nq,yes\nr,no\n"), 3, "tells of no customer");
  fails(measure(responses(), {"--play", "winback"}), 2, "did you mean 'win-back'");
  fails(measure(responses(), {"--play", ""}), 2, "is empty");
  const std::string kinds = "id,day,converted,spent\nB1,2024-03-01,yes,7.5\nB3,2024-03-02,no,8\n";
  fails(measure(kinds, {"--amount", "converted"}), 2, "or give it as --response converted");
  fails(measure(kinds, {"--before", "converted"}), 2, "holds yes and no");
  fails(measure(kinds, {"--amount", "day"}), 2, "or give it as --date day");
  fails(measure(kinds, {"--response", "day"}), 2, "holds days");
  fails(measure(responses(), {"--start", "soon"}), 2, "is no day");
  fails(measure(responses(), {"--start", "2024-01-01"}), 2, "no column of days");
  std::filesystem::remove(folder_ / "out/campaigns/win-back-hold-out.csv");
  fails(measure(responses()), 3, "is not there");
  folder_.file("out/plan.json", "{}");
  fails(measure(responses()), 3, "make the plan anew");
  std::filesystem::remove(folder_ / "out/plan.json");
  fails(measure(responses()), 3, "holds no plan");
}

} // namespace
} // namespace ilk
