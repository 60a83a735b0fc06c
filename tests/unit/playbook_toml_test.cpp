// Playbooks: what is written is read, and every mistake is named with its line, its column and what
// to do.
#include <cmath>

#include <gtest/gtest.h>

#include "io/sha256.h"
#include "strategy/expected_value.h"
#include "support/faults.h"
#include "unit/playbook_support.h"

namespace ilk {
namespace {

using test::play_text;
using test::play_words;
using test::sure_money;

const std::string share = "{ figure = \"share\", at_least = 0.05 }";

class PlaybookToml : public test::PlaybookFile {
 protected:
  void expect_fault(const std::string& toml, std::uint64_t line, std::uint64_t column,
                    std::string_view words) const {
    test::expect_fault([&] { load(toml); }, {path_.string(), line, column}, words, toml);
  }

  // A mistake in a clause that stands behind "segment = " on line 4.
  void expect_clause_fault(const std::string& clause, std::uint64_t column,
                           std::string_view words) const {
    expect_fault(play_text("a", clause), 4, column, words);
  }

  // A mistake in the assumptions of a play of nine lines, which begin on line 11.
  void expect_money_fault(const std::string& assumptions, std::uint64_t line, std::uint64_t column,
                          std::string_view words) const {
    expect_fault("currency = \"EUR\"\n" + play_text("a", share) + assumptions, line, column, words);
  }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST_F(PlaybookToml, ReadsWhatIsWritten) {
  const Playbook playbook = load(R"(currency = "EUR"
[limits]
most_contacts = 3
hold_out = 0.2
power = 0.9
significance = 0.01
seed = 42
[[measure]]
name = "interest-bearing balance"
column = "BALANCE"
where = { column = "PRC_FULL_PAYMENT", below = 1 }
[[play]]
name = "pay-off-9"
title = "Pay off"
segment = [{ column = "CASH_ADVANCE", figure = "concentration", at_least = 1.5, below = 9 },
           { measure = "interest-bearing balance", figure = "share_of_total", above = 0.1 }]
customer = [{ column = "CASH_ADVANCE", above = 0 }]
action = "offer a loan"
channel = "e-mail"
message = "Pay less"
kpi = "loans"
stop = ["no consent", "arrears"]
rank_by = "BALANCE"
exclusive = true
[play.response]
low = 0.01
likely = 0.02
high = 0.05
unit = "share of customers contacted"
baseline = 0.03
[play.value]
low = 20
likely = 40
high = 90
unit = "EUR per loan"
[play.cost]
low = 0.5
likely = 1
high = 1
unit = "EUR per contact"
)");
  EXPECT_EQ(playbook.file, path_.string());
  EXPECT_EQ(playbook.currency, "EUR");
  EXPECT_EQ(playbook.limits.most_contacts, 3u);
  EXPECT_EQ(playbook.limits.hold_out, 0.2);
  EXPECT_EQ(playbook.limits.power, 0.9);
  EXPECT_EQ(playbook.limits.significance, 0.01);
  EXPECT_EQ(playbook.limits.seed, 42u);
  ASSERT_EQ(playbook.measures.size(), 1u);
  EXPECT_EQ(playbook.measures[0].column.name, "BALANCE");
  EXPECT_EQ(playbook.measures[0].where.at(0).bounds.at(0).relation, BoundRelation::below);
  const Play& play = playbook.plays.at(0);
  EXPECT_EQ(play.name, "pay-off-9");
  EXPECT_EQ(play.place.line, 12u);
  ASSERT_EQ(play.segment.size(), 2u);
  EXPECT_EQ(play.segment[0].figure, ClauseFigure::concentration);
  EXPECT_EQ(play.segment[0].column->name, "CASH_ADVANCE");
  EXPECT_EQ(play.segment[0].bounds,
            (std::vector<std::pair<BoundRelation, double>>{{BoundRelation::at_least, 1.5},
                                                           {BoundRelation::below, 9}}));
  EXPECT_EQ(play.segment[1].measure->name, "interest-bearing balance");
  EXPECT_EQ(play.customer.at(0).column.name, "CASH_ADVANCE");
  EXPECT_EQ(play.message, "Pay less");
  EXPECT_EQ(play.stop, (std::vector<std::string>{"no consent", "arrears"}));
  EXPECT_EQ(play.rank_by->place.line, 23u);
  EXPECT_TRUE(play.exclusive);
  EXPECT_EQ(play.assumptions->response.likely, 0.02);
  EXPECT_EQ(play.assumptions->baseline, 0.03);
  EXPECT_EQ(play.assumptions->value.unit, "EUR per loan");
  EXPECT_EQ(play.assumptions->cost.low, 0.5);
}

TEST_F(PlaybookToml, HasCarefulDefaultsAndNoMoneyWithoutAssumptions) {
  const Playbook playbook = load(play_text("a", share));
  EXPECT_EQ(playbook.limits.most_contacts, 2u);
  EXPECT_EQ(playbook.limits.hold_out, 0.1);
  EXPECT_EQ(playbook.limits.power, 0.8);
  EXPECT_EQ(playbook.limits.significance, 0.05);
  EXPECT_FALSE(playbook.limits.seed);
  EXPECT_FALSE(playbook.plays[0].assumptions);
  EXPECT_TRUE(playbook.plays[0].customer.empty());
  EXPECT_FALSE(playbook.plays[0].rank_by);
  EXPECT_FALSE(playbook.plays[0].exclusive);
}

TEST_F(PlaybookToml, OneThatIsOnlyBegunHasNoPlays) {
  EXPECT_TRUE(load("currency = \"EUR\"\n").plays.empty());
  EXPECT_TRUE(load("# plays to come\n").plays.empty());
}

TEST_F(PlaybookToml, MistakesOfTheFileAreNamed) {
  expect_fault("plays = 3\n", 1, 1, "'plays' is not a key of a playbook");
  expect_fault("play = 3\n", 1, 8, "begin each with [[play]]");
  expect_fault("play = \n", 1, 8, "TOML");
  expect_fault("currency = 3\n", 1, 12, "currency must be text");
  EXPECT_THROW(load_playbook(path_.string() + ".missing"), IoError);
}

TEST_F(PlaybookToml, MistakesInLimitsAreNamed) {
  expect_fault("[limits]\nmost = 3\n", 2, 1, "use one of most_contacts, hold_out, power");
  expect_fault("[limits]\nmost_contacts = 0\n", 2, 17, "whole number from 1 to 100");
  expect_fault("[limits]\nmost_contacts = 1.5\n", 2, 17, "whole number");
  expect_fault("[limits]\nhold_out = 10\n", 2, 12, "not between 0 and 0.5");
  expect_fault("[limits]\npower = 80\n", 2, 9, "not between 0.5 and 0.999");
  expect_fault("[limits]\nsignificance = 0\n", 2, 16, "not between 0.0001 and 0.5");
  expect_fault("[limits]\nseed = -1\n", 2, 8, "whole number from 0");
  expect_fault("limits = 3\n", 1, 10, "limits must be a table");
}

TEST_F(PlaybookToml, MistakesInMeasuresAreNamed) {
  expect_fault("[[measure]]\ncolumn = \"a\"\n", 1, 1, "a measure has no name");
  expect_fault("[[measure]]\nname = \"m\"\n", 1, 1, "a measure has no column");
  expect_fault("[[measure]]\nname = \"m\"\nof = \"a\"\n", 3, 1, "use one of name, column, where");
  expect_fault("[[measure]]\nname = \"m\"\ncolumn = \"a\"\nwhere = 3\n", 4, 9,
               "where must be a condition");
  const std::string measure = "[[measure]]\nname = \"m\"\ncolumn = \"a\"\n";
  expect_fault(measure + measure, 5, 8, "there are two measures 'm'");
}

TEST_F(PlaybookToml, MistakesInPlaysAreNamed) {
  const std::string whole = play_text("a", share);
  for (const char* key :
       {"name", "title", "segment", "action", "channel", "message", "kpi", "stop"}) {
    std::string lacking = whole;
    const std::size_t begin = lacking.find(std::string("\n") + key + " = ") + 1;
    lacking.erase(begin, lacking.find('\n', begin) + 1 - begin);
    expect_fault(lacking, 1, 1, std::string("a play has no ") + key);
  }
  expect_fault(whole + "budget = 3\n", 10, 1, "'budget' is not a key of a play");
  expect_fault(replaced(whole, "title = \"Play a\"", "title = \"\""), 3, 9, "title is empty");
  expect_fault(replaced(whole, "[\"no consent\"]", "[]"), 9, 8, "stop must list");
  expect_fault(replaced(whole, "[\"no consent\"]", "\"none\""), 9, 8, "stop must list");
  expect_fault(replaced(whole, "[\"no consent\"]", "[3]"), 9, 9, "stop must be text");
  expect_fault(whole + "rank_by = 3\n", 10, 11, "rank_by must be text");
  expect_fault(whole + "exclusive = \"yes\"\n", 10, 13, "exclusive must be true or false");
  expect_fault(whole + "channels = \"mail\"\n", 10, 1, "did you mean 'channel'?");
  expect_fault(whole + "hold_out = 0.6\n", 10, 12, "not between 0 and 0.5");
  expect_fault("[limits]\nhold_out = \"20%\"\n" + whole, 2, 12, "write hold_out = 0.2");
  expect_fault(whole + "customer = 3\n", 10, 12, "customer must be a condition");
}

TEST_F(PlaybookToml, APlaysNameIsAFilesNameAndItsOwn) {
  for (const char* name : {"Win-back", "win back", "../a", "-a", "a.b", "\u00e9t\u00e9"})
    expect_fault(play_text(name, share), 2, 8, "cannot name a list");
  expect_fault(play_text(std::string(61, 'a'), share), 2, 8, "cannot name a list");
  expect_fault(play_text("a-hold-out", share), 2, 8, "ends like a list of those held out");
  expect_fault(play_text("a", share) + play_text("a", share), 11, 8, "there are two plays 'a'");
  EXPECT_EQ(load(play_text("hold-out-a", share)).plays[0].name, "hold-out-a");
}

TEST_F(PlaybookToml, MistakesInClausesAreNamed) {
  expect_clause_fault("3", 11, "segment must be a clause");
  expect_clause_fault("[]", 11, "segment must be a clause");
  expect_clause_fault("[3]", 12, "segment must list tables");
  expect_clause_fault("{ at_least = 1 }", 11, "a clause has no figure");
  expect_clause_fault("{ figure = \"sum\", at_least = 1 }", 22, "use one of median, mean, p10");
  expect_clause_fault("{ figure = \"median\", at_least = 1 }", 11, "median needs a column");
  expect_clause_fault("{ figure = \"share\", at_least = 1, kind = 3 }", 45,
                      "not a key of a clause");
  expect_clause_fault("{ figure = \"share\" }", 11, "a clause asks for nothing");
  expect_clause_fault("{ figure = \"share\", at_least = 5 }", 42, "not between 0 and 1");
  expect_clause_fault("{ figure = \"share\", at_least = \"x\" }", 42, "must be a finite number");
  expect_clause_fault("{ figure = \"customers\", below = -1 }", 43, "is below 0");
  expect_clause_fault("{ figure = \"share\", column = \"a\", below = 1 }", 40,
                      "a figure of the segment, not of a column");
  expect_clause_fault("{ figure = \"mean\", column = \"a\", above = 3, below = 3 }", 63,
                      "no figure is within these bounds");
  expect_clause_fault("{ figure = \"mean\", column = \"a\", at_least = 3, at_most = 2 }", 68,
                      "no figure is within these bounds");
  EXPECT_NO_THROW(
      load(play_text("a", "{ figure = \"mean\", column = \"a\", at_least = 3, at_most = 3 }")));
  EXPECT_NO_THROW(
      load(play_text("a", "{ figure = \"difference\", column = \"a\", at_most = -0.5 }")));
}

TEST_F(PlaybookToml, MistakesAboutMeasuresInClausesAreNamed) {
  const std::string measure = "[[measure]]\nname = \"m\"\ncolumn = \"a\"\n";
  const auto clause = [&](const std::string& keys) { return measure + play_text("a", keys); };
  expect_clause_fault("{ figure = \"concentration\", measure = \"m\", above = 1 }", 49,
                      "begins with [[measure]]");
  expect_fault(clause("{ figure = \"concentration\", measure = \"n\", above = 1 }"), 7, 49,
               "use one of m");
  expect_fault(clause("{ figure = \"median\", measure = \"m\", above = 1 }"), 7, 42,
               "a measure has no median");
  expect_fault(clause("{ figure = \"concentration\", measure = \"m\", column = \"a\", above = 1 }"),
               7, 49, "not about both");
}

TEST_F(PlaybookToml, AssumptionsComeTogether) {
  EXPECT_EQ(load("currency = \"EUR\"\n" + play_text("a", share) + sure_money)
                .plays[0]
                .assumptions->value.likely,
            100);
  const std::string cost = sure_money.substr(sure_money.find("[play.cost]"));
  const std::string rest = sure_money.substr(0, sure_money.find("[play.cost]"));
  expect_money_fault(rest, 16, 1, "a play with assumptions has no cost");
  expect_money_fault(cost, 11, 1, "a play with assumptions has no response");
  expect_fault(play_text("a", share) + sure_money, 20, 1,
               "there are assumptions about money, and no currency");
}

TEST_F(PlaybookToml, ImpossibleAssumptionsAreNamed) {
  const auto with = [](const std::string& from, const std::string& to) {
    return replaced(sure_money, from, to);
  };
  expect_money_fault(with("likely = 0.1", "likely = 0.05"), 13, 10, "which does not rise");
  expect_money_fault(with("high = 0.1", "high = 0.09"), 13, 10, "which does not rise");
  expect_money_fault(with("high = 0.1", "high = 1.1"), 14, 8, "more than all customers");
  expect_money_fault(with("low = 0.1", "low = -0.1"), 12, 7, "is below 0");
  expect_money_fault(with("low = 0.1", "low = inf"), 12, 7, "must be a finite number");
  expect_money_fault(with("low = 0.1\n", ""), 11, 1, "response has no low");
  expect_money_fault(with("unit = \"EUR per response\"\n", ""), 16, 1, "value has no unit");
  expect_money_fault(with("low = 2", "low = -2"), 22, 7, "low of cost is -2, which is below 0");
  expect_money_fault(with("high = 0.1\n", "high = 0.1\nbaseline = 0.95\n"), 14, 8,
                     "more than all customers together");
  expect_money_fault(with("high = 0.1\n", "high = 0.1\nbaseline = 2\n"), 15, 12,
                     "not between 0 and 1");
  expect_money_fault(with("[play.cost]\n", "[play.cost]\nbaseline = 1\n"), 22, 1,
                     "use one of low, likely, high, unit");
}

TEST_F(PlaybookToml, MoneyEndsWhereSumsOverCustomersWouldOverflow) {
  expect_money_fault(replaced(sure_money, "low = 100\nlikely = 100\nhigh = 100",
                              "low = 1\nlikely = 2\nhigh = 1.7e308"),
                     19, 8, "more than a million million");
  expect_money_fault(
      replaced(sure_money, "low = 2\nlikely = 2\nhigh = 2", "low = 2\nlikely = 2\nhigh = 2e12"), 24,
      8, "more than a million million");
  const Playbook largest = load("currency = \"EUR\"\n" + play_text("a", share) +
                                replaced(sure_money, "low = 100\nlikely = 100\nhigh = 100",
                                         "low = 1e12\nlikely = 1e12\nhigh = 1e12"));
  EXPECT_TRUE(std::isfinite(mean_value(*largest.plays[0].assumptions)));
}

TEST_F(PlaybookToml, TextIsNoBound) {
  expect_clause_fault("{ column = \"x\", figure = \"median\", below = \"2024-03-01\" }", 54,
                      "must be a number or a date");
}

TEST_F(PlaybookToml, KeepsTheHashOfWhatWasRead) {
  const std::string text = play_text("a", share);
  EXPECT_EQ(load(text).sha256, sha256(text));
}

} // namespace
} // namespace ilk
