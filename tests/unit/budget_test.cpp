// Budgets and the control group: which customers a plan leaves out, and why.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "strategy/budget.h"
#include "strategy/campaign.h"
#include "strategy/hold_out.h"
#include "strategy/power.h"
#include "support/effort.h"
#include "unit/play_support.h"
#include "words/plan_words.h"

namespace ilk {
namespace {

using test::play_text;
using test::sure_money;

BudgetPlay budget_play(double value, double cost, std::vector<std::uint32_t> rows) {
  BudgetPlay play;
  play.value = value;
  play.cost = cost;
  play.is_free.assign(rows.size(), false);
  play.rows = std::move(rows);
  return play;
}

double value_of(const std::vector<BudgetPlay>& plays, const BudgetChoice& choice) {
  double value = 0;
  for (std::size_t p = 0; p < plays.size(); ++p)
    value += plays[p].value * static_cast<double>(std::ranges::count(choice.takes[p], true));
  return value;
}

// Every choice of lists for four customers, by trying all of them.
double best_by_trying(double budget, const std::vector<BudgetPlay>& plays, std::size_t most_lists,
                      std::size_t rows) {
  double best = 0;
  const std::size_t bits = plays.size() * rows;
  for (std::size_t choice = 0; choice < (std::size_t{1} << bits); ++choice) {
    double value = 0, cost = 0;
    std::vector<std::size_t> lists(rows);
    bool allowed = true;
    for (std::size_t p = 0; p < plays.size(); ++p)
      for (std::uint32_t row = 0; row < rows; ++row) {
        if ((choice >> (p * rows + row) & 1) == 0) continue;
        allowed = allowed && std::ranges::find(plays[p].rows, row) != plays[p].rows.end() &&
                  ++lists[row] <= most_lists;
        value += plays[p].value;
        cost += plays[p].cost;
      }
    if (allowed && cost <= budget) best = std::max(best, value);
  }
  return best;
}

TEST(Budget, BringsAllThatItCanButForLessThanOneContact) {
  RandomSequence random(RandomStream(4, Purpose::test));
  for (std::size_t trial = 0; trial < test::trials(60); ++trial) {
    std::vector<BudgetPlay> plays;
    double dearest = 0;
    for (std::size_t p = 0; p < 3; ++p) {
      std::vector<std::uint32_t> rows;
      for (std::uint32_t row = 0; row < 4; ++row)
        if (random.uniform() < 0.7) rows.push_back(row);
      plays.push_back(budget_play(random.uniform(-1, 6), random.uniform(0.5, 3), rows));
      dearest = std::max(dearest, plays.back().value);
    }
    const double budget = random.uniform(0, 12);
    const std::size_t most_lists = 1 + random.below(2);
    const BudgetChoice choice = choose_within(budget, plays, most_lists, 4);
    const double best = best_by_trying(budget, plays, most_lists, 4);
    EXPECT_LE(choice.spent, budget);
    const double value = value_of(plays, choice);
    EXPECT_LE(value, best + 1e-9);
    EXPECT_GE(value + choice.one_more * (budget - choice.spent), best - 1e-9)
        << "what is left of the budget, at the price of money, makes up for it: trial " << trial;
    for (std::uint32_t row = 0; row < 4; ++row) {
      std::size_t lists = 0;
      for (const auto& takes : choice.takes) lists += takes[row] ? 1 : 0;
      EXPECT_LE(lists, most_lists);
    }
  }
}

TEST(Budget, TakesWhatBringsMostForItsMoneyAndTheBestCustomersFirst) {
  const std::vector<BudgetPlay> plays = {budget_play(10, 10, {0, 1, 2, 3}),
                                         budget_play(4, 1, {3, 2, 1, 0}),
                                         budget_play(-1, 0.1, {0, 1, 2, 3})};
  BudgetChoice choice = choose_within(3, plays, 2, 4);
  EXPECT_EQ(choice.takes[1], (std::vector<bool>{false, true, true, true}));
  EXPECT_EQ(std::ranges::count(choice.takes[0], true), 0);
  EXPECT_EQ(std::ranges::count(choice.takes[2], true), 0) << "it loses money";
  EXPECT_EQ(choice.spent, 3);
  EXPECT_EQ(choice.one_more, 4) << "of 1 more, 4 are left after the contact's cost";
  choice = choose_within(25, plays, 2, 4);
  EXPECT_EQ(choice.spent, 24);
  EXPECT_EQ(choice.takes[0], (std::vector<bool>{true, true, false, false}));
  EXPECT_EQ(choice.one_more, 1);
  choice = choose_within(1000, plays, 2, 4);
  EXPECT_EQ(choice.spent, 44);
  EXPECT_EQ(choice.one_more, 0);
  EXPECT_EQ(choose_within(0, plays, 2, 4).spent, 0);
  EXPECT_EQ(choose_within(5, {}, 2, 4).spent, 0);
}

TEST(Budget, ThoseHeldOutCostNothingAndExclusivePlaysComeFirst) {
  std::vector<BudgetPlay> plays = {budget_play(10, 2, {0, 1, 2}), budget_play(1, 1, {0, 1})};
  plays[0].is_free = {false, true, false};
  plays[1].exclusive = true;
  const BudgetChoice choice = choose_within(4, plays, 2, 3);
  EXPECT_EQ(choice.takes[1], (std::vector<bool>{true, true, false}));
  EXPECT_EQ(choice.takes[0], (std::vector<bool>{false, false, true}));
  EXPECT_EQ(choice.spent, 4);
}

class PlanLimitsTest : public test::TwelveCustomers {
 protected:
  PlanLimitsTest() {
    table_.id_name = "id";
    for (int i = 0; i < 12; ++i) table_.ids.push_back("C" + std::to_string(i));
  }

