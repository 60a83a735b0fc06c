// What to do with a segment, by outcomes, totals and what sets it apart, on small made figures.
#include <cmath>

#include <gtest/gtest.h>

#include "facts/advice.h"
#include "table/column_name.h"
#include "words/advice_words.h"

namespace ilk {
namespace {

// A bank whose first segment has a fifth of 2,000 customers.
class Bank {
 public:
  Bank() {
    explanation_.segments.resize(2);
    for (std::uint32_t s = 0; s < 2; ++s) {
      explanation_.segments[s].id = s + 1;
      explanation_.segments[s].size = s == 0 ? 400 : 1600;
      explanation_.segments[s].share = s == 0 ? 0.2 : 0.8;
    }
  }

  // A column, of whose total the first segment holds `held`; NaN where it has none.
  Bank& column(const char* name, double held, Kind kind = Kind::amount) {
    ColumnPreparation column;
    column.schema = described(name, Role::attribute);
    column.schema.kind = kind;
    columns_.push_back(column);
    AttributeProfile first, second;
    first.known = 400;
    first.median = 2;
    first.share_of_total = held;
    first.total_interval = {held - 0.02, held + 0.02};
    second.known = 1600;
    second.share_of_total = 1 - held;
    second.total_interval = {1 - held - 0.02, 1 - held + 0.02};
    AttributeProfile everybody;
    everybody.known = 2000;
    everybody.median = 1;
    explanation_.segments[0].attributes.push_back(first);
    explanation_.segments[1].attributes.push_back(second);
    explanation_.population.push_back(everybody);
    return *this;
  }

  // That the last column says what customers are worth.
  Bank& value() {
    explanation_.value = {columns_.size() - 1};
    for (Segment& segment : explanation_.segments) {
      segment.share_of_value = segment.attributes.back().share_of_total;
      segment.value_interval = segment.attributes.back().total_interval;
    }
    return *this;
  }

  // That the first segment lies above the other in the last column so often.
  Bank& driver(double auc) {
    explanation_.segments[0].drivers.push_back({columns_.size() - 1, 1, 1, auc, {}});
    return *this;
  }

  Bank& median(double first) {
    explanation_.segments[0].attributes.back().median = first;
    return *this;
  }

  // A label of yes and no, with these shares of yes in the two segments.
  Bank& label(const char* name, double first, double second) {
    Outcome outcome{described(name, Role::label), true, {}, 0, 1, {400, 1600}};
    outcome.schema.kind = Kind::boolean;
    outcome.figures = {{"yes", 0.2 * first + 0.8 * second, {first, second}}};
    outcomes_.push_back(outcome);
    return *this;
  }

  // One of two levels.
  Bank& levels(const char* name, const char* often, const char* rare, double first, double second) {
    label(name, first, second);
    Outcome& outcome = outcomes_.back();
    outcome.schema.kind = Kind::category;
    const OutcomeFigure rarer{rare, 0, outcome.figures[0].by_segment};
    outcome.figures = {{often, 0, {1 - first, 1 - second}}, rarer};
    return *this;
  }

  // What is told of the first segment, a line each.
  std::string told() const {
    const AdviceBasis basis{explanation_, outcomes_, columns_};
    std::string text;
    for (const Advice& advice : advice_for(basis, explanation_.segments[0]))
      text +=
          (text.empty() ? "" : "\n") + advice_words(advice, basis, explanation_.segments[0]).text();
    return text;
  }

  std::string kinds() const {
    std::string text;
    for (const Advice& advice :
         advice_for({explanation_, outcomes_, columns_}, explanation_.segments[0]))
      text += (text.empty() ? "" : " ") + std::string(name_of(advice.kind));
    return text;
  }

