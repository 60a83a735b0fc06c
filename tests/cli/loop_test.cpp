// The loop on simulated card holders with campaigns of known effect: run, plan, simulate the
// campaign, measure, learn, and plan again by what was learnt.
#include <iostream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "measure/list_file.h"
#include "measure/simulated_campaign.h"
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

constexpr double value_of_response = 60, cost_of_contact = 1.5;
constexpr double budget = 3'000; // 2,000 contacts of 3,000 customers, in at most two lists each

struct LoopPlay {
  const char* name;
  double assumed; ///< response, by its author
};

// What the author takes for best is not.
constexpr LoopPlay loop_plays[] = {{"instalments", 0.07},  {"cash-advance-loan", 0.06},
                                   {"cash-back", 0.055},   {"travel-insurance", 0.05},
                                   {"direct-debit", 0.04}, {"second-card", 0.035}};
constexpr std::size_t play_count = std::size(loop_plays);

std::string loop_playbook() {
  std::string text =
      fmt::format("currency = \"EUR\"\n[limits]\nhold_out = 0.3\nbudget = {}\n", budget);
  for (const auto& [name, assumed] : loop_plays)
    text += fmt::format(
        "[[play]]\nname = \"{0}\"\ntitle = \"{0}\"\n"
        "segment = {{ figure = \"customers\", at_least = 1 }}\naction = \"offer it\"\n"
        "channel = \"mail\"\nmessage = \"hello\"\nkpi = \"responses to {0}\"\n"
        "stop = [\"no consent\"]\n"
        "response = {{ low = {1}, likely = {2}, high = {3}, unit = \"share\", baseline = 0.03 }}\n"
        "value = {{ low = {4}, likely = {4}, high = {4}, unit = \"EUR\" }}\n"
        "cost = {{ low = {5}, likely = {5}, high = {5}, unit = \"EUR\" }}\n",
        name, assumed / 2, assumed, assumed * 1.5, value_of_response, cost_of_contact);
  return text;
}

// Each play works in some segments and does little or nothing in others.
double true_response(std::size_t play, std::size_t segment) {
  constexpr double responses[] = {0, 0.01, 0.13, 0.02, 0, 0.1, 0.04};
  return responses[(3 * play + 5 * segment + play * segment) % std::size(responses)];
}

std::string effects_text(std::size_t segments) {
  std::string text = fmt::format("baseline = 0.03\nvalue = {}\n", value_of_response);
  for (std::size_t p = 0; p < play_count; ++p)
    for (std::size_t s = 1; s <= segments; ++s)
      text += fmt::format("[[effect]]\nplay = \"{}\"\nsegment = {}\nresponse = {}\n",
                          loop_plays[p].name, s, true_response(p, s));
  return text;
}

struct TrueValue {
  double contacts = 0, value = 0; ///< after costs

  double per_contact() const { return value / contacts; }
};

class Loop : public testing::Test {
 protected:
  void SetUp() override {
    const Outcome outcome =
        run_ilk({"run", test::kept_customers(3'000), "-o", out_, "--config", test::quick_config()});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    segments_ = json::parse(read_text(out_ + "/model.json"))["segments"].size();
    effects_ = folder_.file("effects.toml", effects_text(segments_));
  }

  void must(const std::vector<std::string>& arguments) {
    const Outcome outcome = run_ilk(arguments);
    ASSERT_EQ(outcome.exit_code, 0) << arguments[0] << ": " << outcome.err;
  }

  void plan(const std::string& plays, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"plan", out_, "--playbook", plays, "--quiet"});
    must(more);
  }

  // Of the customers whom the plan contacts, by the effects that the simulation has.
  TrueValue true_value() const {
    const CampaignEffects effects = load_effects(effects_);
    TrueValue found;
    const auto rows = cells_of_list(read_text(out_ + "/customers.csv"), "customers.csv");
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (rows[r][3] != "contact") continue;
      std::istringstream plays(rows[r][4]);
      for (std::string play; plays >> play; ++found.contacts)
        found.value += effects.response(play, static_cast<std::uint32_t>(std::stoul(rows[r][1]))) *
                           value_of_response -
                       cost_of_contact;
    }
    return found;
  }

  // Any play for any customer by lot, in the mean.
  double random_value() const {
    const auto rows = cells_of_list(read_text(out_ + "/customers.csv"), "customers.csv");
    double sum = 0;
    for (std::size_t r = 1; r < rows.size(); ++r)
      for (std::size_t p = 0; p < play_count; ++p)
        sum += true_response(p, std::stoul(rows[r][1])) * value_of_response - cost_of_contact;
    return sum / static_cast<double>((rows.size() - 1) * play_count);
  }

  TemporaryFolder folder_;
  std::string out_ = folder_ / "out", effects_;
  std::size_t segments_ = 0;
};

TEST_F(Loop, RaisesTheTrueValueOfAContactByAQuarterInThreeRounds) {
  std::string plays = folder_.file("plays-0.toml", loop_playbook());
  const std::string everybody_plays = folder_.file("everybody.toml", [] {
    std::string text = loop_playbook();
    return text.erase(text.find("budget ="),
                      text.find('\n', text.find("budget =")) - text.find("budget ="));
  }());
  plan(everybody_plays);
  const TrueValue everybody = true_value();
  plan(plays);
  const TrueValue first = true_value();
  std::string told = fmt::format(
      "EUR per contact, after its cost: any play by lot {:.2f}; everybody, in the two lists that "
      "are assumed best, {:.2f} ({:.0f} contacts)\nplan by assumptions {:.2f} ({:.0f} contacts)\n",
      random_value(), everybody.per_contact(), everybody.contacts, first.per_contact(),
      first.contacts);
  TrueValue last;
  std::vector<std::string> learned; // all rounds
  for (int round = 1; round <= 3; ++round) {
    const std::string outcomes = folder_ / fmt::format("outcomes-{}.csv", round),
                      next = folder_ / fmt::format("plays-{}.toml", round);
    must({"simulate", "campaign", out_ + "/customers.csv", "--effects", effects_, "--seed",
          std::to_string(round), "-o", outcomes});
    must({"measure", out_, outcomes, "--quiet"});
    learned.push_back("--learn");
    learned.push_back(
        folder_.file(fmt::format("round-{}.json", round), read_text(out_ + "/measure.json")));
    std::vector<std::string> learn = {"playbook", plays, "-o", next, "--quiet"};
    learn.insert(learn.end(), learned.begin(), learned.end());
    must(learn);
    plays = next;
    plan(plays);
    last = true_value();
    told += fmt::format("after round {}: {:.2f} ({:.0f} contacts)\n", round, last.per_contact(),
                        last.contacts);
  }
  std::cout << told;
  EXPECT_GE(last.per_contact(), 1.25 * first.per_contact()) << told;
  EXPECT_GT(last.per_contact(), random_value()) << told;
  EXPECT_GT(last.per_contact(), everybody.per_contact()) << told;
  EXPECT_LE(last.contacts * cost_of_contact, budget);
}

} // namespace
} // namespace ilk
