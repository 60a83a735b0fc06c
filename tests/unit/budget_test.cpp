// Budgets and the control group: which customers a plan leaves out, and why.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include "base/philox.h"
#include "io/source.h"
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
double best_by_trying(const ContactLimits& limits, const std::vector<BudgetPlay>& plays,
                      std::size_t rows) {
  double best = 0;
  const std::size_t bits = plays.size() * rows;
  for (std::size_t choice = 0; choice < (std::size_t{1} << bits); ++choice) {
    double value = 0, cost = 0;
    std::vector<std::size_t> lists(rows), used(limits.capacities.size());
    bool allowed = true;
    for (std::size_t p = 0; p < plays.size(); ++p)
      for (std::uint32_t row = 0; row < rows; ++row) {
        if ((choice >> (p * rows + row) & 1) == 0) continue;
        allowed = allowed && std::ranges::find(plays[p].rows, row) != plays[p].rows.end() &&
                  ++lists[row] <= limits.most_lists;
        if (const auto channel = plays[p].channel)
          allowed = allowed && ++used[*channel] <= limits.capacities[*channel];
        value += plays[p].value;
        cost += plays[p].cost;
      }
    if (allowed && (!limits.budget || cost <= *limits.budget)) best = std::max(best, value);
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
    const BudgetChoice choice = choose_within({budget, {}, most_lists}, plays, 4);
    const double best = best_by_trying({budget, {}, most_lists}, plays, 4);
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

// Plays for some of the customers, by one of two channels or by one without a limit.
std::vector<BudgetPlay> drawn_plays(RandomSequence& random, std::size_t plays, std::uint32_t rows) {
  std::vector<BudgetPlay> drawn;
  for (std::size_t p = 0; p < plays; ++p) {
    std::vector<std::uint32_t> eligible;
    for (std::uint32_t row = 0; row < rows; ++row)
      if (random.uniform() < 0.7) eligible.push_back(row);
    drawn.push_back(budget_play(random.uniform(-1, 6), random.uniform(0.5, 3), eligible));
    if (const std::size_t channel = random.below(3); channel < 2) drawn.back().channel = channel;
  }
  return drawn;
}

void expect_within(const ContactLimits& limits, const std::vector<BudgetPlay>& plays,
                   const BudgetChoice& choice, std::size_t rows) {
  std::vector<std::uint64_t> used(limits.capacities.size());
  double cost = 0;
  for (std::size_t p = 0; p < plays.size(); ++p)
    for (const std::uint32_t row : plays[p].rows)
      if (choice.takes[p][row]) {
        cost += plays[p].cost;
        if (plays[p].channel) ++used[*plays[p].channel];
      }
  EXPECT_EQ(choice.used, used);
  for (std::size_t c = 0; c < used.size(); ++c) EXPECT_LE(used[c], limits.capacities[c]);
  if (limits.budget) {
    EXPECT_NEAR(choice.spent, cost, 1e-9);
    EXPECT_LE(choice.spent, *limits.budget + 1e-9);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t lists = 0;
    for (const auto& takes : choice.takes) lists += takes[row] ? 1 : 0;
    EXPECT_LE(lists, limits.most_lists);
  }
}

TEST(Budget, CapacitiesOfChannelsAreKeptAndNoChoiceBringsMoreThanIsTold) {
  RandomSequence random(RandomStream(9, Purpose::test));
  for (std::size_t trial = 0; trial < test::trials(60); ++trial) {
    const auto plays = drawn_plays(random, 3, 4);
    ContactLimits limits{std::nullopt, {random.below(4), random.below(4)}, 1 + random.below(2)};
    if (trial % 2 == 0) limits.budget = random.uniform(0, 12);
    const BudgetChoice choice = choose_within(limits, plays, 4);
    expect_within(limits, plays, choice, 4);
    const double best = best_by_trying(limits, plays, 4), value = value_of(plays, choice);
    EXPECT_LE(value, best + 1e-9) << trial;
    EXPECT_GE(value + choice.most_missed, best - 1e-9) << trial;
  }
}

TEST(Budget, WithManyCustomersAFewContactsAreMissedAtMost) {
  RandomSequence random(RandomStream(10, Purpose::test));
  constexpr std::uint32_t customers = 2'000;
  for (std::size_t trial = 0; trial < test::trials(10); ++trial) {
    const auto plays = drawn_plays(random, 5, customers);
    const ContactLimits limits{
        random.uniform(500, 3'000), {random.below(800), random.below(800)}, 2};
    const BudgetChoice choice = choose_within(limits, plays, customers);
    expect_within(limits, plays, choice, customers);
    EXPECT_LE(choice.most_missed, 5 * 6) << "five contacts of the best play: trial " << trial;
  }
}

TEST(Budget, OneMorePlaceBringsWhatItsPriceSays) {
  std::vector<BudgetPlay> plays = {budget_play(10, 1, {0, 1, 2, 3}),
                                   budget_play(4, 1, {0, 1, 2, 3})};
  plays[0].channel = 0;
  ContactLimits limits{std::nullopt, {2}, 1};
  const BudgetChoice choice = choose_within(limits, plays, 4);
  EXPECT_EQ(choice.used[0], 2u);
  EXPECT_NEAR(choice.one_more_place[0], 6, 1e-9) << "10 in place of 4";
  limits.capacities[0] = 3;
  EXPECT_NEAR(value_of(plays, choose_within(limits, plays, 4)) - value_of(plays, choice), 6, 1e-9);
  limits.capacities[0] = 9;
  EXPECT_EQ(choose_within(limits, plays, 4).one_more_place[0], 0);
}

TEST(Budget, WhoMayBeInFewerListsIsInFewer) {
  const std::vector<BudgetPlay> plays = {budget_play(10, 1, {0, 1, 2}),
                                         budget_play(4, 1, {0, 1, 2})};
  const BudgetChoice choice = choose_within({100.0, {}, 2, {0, 1, 2}}, plays, 3);
  EXPECT_EQ(choice.takes[0], (std::vector<bool>{false, true, true}));
  EXPECT_EQ(choice.takes[1], (std::vector<bool>{false, false, true}));
}

// In order of the draw: those held out stand among those contacted as the lot has it, and where the
// money ends does not depend on them.
TEST(Budget, WhoIsHeldOutDoesNotDecideWhoIsChosen) {
  RandomSequence random(RandomStream(11, Purpose::test));
  std::vector<std::uint32_t> rows(1'000);
  std::iota(rows.begin(), rows.end(), 0u);
  std::vector<BudgetPlay> plays = {budget_play(5, 2, rows), budget_play(3, 1, rows)};
  std::uint64_t held_out = 0, all = 0;
  for (int trial = 0; trial < 20; ++trial) {
    for (BudgetPlay& play : plays)
      for (std::size_t i = 0; i < rows.size(); ++i) play.is_free[i] = random.uniform() < 0.2;
    const BudgetChoice choice = choose_within({900.0, {}, 1}, plays, rows.size());
    for (std::size_t p = 0; p < plays.size(); ++p)
      for (const std::uint32_t row : rows)
        if (choice.takes[p][row]) {
          ++all;
          held_out += plays[p].is_free[row] ? 1 : 0;
        }
  }
  EXPECT_NEAR(static_cast<double>(held_out) / static_cast<double>(all), 0.2, 0.02);
}

TEST(Budget, TakesWhatBringsMostForItsMoneyAndTheBestCustomersFirst) {
  const std::vector<BudgetPlay> plays = {budget_play(10, 10, {0, 1, 2, 3}),
                                         budget_play(4, 1, {3, 2, 1, 0}),
                                         budget_play(-1, 0.1, {0, 1, 2, 3})};
  BudgetChoice choice = choose_within({3.0, {}, 2}, plays, 4);
  EXPECT_EQ(choice.takes[1], (std::vector<bool>{false, true, true, true}));
  EXPECT_EQ(std::ranges::count(choice.takes[0], true), 0);
  EXPECT_EQ(std::ranges::count(choice.takes[2], true), 0) << "it loses money";
  EXPECT_EQ(choice.spent, 3);
  EXPECT_EQ(choice.one_more, 4) << "of 1 more, 4 are left after the contact's cost";
  choice = choose_within({25.0, {}, 2}, plays, 4);
  EXPECT_EQ(choice.spent, 24);
  EXPECT_EQ(choice.takes[0], (std::vector<bool>{true, true, false, false}));
  EXPECT_EQ(choice.one_more, 1);
  choice = choose_within({1000.0, {}, 2}, plays, 4);
  EXPECT_EQ(choice.spent, 44);
  EXPECT_EQ(choice.one_more, 0);
  EXPECT_EQ(choose_within({0.0, {}, 2}, plays, 4).spent, 0);
  EXPECT_EQ(choose_within({5.0, {}, 2}, {}, 4).spent, 0);
}

TEST(Budget, ThoseHeldOutCostNothingAndExclusivePlaysComeFirst) {
  std::vector<BudgetPlay> plays = {budget_play(10, 2, {0, 1, 2}), budget_play(1, 1, {0, 1})};
  plays[0].is_free = {false, true, false};
  plays[1].exclusive = true;
  const BudgetChoice choice = choose_within({4.0, {}, 2}, plays, 3);
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

TEST_F(PlanLimitsTest, AChannelHasRoomForSoManyAndSaysWhatOneMoreWouldBring) {
  const std::string free = play_text("b", everybody);
  const Plan made =
      plan("currency = \"EUR\"\n[limits]\nhold_out = 0\n"
           "[channels.telephone]\ncapacity = 5\n" +
           play_text("a", "{ figure = \"customers\", at_most = 2 }") + sure_money + free);
  EXPECT_FALSE(made.spending);
  ASSERT_EQ(made.channels.size(), 1u);
  EXPECT_EQ(made.channels[0].used, 5u);
  EXPECT_EQ(made.plays[0].contacts, 2u);
  EXPECT_EQ(made.plays[1].contacts, 3u) << "without assumptions: what the others leave";
  EXPECT_EQ(made.plays[1].over_budget, 9u);
  EXPECT_NE(spending_words(made).find("By telephone, 5 of 5 contacts"), std::string::npos)
      << spending_words(made);
  EXPECT_NE(left_words(made, made.plays[1]).find("channels have room"), std::string::npos);
}

TEST_F(PlanLimitsTest, AContactCostsWhatItsChannelCosts) {
  const std::string without_cost = sure_money.substr(0, sure_money.find("[play.cost]"));
  const Playbook playbook = load("currency = \"EUR\"\n[channels.telephone]\ncost = 4\n" +
                                 play_text("a", everybody) + without_cost);
  EXPECT_EQ(mean_cost(*playbook.plays[0].assumptions), 4);
  EXPECT_THROW(load("currency = \"EUR\"\n" + play_text("a", everybody) + without_cost), DataError);
  try {
    load("currency = \"EUR\"\n[channels.telefone]\ncost = 4\n[channels.mail]\nroom = 1\n" +
         play_text("a", everybody) + sure_money);
    FAIL() << "was accepted";
  } catch (const DataError& error) {
    const std::string all = error.what();
    EXPECT_NE(all.find("did you mean 'telephone'"), std::string::npos) << all;
    EXPECT_NE(all.find("'room' is not a key"), std::string::npos) << all;
  }
}

TEST_F(PlanLimitsTest, TheBudgetGoesToSegmentsWhereAPlayIsKnownToWork) {
  std::string money = sure_money;
  money.insert(money.find("\n[play.value]"), "\nby_segment = { \"" + explanation_.segments[0].name +
                                                 "\" = 0.0, \"" + explanation_.segments[1].name +
                                                 "\" = 0.3 }");
  const Plan made = plan("currency = \"EUR\"\n[limits]\nhold_out = 0\nbudget = 14\n" +
                         play_text("a", everybody) + money);
  EXPECT_EQ(made.plays[0].segments[0].contacts, 0u);
  EXPECT_EQ(made.plays[0].segments[1].contacts, 6u);
  EXPECT_EQ(made.plays[0].segments[2].contacts, 1u) << "the others have 0.1";
  EXPECT_NEAR(made.plays[0].per_contact->mean, (6 * 28 + 8) / 7.0, 0.5);
}

TEST_F(PlanLimitsTest, WhoWasContactedOftenEnoughLatelyIsOnNoList) {
  const std::string history = path_.string() + ".csv";
  std::ofstream(history) << "id,day,play\nC0,2024-03-01,x\nC0,2024-03-02,x\nC1,2024-03-02,x\n"
                            "C2,2024-01-01,x\nC2,2024-01-02,x\nnobody,2024-03-01,x\n";
  const auto source = open_source(SourceRequest{history, "", "", nullptr});
  const ContactHistory contacts = read_history(execution_, *source, table_, {2, 30}, std::nullopt);
  std::filesystem::remove(history);
  EXPECT_EQ(contacts.contacts, 3u);
  EXPECT_EQ(contacts.outside, 2u);
  EXPECT_EQ(contacts.unlisted, 1u);
  SegmentedCustomers with_history = customers();
  with_history.history = &contacts;
  const Playbook playbook = load("[limits]\nhold_out = 0\nmost_contacts = 2\n"
                                 "over_time = { contacts = 2, days = 30 }\n" +
                                 play_text("a", everybody) + play_text("b", everybody));
  const Plan made = make_plan(execution_, playbook, with_history, 1);
  EXPECT_EQ(made.plays[0].rested, 1u) << "C0";
  EXPECT_EQ(made.plays[1].rested, 2u) << "C1 too";
  EXPECT_EQ(made.recent->resting, 1u);
  for (const Target& target : made.plays[1].targets) EXPECT_GT(target.row, 1u);
  EXPECT_NE(spending_words(made).find("of the days before 2024-03-03"), std::string::npos)
      << spending_words(made);
  EXPECT_NE(left_words(made, made.plays[0]).find("contacted often enough"), std::string::npos);
}

// The draws are of ids alone: other customers, orders and plays change nobody's arm.
TEST_F(PlanLimitsTest, ArmsStayWhenOrderCustomersAndPlaysChange) {
  const std::string head = "[limits]\nhold_out = 0.4\ncontrol = 0.3\nseed = 5\n";
  const auto arms = [&](const Plan& made) {
    std::map<std::string, char> arm;
    for (const PlayPlan& play : made.plays) {
      if (made.playbook.plays[play.play].name != "a") continue;
      for (const Target& target : play.targets)
        arm[std::string(table_.ids[target.row])] = target.held_out ? 'h' : 'c';
      for (const std::uint32_t row : play.control) arm[std::string(table_.ids[row])] = 'n';
    }
    return arm;
  };
  const auto before = arms(plan(head + play_text("a", everybody)));
  EXPECT_EQ(before.size(), 12u);
  EXPECT_EQ(arms(plan(head + play_text("b", everybody) + play_text("a", everybody))), before);
  // Other customers in other segments and places.
  std::ranges::reverse(segments_);
  table_.ids = {};
  for (int i = 11; i >= 0; --i)
    table_.ids.push_back(i % 2 == 0 ? "C" + std::to_string(i) : "D" + std::to_string(i));
  for (const auto& [id, arm] : arms(plan(head + play_text("a", everybody))))
    if (before.contains(id)) {
      EXPECT_EQ(before.at(id), arm) << id;
    }
}

TEST_F(PlanLimitsTest, WithinLimitsTooTheDrawsAreThoseOfTheIds) {
  const std::string money = play_text("a", everybody) + sure_money;
  for (const std::string limits :
       {"budget = 9\n", "budget = 9\n[channels.telephone]\ncapacity = 3\n",
        "[channels.telephone]\ncapacity = 5\n", "over_time = { contacts = 1, days = 9 }\n"}) {
    const Plan made =
        plan("currency = \"EUR\"\n[limits]\nhold_out = 0.3\ncontrol = 0.3\nseed = 5\n" + limits +
             money + play_text("b", everybody));
    for (const PlayPlan& play : made.plays) {
      const std::string& name = made.playbook.plays[play.play].name;
      EXPECT_EQ(play.eligible, play.capped + play.rested + play.over_budget + play.in_control +
                                   play.contacts + play.held_out);
      for (const Target& target : play.targets) {
        const std::string id(table_.ids[target.row]);
        EXPECT_FALSE(is_in_control("1", id, 0.3)) << limits;
        EXPECT_EQ(target.held_out, is_held_out(5, name, id, 0.3)) << limits;
      }
    }
  }
}

TEST_F(PlanLimitsTest, APlayThatCannotShowItsEffectSaysWhatWould) {
  const Plan made = plan("currency = \"EUR\"\n[limits]\nhold_out = 0.4\n" +
                         play_text("a", everybody) + sure_money + play_text("b", everybody));
  const std::string words = shortfall_words(made, made.plays[0]);
  EXPECT_NE(words.find("It reaches 12 customers and would need "), std::string::npos) << words;
  EXPECT_NE(words.find("one play of it and Play b"), std::string::npos) << words;
  EXPECT_EQ(words.find("week"), std::string::npos) << "nobody says how often";
  EXPECT_EQ(shortfall_words(made, made.plays[1]), "") << "nothing is assumed";
  const Plan spread = plan("currency = \"EUR\"\n[limits]\nhold_out = 0.4\n"
                           "over_time = { contacts = 1, days = 7 }\n" +
                           play_text("a", everybody) + sure_money);
  const auto shortfall = shortfall_of(spread, spread.plays[0]);
  ASSERT_TRUE(shortfall);
  EXPECT_EQ(shortfall->weeks, shortfall->campaigns - 1) << "one campaign a week";
  EXPECT_NE(shortfall_words(spread, spread.plays[0]).find(" weeks by over_time"),
            std::string::npos);
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
