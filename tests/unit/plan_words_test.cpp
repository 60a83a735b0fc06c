// A plan in words: how many plays reach customers, what they may bring, and whether a hold-out can
// show it.
#include <gtest/gtest.h>

#include "words/plan_words.h"

namespace ilk {
namespace {

PlayPlan reaching() {
  PlayPlan made;
  made.segments.push_back({.match = {true, {}}, .contacts = 1, .held_out = 0});
  made.targets.resize(1);
  made.contacts = 1;
  made.hold_out = 0.1;
  return made;
}

PlayPlan losing(double loss) {
  PlayPlan made = reaching();
  made.per_contact = ExpectedValue{1, 1, 1, 1, loss};
  return made;
}

Plan plan_of(std::vector<PlayPlan> plays) {
  Plan plan;
  plan.playbook.plays.resize(1);
  plan.plays = std::move(plays);
  return plan;
}

TEST(PlanWords, PlaysAreCountedByWhetherTheyReachCustomers) {
  const auto said = [](std::size_t all, std::size_t reaching, std::size_t idle) {
    return tally_words({all, reaching, idle});
  };
  EXPECT_EQ(said(4, 2, 1), "2 of 4 plays reach customers. 1 fits, but reaches nobody.");
  EXPECT_EQ(said(3, 1, 2), "1 of 3 plays reaches customers. 2 fit, but reach nobody.");
  EXPECT_EQ(said(2, 2, 0), "All 2 plays reach customers.");
  EXPECT_EQ(said(1, 1, 0), "The one play reaches customers.");
  EXPECT_EQ(said(2, 1, 0), "1 of 2 plays reaches customers.");
  EXPECT_EQ(said(1, 0, 1), "The one play fits, but reaches nobody.");
  EXPECT_EQ(said(2, 0, 1), "None of 2 plays reaches customers. 1 fits, but reaches nobody.");
  EXPECT_EQ(said(1, 0, 0), "The one play fits no segment.");
  EXPECT_EQ(said(2, 0, 0), "None of 2 plays fits a segment.");
}

TEST(PlanWords, PlaysThatLoseAlwaysAreToldApartFromThoseThatLoseMoreOftenThanNot) {
  EXPECT_EQ(losing_words(plan_of({losing(0), losing(0.5), reaching()})), "");
  EXPECT_EQ(losing_words(plan_of({losing(0.51), losing(0.9999)})),
            "By your assumptions 2 plays lose money more often than not.");
  EXPECT_EQ(losing_words(plan_of({losing(1)})),
            "By your assumptions 1 play loses money in every draw.");
  EXPECT_EQ(losing_words(plan_of({losing(1), losing(0.93), losing(1), losing(0)})),
            "By your assumptions 2 plays lose money in every draw, 1 more often than not.");
}

TEST(PlanWords, MoneyIsRoundedToThreeFigures) {
  EXPECT_EQ(money_figure(25'643.7).text, "25,600");
  EXPECT_EQ(money_figure(-1234.5).text, "-1,230");
  EXPECT_EQ(money_figure(0.12345).text, "0.123");
  Plan plan = plan_of({});
  plan.playbook.currency = "USD";
  PlayPlan made = reaching();
  made.per_contact = ExpectedValue{25'643.7, 14'512, 25'000, 39'777, 0.021};
  EXPECT_EQ(money_words(plan, *expected_facts(made, 1)),
            "25,600 USD on average (8 in 10 draws: 14,500 to 39,800; chance of a loss 2.1%)");
}

TEST(PlanWords, AssumptionsAreShownAsTheyWereWritten) {
  EXPECT_EQ(assumption_words({0.005, 0.02, 0.1, "share of customers contacted"}, true),
            "0.5% to 10%, most likely 2% (share of customers contacted)");
  EXPECT_EQ(assumption_words({0.2, 1.5, 1200, "USD per customer"}, false),
            "0.2 to 1,200, most likely 1.5 (USD per customer)");
  EXPECT_EQ(assumption_words({3, 3, 3, "USD"}, false), "3 (USD)");
  EXPECT_EQ(assumption_words({-2, 0, 1, ""}, false), "-2 to 1, most likely 0");
  EXPECT_EQ(assumed_share(0.07).text, "7%");
}

TEST(PlanWords, AHoldOutIsSaidToBeEnoughTooFewOrNeither) {
  Plan plan = plan_of({});
  plan.playbook.limits.power = 0.8;
  PlayPlan made = reaching();
  made.expects_response = true;
  made.needed_hold_out = 1210;
  made.held_out = 297;
  const std::string needed =
      "To show the likely response in 80% of cases, 1,210 customers must be held out; 297 are. ";
  EXPECT_EQ(measurement_words(plan, made), needed + "That is too few.");
  made.held_out = 1;
  made.needed_hold_out = 1;
  EXPECT_EQ(measurement_words(plan, made),
            "To show the likely response in 80% of cases, 1 customer must be held out; 1 is. That "
            "is enough.");
  made.needed_hold_out.reset();
  EXPECT_EQ(measurement_words(plan, made),
            "The likely response cannot be shown with so few customers, even if half of them were "
            "held out.");
  made.expects_response = false;
  EXPECT_EQ(measurement_words(plan, made), "");
  made.detectable = 0.032;
  EXPECT_EQ(measurement_words(plan, made),
            "This hold-out can show an effect of 3.2 percentage points or more.");
  made.hold_out = 0;
  EXPECT_EQ(measurement_words(plan, made), "Nobody is held out, so nothing will show what it did.");
}

TEST(PlanWords, APlayThatFitsAndReachesNobodySaysWhereItsCustomersAre) {
  Plan plan = plan_of({});
  plan.playbook.limits.most_contacts = 2;
  PlayPlan made;
  EXPECT_EQ(nobody_words(plan, made), "Nobody in its segments meets its condition on customers.");
  made.eligible = made.capped = 1200;
  EXPECT_EQ(nobody_words(plan, made), "Of those who would fit, 1,200 are in 2 lists already.");
  made.kept_apart = 1;
  EXPECT_EQ(nobody_words(plan, made), "Of those who would fit, 1 is kept for an exclusive play and "
                                      "1,200 are in 2 lists already.");
}

TEST(PlanWords, PlacesThatWereNotGivenAreCountedOverAllPlays) {
  PlayPlan empty, full = reaching();
  empty.kept_apart = 5;
  empty.capped = 1;
  full.kept_apart = 564;
  Plan plan = plan_of({full, empty});
  plan.playbook.limits.most_contacts = 2;
  EXPECT_EQ(
      limit_words(plan),
      "Nobody is in more than 2 lists: lists are filled in the order of the plays. Because of "
      "that limit 1 place was not given. An exclusive play keeps its customers out of all other "
      "lists: because of it 569 places were not given.");
}

TEST(PlanWords, AHoldOutThatChanceDrewBadlyIsSaidToBeSo) {
  PlayPlan made = reaching();
  made.hold_out = 0.2;
  made.held_out = 128;
  made.targets.resize(501);
  EXPECT_EQ(unlucky_words(made), "");
  made.share_p_value = 0.00252;
  EXPECT_EQ(unlucky_words(made), "by chance 25.5% were held out where 20% was asked (1 in 400)");
  made.share_p_value.reset();
  made.balance_p_value = 0.005;
  EXPECT_EQ(unlucky_words(made), "by chance those held out are spread unevenly over segments and "
                                 "values (1 in 200)");
}

TEST(PlanWords, PartsAndCustomersAreCounted) {
  EXPECT_EQ(parts_words(5, 5), "Held out in each of 5 parts");
  EXPECT_EQ(parts_words(40, 200), "Held out in 40 of 200 parts");
  EXPECT_EQ(parts_words(1, 1), "How many are held out");
  EXPECT_EQ(sizes_words(1194, 52), "1,194 to contact, 52 held out");
  EXPECT_EQ(sizes_words(0, 0), "fits, but reaches nobody");
}

} // namespace
} // namespace ilk
