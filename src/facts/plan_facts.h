// What is told of a plan: its plays, their customers, what they may bring and how they are
// measured.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facts/figures.h"
#include "facts/named_words.h"
#include "strategy/campaign.h"

namespace ilk {

/// The play that was planned.
inline const Play& play_of(const Plan& plan, const PlayPlan& made) {
  return plan.playbook.plays[made.play];
}

/// Of a play that fires nowhere: the index of the segment whose figures lack least, by the sum of
/// ClauseEvidence::miss; the first of equal ones.
std::size_t nearest_miss(const PlayPlan& play);

/// How the plays of a plan fare.
struct PlanTally {
  std::size_t plays = 0;
  std::size_t reaching = 0; ///< customers
  std::size_t idle = 0;     ///< fit a segment, but reach nobody
};
PlanTally tally_of(const Plan& plan);

/// Whether a play loses money by its assumptions.
enum class Loss {
  none,  ///< in at most half of the draws
  often, ///< in more than half of them
  always,
};
Loss loss_of(const ExpectedValue& value);

/// Whether a hold-out can show the likely response.
enum class HoldOut {
  unknown, ///< no response is assumed
  enough,
  scarce,
};
HoldOut hold_out_of(const PlayPlan& made);

/// A play that cannot show its likely response, and what would.
struct Shortfall {
  double customers = 0; ///< that it takes with its hold-out
  double with_half = 0; ///< with half of them held out
  double campaigns = 0; ///< like this one, added up
  double weeks = 0;     ///< from the first of these to the last, at least, by over_time; 0 without
  std::vector<std::string>
      together; ///< titles of other plays with the same KPI, which add up with it
};

/// None where its hold-out is enough, where nobody is held out, or no response is assumed.
std::optional<Shortfall> shortfall_of(const Plan& plan, const PlayPlan& made);

/// The plays that fire in a segment (index from 0), as places in the plan: those that reach
/// customers there before the others, and of these by what they are expected to bring there, then
/// by contacts.
std::vector<std::size_t> plays_in_segment(const Plan& plan, std::size_t segment);

/// Those of them that contact customers of the segment; none without a plan.
std::vector<std::size_t> contacting_plays(const std::optional<Plan>& plan, std::size_t segment);

/// An amount of money: three digits, since more would look as if they were known.
Figure money_figure(double amount);

/// An assumption as it was written, with up to six decimals: "0.2", "1,200".
Figure assumed_figure(double value);
Figure assumed_share(double share);

/// "1 in 400".
Figure odds_figure(double p);

struct ExpectedFacts {
  Figures values;
  Figure loss;
  std::string mean, range;

  static constexpr const char* type_name = "Expected";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("values", self.values, "P10, median, P90 and mean of the draws, in the currency");
    field("loss", self.loss, "chance of a loss");
    field("mean", self.mean, "with the currency");
    field("range", self.range, "from P10 to P90, with the currency");
  }
};

/// Of so many contacts; none without assumptions.
std::optional<ExpectedFacts> expected_facts(const PlayPlan& made, std::uint64_t contacts);

struct ClauseFacts {
  std::string text;
  bool holds = false;

  static constexpr const char* type_name = "Clause";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("text", self.text, "what was measured and asked");
    field("holds", self.holds, "whether it is as asked");
  }
};

struct PlaySegmentFacts {
  std::uint32_t id = 0;
  bool fires = false;
  std::vector<ClauseFacts> evidence;
  std::optional<Figure> contacts;
  std::string sizes;
  std::optional<ExpectedFacts> expected;

  static constexpr const char* type_name = "PlaySegment";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("id", self.id, "of the segment");
    field("fires", self.fires, "whether all clauses hold");
    field("evidence", self.evidence, "one per clause");
    field("contacts", self.contacts, "customers to contact; null where it reaches nobody");
    field("sizes", self.sizes, "customers to contact and held out");
    field("expected", self.expected, "what they may bring; null without assumptions");
  }
};

struct StratumFacts {
  std::string stratum;
  Figure customers;
  Figure held_out;
  Figure share;

