// Plans: who is on which list, how often, with what priority.
#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "profile/binomial_test.h"
#include "strategy/campaign.h"
#include "strategy/hold_out.h"
#include "unit/play_support.h"
#include "words/clause_words.h"

namespace ilk {
namespace {

using test::play_text;
using test::sure_money;

const std::string everybody = "{ figure = \"customers\", at_least = 1 }";
const std::string big = "{ column = \"spend\", figure = \"mean\", above = 500 }";

class Campaign : public test::TwelveCustomers {
 protected:
  Plan plan(const std::string& text) { return make_plan(execution_, load(text), customers(), 1); }

  static std::vector<std::uint32_t> rows(const PlayPlan& play) {
    std::vector<std::uint32_t> rows;
    for (const Target& target : play.targets) rows.push_back(target.row);
    return rows;
  }

  static std::vector<std::uint32_t> priorities(const PlayPlan& play) {
    std::vector<std::uint32_t> priorities;
    for (const Target& target : play.targets) priorities.push_back(target.priority);
    return priorities;
  }
};

TEST_F(Campaign, GoesToCustomersOfItsSegmentsWhoMeetItsCondition) {
  const Plan made =
      plan("[limits]\nhold_out = 0\n" + play_text("a", "{ figure = \"share\", at_least = 0.3 }") +
           "customer = { column = \"gain\", at_least = 4 }\n");
  const PlayPlan& play = made.plays.at(0);
  EXPECT_EQ(play.eligible, 5u);
  EXPECT_EQ(play.segments[0].customers, 1u);
  EXPECT_EQ(play.segments[1].customers, 4u);
  EXPECT_EQ(play.segments[2].customers, 0u) << "there it does not fire";
  EXPECT_EQ(play.contacts, 5u);
  EXPECT_EQ(play.held_out, 0u);
  EXPECT_EQ(made.lists_per_customer, (std::vector<std::uint64_t>{7, 5, 0}));
}

TEST_F(Campaign, PlaysWithMoneyComeFirstByTheirExpectedValuePerContact) {
  std::string poor = sure_money;
  poor.replace(poor.find("low = 2\nlikely = 2\nhigh = 2"), 26, "low = 9\nlikely = 9\nhigh = 9");
  const Plan made =
      plan("currency = \"EUR\"\n[limits]\nmost_contacts = 1\n" + play_text("none", everybody) +
           play_text("poor", everybody) + poor + play_text("rich", big) + sure_money);
  ASSERT_EQ(made.plays.size(), 3u);
  EXPECT_EQ(made.plays[0].play, 2u);
  EXPECT_EQ(made.plays[1].play, 1u);
  EXPECT_EQ(made.plays[2].play, 0u);
  EXPECT_EQ(made.plays[0].targets.size(), 2u);
  EXPECT_EQ(made.plays[1].targets.size(), 10u);
  EXPECT_EQ(made.plays[1].capped, 2u);
  EXPECT_EQ(made.plays[2].capped, 12u);
  EXPECT_FALSE(made.plays[2].per_contact) << "no assumptions, no money";
  EXPECT_EQ(made.lists_per_customer, (std::vector<std::uint64_t>{0, 12}));
}

TEST_F(Campaign, NobodyIsInMoreListsThanAllowedAndHeldOutCounts) {
  std::string text = "[limits]\nmost_contacts = 2\nhold_out = 0.5\n";
  for (const char* name : {"a", "b", "c", "d"}) text += play_text(name, everybody);
  const Plan made = plan(text);
  std::vector<int> lists(12);
  for (const PlayPlan& play : made.plays) {
    EXPECT_EQ(play.eligible, play.capped + play.contacts + play.held_out);
    for (const Target& target : play.targets) ++lists[target.row];
  }
  for (const int count : lists) EXPECT_EQ(count, 2);
  EXPECT_GT(made.plays[0].held_out + made.plays[1].held_out, 0u);
  EXPECT_EQ(made.plays[2].targets.size(), 0u);
}

TEST_F(Campaign, CustomersOfAnExclusivePlayAreOnNoOtherList) {
  const Plan made = plan("currency = \"EUR\"\n[limits]\nhold_out = 0.5\n" +
                         play_text("sale", everybody) + sure_money + play_text("care", big) +
                         "exclusive = true\n" + play_text("second-care", everybody) +
                         "exclusive = true\ncustomer = { column = \"gain\", at_least = 4 }\n");
  ASSERT_EQ(made.plays.size(), 3u);
  EXPECT_EQ(made.plays[0].play, 1u) << "before what is worth more";
  EXPECT_EQ(made.plays[1].play, 2u);
  EXPECT_EQ(made.plays[2].play, 0u);
  std::vector<int> lists(12);
  for (const PlayPlan& play : made.plays) {
    std::uint64_t customers = 0;
    for (const PlayInSegment& here : play.segments) {
      customers += here.customers;
      EXPECT_EQ(here.customers, here.kept_apart + here.capped + here.reached());
    }
    EXPECT_EQ(play.eligible, customers);
    EXPECT_EQ(play.eligible, play.kept_apart + play.capped + play.contacts + play.held_out);
    for (const Target& target : play.targets) ++lists[target.row];
  }
  for (const int count : lists) EXPECT_EQ(count, 1) << "held out of care counts too";
  EXPECT_EQ(made.plays[1].kept_apart + made.plays[1].targets.size(), made.plays[1].eligible);
  EXPECT_EQ(made.plays[2].kept_apart, made.plays[0].targets.size() + made.plays[1].targets.size());
  EXPECT_EQ(made.plays[2].capped, 0u);
}

TEST_F(Campaign, APlayMayHoldOutAnotherShare) {
  const Plan made = plan("[limits]\nhold_out = 0.5\n" + play_text("all", everybody) +
                         "hold_out = 0\n" + play_text("half", everybody));
  EXPECT_EQ(made.plays[0].hold_out, 0);
  EXPECT_EQ(made.plays[0].held_out, 0u);
  EXPECT_EQ(made.plays[0].contacts, 12u);
  EXPECT_FALSE(made.plays[0].share_p_value);
  EXPECT_EQ(made.plays[1].hold_out, 0.5);
  EXPECT_GT(made.plays[1].held_out, 0u);
  EXPECT_TRUE(made.plays[1].share_p_value);
}

TEST_F(Campaign, HoldsOutByIdOrElseByTheRowsNumber) {
  const std::string text = "[limits]\nhold_out = 0.5\nseed = 9\n" + play_text("a", everybody);
  const Plan by_row = plan(text);
  EXPECT_EQ(by_row.seed, 9u);
  for (const Target& target : by_row.plays[0].targets)
    EXPECT_EQ(target.held_out, is_held_out(9, "a", std::to_string(target.row + 1), 0.5));
  for (int i = 0; i < 12; ++i) table_.ids.push_back("customer " + std::to_string(i));
  table_.id_name = "id";
  const Plan by_id = plan(text);
  for (const Target& target : by_id.plays[0].targets)
    EXPECT_EQ(target.held_out, is_held_out(9, "a", "customer " + std::to_string(target.row), 0.5));
}

TEST_F(Campaign, PrioritiesAreThirdsOfTheTargetsByTheValue) {
  const Plan made = plan(play_text("a", "{ figure = \"share\", below = 0.4 }"));
  const PlayPlan& play = made.plays.at(0);
  EXPECT_EQ(rows(play), (std::vector<std::uint32_t>{11, 10, 3, 2, 1, 0}));
  EXPECT_EQ(priorities(play), (std::vector<std::uint32_t>{1, 1, 2, 2, 3, 3}));
}

TEST_F(Campaign, EqualValuesShareAPriorityAndMissingOnesComeLast) {
  const Plan made =
      plan(play_text("a", "{ figure = \"share\", below = 0.4 }") + "rank_by = \"visits\"\n");
  const PlayPlan& play = made.plays.at(0);
  EXPECT_EQ(rows(play), (std::vector<std::uint32_t>{10, 11, 0, 2, 3, 1}));
  EXPECT_EQ(priorities(play), (std::vector<std::uint32_t>{1, 1, 2, 3, 3, 3}));
  const Plan equal = plan(play_text("a", everybody) + "rank_by = \"constant\"\n");
  EXPECT_EQ(priorities(equal.plays.at(0)), std::vector<std::uint32_t>(12, 2));
}

TEST_F(Campaign, StrataAddUpToTheTargets) {
  const Plan made = plan("[limits]\nhold_out = 0.5\n" + play_text("a", everybody));
  const PlayPlan& play = made.plays.at(0);
  std::uint64_t customers = 0, held_out = 0;
  for (const Stratum& stratum : play.balance) {
    customers += stratum.customers;
    held_out += stratum.held_out;
    EXPECT_GT(stratum.customers, 0u);
  }
  EXPECT_EQ(customers, 12u);
  EXPECT_EQ(held_out, play.held_out);
  EXPECT_EQ(play.balance.front().name, "1, spend medium");
  EXPECT_EQ(play.balance.back().name, "3, spend high");
}

TEST_F(Campaign, TheHoldOutIsHeldAgainstTheLikelyResponse) {
  const PlayPlan play =
      plan("currency = \"EUR\"\n" + play_text("a", everybody) + sure_money).plays.at(0);
  EXPECT_NEAR(play.per_contact->mean, 8, 1e-12);
  EXPECT_FALSE(play.needed_hold_out) << "twelve customers show no response of a tenth";
  EXPECT_FALSE(play.enough());
}

TEST_F(Campaign, ReasonsAreTheCustomersConditionAndTheFirstClause) {
  const PlayPlan play =
      plan(play_text("a", big) + "customer = [{ column = \"visits\", above = 1 }, "
                                 "{ column = \"spend\", above = 1 }]\n")
          .plays.at(0);
  EXPECT_EQ(play.reason_columns, (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(play.clause_column, 0u);
  EXPECT_TRUE(plan(play_text("a", everybody)).plays.at(0).reason_columns.empty());
  EXPECT_FALSE(plan(play_text("a", everybody)).plays.at(0).clause_column);
}

TEST_F(Campaign, OnlyCustomersWhoseOwnFigureIsAsTheClauseAsksShowIt) {
  const auto supporting = [&](const std::string& segment, const std::string& before = "") {
    std::vector<std::uint32_t> rows;
    const Plan made = plan(before + play_text("a", segment));
    for (const Target& target : made.plays.at(0).targets)
      if (target.supports_clause) rows.push_back(target.row);
    std::ranges::sort(rows);
    return rows;
  };
  using Rows = std::vector<std::uint32_t>;
  EXPECT_EQ(supporting("{ column = \"spend\", figure = \"median\", at_least = 250 }"),
            (Rows{2, 3, 10, 11}));
  EXPECT_EQ(supporting("{ column = \"spend\", figure = \"concentration\", at_least = 0.5 }"),
            (Rows{3, 10, 11}))
      << "everybody's mean is 333";
  EXPECT_EQ(supporting("{ column = \"spend\", figure = \"concentration\", at_most = 0.5 }"),
            (Rows{4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(supporting("{ column = \"region = north\", figure = \"mean\", at_least = 0.7 }"),
            (Rows{0, 1, 2, 10, 11}));
  EXPECT_EQ(supporting("{ measure = \"m\", figure = \"concentration\", at_least = 0.1 }",
                       "[[measure]]\nname = \"m\"\ncolumn = \"spend\"\n"
                       "where = { column = \"spend\", above = 1500 }\n"),
            (Rows{11}));
}

TEST_F(Campaign, TheShareHeldOutIsTestedWhereStrataTellNothing) {
  const std::string one = "{ figure = \"share\", at_least = 0.5 }";
  table_.attributes[0].value = false;
  explanation_.value.clear();
  const PlayPlan play = plan("[limits]\nhold_out = 0.5\n" + play_text("a", one)).plays.at(0);
  ASSERT_EQ(play.balance.size(), 1u);
  EXPECT_FALSE(play.balance_p_value);
  ASSERT_TRUE(play.share_p_value);
  EXPECT_EQ(*play.share_p_value, binomial_p_value(play.held_out, 6, 0.5));
  EXPECT_FALSE(play.unlucky_share() || play.unlucky_balance());
  const PlayPlan none = plan("[limits]\nhold_out = 0\n" + play_text("a", one)).plays.at(0);
  EXPECT_FALSE(none.share_p_value);
}

TEST_F(Campaign, APlayWhoseConditionNobodyMeetsFiresAndReachesNobody) {
  const PlayPlan play =
      plan(play_text("a", everybody) + "customer = { column = \"spend\", above = 1e6 }\n")
          .plays.at(0);
  EXPECT_TRUE(play.fires());
  EXPECT_FALSE(play.reaches());
  EXPECT_FALSE(play.share_p_value);
}

TEST_F(Campaign, WithoutALikelyResponseNoHoldOutIsEnoughOrTooSmall) {
  std::string nothing = sure_money;
  nothing.replace(nothing.find("low = 0.1\nlikely = 0.1"), 22, "low = 0\nlikely = 0");
  const PlayPlan play =
      plan("currency = \"EUR\"\n" + play_text("a", everybody) + nothing).plays.at(0);
  EXPECT_FALSE(play.expects_response);
  EXPECT_FALSE(play.needed_hold_out);
}

TEST_F(Campaign, PlaysThatFireNowhereAreKeptWithTheirEvidence) {
  const PlayPlan play = plan(play_text("a", "{ figure = \"customers\", above = 99 }")).plays.at(0);
  EXPECT_FALSE(play.fires());
  EXPECT_EQ(play.segments.size(), 3u);
  EXPECT_EQ(evidence_words(play.segments[0].match.evidence[0]), "4 customers, above 99 asked");
  EXPECT_TRUE(play.targets.empty());
}

TEST_F(Campaign, SeveralColumnsAddUpToTheValue) {
  std::vector<std::size_t> value;
  for (std::size_t j = 0; j < preparation_.columns.size(); ++j) {
    ColumnPreparation& column = preparation_.columns[j];
    column.schema.value = column.schema.name == "spend" || column.schema.name == "visits";
    if (!column.schema.value || column.part != Part::value) continue;
    column.schema.kind = Kind::amount;
    value.push_back(j);
  }
  const std::vector<std::uint32_t> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  explanation_ = explain(execution_, table_, preparation_, segments_, 3, {all, 1});
  EXPECT_EQ(explanation_.value, value);
  EXPECT_DOUBLE_EQ(explanation_.segments[0].share_of_value, 1008.0 / 4032);
  EXPECT_DOUBLE_EQ(explanation_.segments[2].share_of_value, 3018.0 / 4032);
  const PlayPlan play = plan("[limits]\nhold_out = 0\n" + play_text("a", everybody)).plays.at(0);
  EXPECT_EQ(rows(play), (std::vector<std::uint32_t>{11, 10, 3, 2, 1, 0, 4, 5, 6, 7, 8, 9}))
      << "customer 1 lacks visits, and is worth what is known";
  EXPECT_EQ(play.balance.at(0).name, "1, value medium");
}

} // namespace
} // namespace ilk