 private:
  Explanation explanation_;
  std::vector<Outcome> outcomes_;
  std::vector<ColumnPreparation> columns_;
};

TEST(Advice, SegmentsThatLeaveAreToBeRetainedWhateverTheyBring) {
  Bank bank;
  bank.column("total charges", 0.05).value().label("Churn", 0.4375, 0.2);
  EXPECT_EQ(bank.told(), "Retain them, and find out why first: churn 43.8% (39% to 48.6%), the "
                         "rest 20%.");
  EXPECT_EQ(Bank().label("Churn", 0.05, 0.2).told(),
            "Learn what keeps them: churn 5% (3.3% to 7.6%), the rest 20%.");
  EXPECT_EQ(Bank().label("renewed", 0.4, 0.8).kinds(), "retain");
  EXPECT_EQ(Bank().label("renewed", 0.95, 0.8).kinds(), "learn");
}

TEST(Advice, LevelsAreJudgedByTheirOwnNames) {
  EXPECT_EQ(
      Bank().levels("Attrition_Flag", "Existing Customer", "Attrited Customer", 0.4, 0.1).told(),
      "Retain them, and find out why first: attrition flag: Attrited Customer 40% (35.3% to "
      "44.9%), the rest 10%.");
  EXPECT_EQ(Bank().levels("booking_status", "Canceled", "Not_Canceled", 0.1, 0.4).kinds(),
            "retain");
  EXPECT_EQ(Bank().levels("plan_b", "red", "blue", 0.4, 0.1).told(),
            "Find out why, good or bad, before you act: plan b: blue 40% (35.3% to 44.9%), the "
            "rest 10%.");
}

TEST(Advice, NothingIsSoldToThoseInDistress) {
  Bank bank;
  bank.label("default", 0.45, 0.12).label("response", 0.3, 0.1);
  EXPECT_EQ(bank.told(), "Help before you sell: default 45% (40.2% to 49.9%), the rest 12%. Offer "
                         "no further credit.");
  Bank borrowers;
  borrowers.column("PURCHASES", 0.03).value().column("CASH_ADVANCE", 0.54).driver(0.9);
  EXPECT_EQ(borrowers.told(),
            "Help before you sell: 54% of all cash advance (52% to 56%) from 20% of the customers; "
            "3% of all purchases. Check that they can pay before you offer more.");
  EXPECT_EQ(Bank().column("minimum_payments", NAN).driver(0.9).kinds(), "help");
  EXPECT_EQ(Bank().column("PRC_FULL_PAYMENT", NAN, Kind::ratio).driver(0.1).kinds(), "help");
  const auto used = [](double median) {
    return Bank().column("utilization_ratio", NAN, Kind::ratio).driver(0.9).median(median).kinds();
  };
  EXPECT_EQ(used(0.9), "help");
  EXPECT_EQ(used(0.3), "know") << "a third of a limit is no distress";
}

TEST(Advice, OutcomesOfWhichNobodyKnowsWhetherTheyAreGoodAreSaidNeutrally) {
  for (const char* name : {"y", "target", "claimed", "not_churned"})
    EXPECT_EQ(Bank().label(name, 0.4, 0.1).kinds(), "look") << name;
  EXPECT_EQ(Bank().label("y", 0.4, 0.1).told(), "Find out why, good or bad, before you act: y 40% "
                                                "(35.3% to 44.9%), the rest 10%.");
  EXPECT_EQ(Bank().label("complained", 0.4, 0.1).told(),
            "Find out why, and mend it: complained 40% (35.3% to 44.9%), the rest 10%.");
  EXPECT_EQ(Bank().label("kmeans_cluster", 0.9, 0.1).told(), "");
}

TEST(Advice, ThoseWhoRespondAreAskedFirst) {
  EXPECT_EQ(Bank().label("Response", 0.3, 0.1).told(),
            "Ask them first: response 30% (25.7% to 34.7%), the rest 10%. Hold some out: it shows "
            "whom an offer moves.");
  EXPECT_EQ(Bank().label("Response", 0.02, 0.1).told(),
            "Leave them alone with such offers: response 2% (1% to 3.9%), the rest 10%.");
}

TEST(Advice, NothingIsSaidWhereRatesMayDifferByChanceOrDifferLittle) {
  EXPECT_EQ(Bank().label("churn", 0.23, 0.2).told(), "") << "by chance";
  EXPECT_EQ(Bank().label("churn", 0.55, 0.46).told(), "") << "little";
  EXPECT_EQ(Bank().told(), "");
}

TEST(Advice, TotalsWhoseMeaningIsUnknownAreNotSpokenOf) {
  for (const char* name : {"euribor3m", "age", "interest_rate", "credit_limit", "annual income",
                           "avg_price_per_room", "nr.employed", "satisfaction_score"})
    for (const double held : {0.01, 0.6}) EXPECT_EQ(Bank().column(name, held).told(), "") << name;
}

TEST(Advice, SeveralValuesAreToldBesideTheShareOfTheCustomers) {
  Bank bank;
  bank.column("card_spend", 0.02).value().column("deposits", 0.6).column("age", 0.2);
  EXPECT_EQ(bank.told(), "Do not judge them by card spend alone: 60% of all deposits (58% to 62%) "
                         "from 20% of the customers; 2% of all card spend.");
  Bank both;
  both.column("card_spend", 0.5).value().column("deposits", 0.6);
  EXPECT_EQ(both.told(), "Keep them: 50% of all card spend (48% to 52%) from 20% of the customers; "
                         "60% of all deposits.");
  EXPECT_EQ(Bank().column("deposits", 0.6).told(),
            "Mind what they hold: 60% of all deposits (58% to 62%) from 20% of the customers.");
}

TEST(Advice, LittleIsSpentOnThoseWhoBringLittleUnlessTheyAreNew) {
  EXPECT_EQ(Bank().column("purchases", 0.05).value().told(),
            "Spend little on them: 5% of all purchases (3% to 7%) from 20% of the customers.");
  EXPECT_EQ(Bank().column("purchases", 0.05).value().column("tenure", NAN).driver(0.1).kinds(),
            "know");
  EXPECT_EQ(Bank().column("purchases", 0.18).value().told(), "") << "neither much nor little";
}

TEST(Advice, WithoutOutcomesAndTotalsItSaysWhatSetsThemApart) {
  EXPECT_EQ(Bank().column("orders", NAN).driver(0.9).told(),
            "Know them by this: orders 2; typical customer 1; higher in 90% of pairs with others "
            "(87% to 93%).");
  EXPECT_EQ(Bank().column("orders", NAN).driver(0.6).told(), "");
  EXPECT_EQ(Bank().column("religion", NAN).driver(0.9).told(), "") << "not to be acted on";
}

TEST(OutcomeMeaning, IsKnownByNameOnlyWhereTheNameSaysOneThing) {
  const auto of = [](const char* name) { return meaning_of_outcome(words_of(name)); };
  EXPECT_EQ(of("Exited"), OutcomeMeaning::leaves);
  EXPECT_EQ(of("default payment next month"), OutcomeMeaning::in_distress);
  EXPECT_EQ(of("fully_repaid"), OutcomeMeaning::pays);
  EXPECT_EQ(of("no_show"), OutcomeMeaning::displeased);
  EXPECT_EQ(of("no_churn"), OutcomeMeaning::unknown);
  EXPECT_EQ(of("churned_after_response"), OutcomeMeaning::unknown);
  for (const char* turned :
       {"fraud_free", "churn_prevented", "renewal_declined", "complaint_resolved",
        "arrears_cleared", "late_payment_waived", "default_payment_method", "left_review"})
    EXPECT_EQ(of(turned), OutcomeMeaning::unknown) << turned;
  EXPECT_EQ(of("closed"), OutcomeMeaning::leaves);
  EXPECT_EQ(meaning_of_level(words_of("Not_Canceled")), OutcomeMeaning::stays);
  EXPECT_EQ(meaning_of_level(words_of("Charged Off")), OutcomeMeaning::in_distress);
}

} // namespace
} // namespace ilk