  Plan plan(const std::string& text) { return make_plan(execution_, load(text), customers(), 1); }

  static constexpr const char* everybody = "{ figure = \"customers\", at_least = 1 }";
};

TEST_F(PlanLimitsTest, TheControlGroupIsOnNoListAndStaysTheSame) {
  const std::string plays = play_text("a", everybody) + play_text("b", everybody);
  std::set<std::string> first;
  for (const std::string seed : {"1", "2"}) {
    const Plan made =
        plan("[limits]\ncontrol = 0.4\ncontrol_key = \"2024\"\nseed = " + seed + "\n" + plays);
    std::set<std::string> control;
    for (const std::uint32_t row : made.plays[0].control)
      control.insert(std::string(table_.ids[row]));
    EXPECT_EQ(control.size(), made.control);
    EXPECT_GT(made.control, 0u);
    EXPECT_LT(made.control, 12u);
    for (int i = 0; i < 12; ++i) {
      const std::string id = "C" + std::to_string(i);
      EXPECT_EQ(control.contains(id), is_in_control("2024", id, 0.4));
    }
    for (const PlayPlan& play : made.plays) {
      EXPECT_EQ(play.in_control, made.control);
      EXPECT_EQ(play.eligible, play.contacts + play.held_out + play.in_control);
      for (const Target& target : play.targets)
        EXPECT_FALSE(control.contains(std::string(table_.ids[target.row])));
    }
    EXPECT_EQ(made.lists_per_customer.front(), made.control);
    EXPECT_NE(control_words(made).find("('2024')"), std::string::npos);
    if (first.empty()) first = control;
    EXPECT_EQ(control, first) << "the seed draws hold-outs, and no control group";
  }
  EXPECT_LE(0.1, 0.4);
  for (const std::string& id : first)
    EXPECT_TRUE(is_in_control("2024", id, 0.5)) << "a larger group has the smaller one in it";
}

TEST_F(PlanLimitsTest, AControlGroupNeedsIds) {
  table_.ids = {};
  EXPECT_THROW(plan("[limits]\ncontrol = 0.4\n" + play_text("a", everybody)), DataError);
}

TEST_F(PlanLimitsTest, ABudgetIsKeptAndSaysWhatOneMoreUnitWouldBring) {
  const std::string text = "currency = \"EUR\"\n[limits]\nhold_out = 0\nbudget = 9\n" +
                           play_text("a", everybody) + sure_money;
  const Plan made = plan(text);
  ASSERT_TRUE(made.spending);
  EXPECT_EQ(made.plays[0].contacts, 4u);
  EXPECT_EQ(made.plays[0].over_budget, 8u);
  EXPECT_EQ(made.spending->spent, 8);
  EXPECT_NEAR(made.spending->one_more, 4, 1e-9) << "8 left after a contact that costs 2";
  std::set<std::uint32_t> rows;
  for (const Target& target : made.plays[0].targets) rows.insert(target.row);
  EXPECT_EQ(rows, (std::set<std::uint32_t>{11, 10, 3, 2})) << "who spend most";
  EXPECT_NE(spending_words(made).find("8 EUR of a budget of 9"), std::string::npos)
      << spending_words(made);
  EXPECT_EQ(
      plan("currency = \"EUR\"\n" + play_text("a", everybody) + sure_money).plays[0].contacts +
          plan("currency = \"EUR\"\n" + play_text("a", everybody) + sure_money).plays[0].held_out,
      12u);
}

TEST_F(PlanLimitsTest, APlayThatCannotShowItsEffectSaysWhatWould) {
  const Plan made = plan("currency = \"EUR\"\n[limits]\nhold_out = 0.4\n" +
                         play_text("a", everybody) + sure_money + play_text("b", everybody));
  const std::string words = shortfall_words(made, made.plays[0]);
  EXPECT_NE(words.find("It reaches 12 customers and would need "), std::string::npos) << words;
  EXPECT_NE(words.find("one play of it and Play b"), std::string::npos) << words;
  EXPECT_EQ(shortfall_words(made, made.plays[1]), "") << "nothing is assumed";
  const double needed = needed_customers(effect_size(0.2, 0.1), 0.2, {0.8, 0.05});
  const double held_out = needed * 0.2;
  EXPECT_NEAR(power_to_find(effect_size(0.2, 0.1), held_out, needed - held_out, 0.05), 0.8, 0.001);
}

TEST_F(PlanLimitsTest, AllMistakesOfAPlaybookAreToldAtOnce) {
  try {
    load("[limits]\nhold_out = 2\nseed = \"x\"\nsped = 1\n[[play]]\nname = \"A\"\n"
         "title = 3\nsegment = [{ figure = \"sum\" }, { figure = \"share\" }]\n"
         "action = \"\"\nchannel = \"c\"\nkpi = \"k\"\nstop = []\n");
    FAIL() << "was accepted";
  } catch (const DataError& error) {
    const std::string all = error.what();
    EXPECT_EQ(all.rfind("10 mistakes:", 0), 0u) << all;
    for (const char* words :
         {"hold_out is 2", "seed must be", "'sped' is not a key", "'A' cannot name",
          "title must be", "action is empty", "has no message", "stop must list"})
      EXPECT_NE(all.find(words), std::string::npos) << words << "\n" << all;
  }
  const Playbook playbook =
      load("[[measure]]\nname = \"m\"\ncolumn = \"none\"\n" +
           play_text("a", "[{ column = \"nowhere\", figure = \"mean\", above = 1 },\n"
                          "{ column = \"rate\", figure = \"share_of_total\", above = 0.1 }]") +
           "rank_by = \"region\"\n");
  Schema schema;
  schema.columns = table_.attributes;
  try {
    check_columns(playbook, table_, schema);
    FAIL() << "was accepted";
  } catch (const DataError& error) {
    EXPECT_EQ(std::string(error.what()).rfind("4 mistakes:", 0), 0u) << error.what();
  }
}

} // namespace
} // namespace ilk