  static constexpr const char* type_name = "Stratum";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("stratum", self.stratum, "a segment and a third of the value");
    field("customers", self.customers, "of the play");
    field("held_out", self.held_out, "of these");
    field("share", self.share, "of these");
  }
};

struct PlayFacts {
  std::string name;
  std::string title;
  std::string action;
  std::string customer;
  std::string channel;
  std::string message;
  std::string kpi;
  std::vector<std::string> stop;
  bool exclusive = false;
  bool fires = false;
  bool reaches = false;
  std::string sizes;
  std::optional<std::string> list;
  std::optional<std::string> hold_out_list;
  Figure contacts;
  Figure held_out;
  std::optional<ExpectedFacts> expected;
  std::string worth;
  std::vector<NamedWords> assumptions;
  std::string measured;
  std::string hold_out_state;
  std::string unlucky;
  std::string parts;
  std::vector<StratumFacts> balance;
  std::string nobody;
  std::vector<PlaySegmentFacts> segments;
  std::string further;

  static constexpr const char* type_name = "Play";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("name", self.name, "of its lists");
    field("title", self.title, "of the playbook");
    field("action", self.action, "of the playbook");
    field("customer", self.customer, "its condition on customers; empty for none");
    field("channel", self.channel, "of the playbook");
    field("message", self.message, "of the playbook");
    field("kpi", self.kpi, "what counts as success");
    field("stop", self.stop, "what would stop it");
    field("exclusive", self.exclusive, "whether its customers are in no other list");
    field("fires", self.fires, "whether it fits a segment");
    field("reaches", self.reaches, "whether it has customers");
    field("sizes", self.sizes, "customers to contact, held out and left to other plays");
    field("list", self.list, "file of its customers to contact, or null");
    field("hold_out_list", self.hold_out_list, "file of those held out, or null");
    field("contacts", self.contacts, "customers to contact");
    field("held_out", self.held_out, "customers held out");
    field("expected", self.expected, "what it may bring; null where nothing is assumed or reached");
    field("worth", self.worth, "the same in a sentence, or why nothing is said of money");
    field("assumptions", self.assumptions, "of the playbook; empty without any");
    field("measured", self.measured, "whether its hold-out can show what it does");
    field("hold_out_state", self.hold_out_state, "`enough`, `scarce` or empty");
    field("unlucky", self.unlucky, "a hold-out that chance drew badly; mostly empty");
    field("parts", self.parts, "heading of `balance`");
    field("balance", self.balance, "how many are held out in each part");
    field("nobody", self.nobody, "why a play that fits reaches nobody; else empty");
    field("segments", self.segments,
          "in which it fires; where it fires in none, where it comes nearest");
    field("further", self.further, "how many more it fires in; empty for none");
  }
};

struct PlanFacts {
  std::string playbook;
  std::string currency;
  std::string tally;
  std::string cautions;
  std::string doubt;
  std::string best, values_summary;
  std::string limits_words;
  std::string listed;
  std::vector<NamedWords> per_customer;
  std::string left_out;
  std::string nobody, unfit;

  static constexpr const char* type_name = "Plan";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("playbook", self.playbook, "its file");
    field("currency", self.currency, "of all money");
    field("tally", self.tally, "how many plays reach customers");
    field("cautions", self.cautions, "plays that lose money, and who is held out");
    field("doubt", self.doubt, "that the segments did not pass every test; else empty");
    field("best", self.best, "title of what plays may bring: the one that may bring most");
    field("values_summary", self.values_summary, "what each may bring, in a line");
    field("limits_words", self.limits_words, "in how many lists a customer may be");
    field("listed", self.listed, "how many customers are in a list");
    field("per_customer", self.per_customer, "customers by the number of their lists");
    field("left_out", self.left_out, "segments of which no play reaches customers");
    field("nobody", self.nobody, "heading of plays that fit, but reach nobody; empty without any");
    field("unfit", self.unfit, "heading of plays that fit no segment; empty without any");
  }
};

/// Shares of a stratum; sentences of the others are left to words/plan_words.h.
StratumFacts stratum_facts(const Stratum& stratum);

} // namespace ilk
