// The plan: which customers each play goes to, who of them is held out, what it would be worth by
// its assumptions, and what its hold-out can show.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/execution.h"
#include "profile/condition.h"
#include "strategy/expected_value.h"
#include "strategy/play.h"
#include "strategy/play_match.h"

namespace ilk {

/// A customer on a play's list.
struct Target {
  std::uint32_t row = 0;      ///< of the table
  std::uint32_t priority = 2; ///< 1 (upper third of the play's targets), 2 or 3 (lower third)
  bool held_out = false;
  bool supports_clause = false; ///< see support_of; false where there is no clause_column
};

/// One play in one segment.
struct PlayInSegment {
  SegmentMatch match;
  std::uint64_t customers = 0;   ///< who are eligible; none where it does not fire
  std::uint64_t kept_apart = 0;  ///< of these, on the list of an exclusive play
  std::uint64_t capped = 0;      ///< in as many lists as a customer may be already
  std::uint64_t rested = 0;      ///< contacted as often as the days before the plan allow
  std::uint64_t over_budget = 0; ///< whose contact budget and capacities leave out
  std::uint64_t in_control = 0;  ///< who would be contacted or held out, were they not the control
  std::uint64_t contacts = 0;    ///< customers = kept_apart + capped + rested + over_budget +
                                 ///< in_control + contacts + held_out
  std::uint64_t held_out = 0;

  std::uint64_t reached() const { return contacts + held_out; }
};

/// A draw of a hold-out, or one still worse, that chance makes more rarely is called unlucky.
inline constexpr double rare_draw = 0.01;

/// Targets that are alike before a play begins: of one segment and one third of the value.
struct Stratum {
  std::string name; ///< "2, purchases high"
  std::uint64_t customers = 0;
  std::uint64_t held_out = 0;
};

struct PlayPlan {
  std::size_t play = 0;                ///< index into Playbook::plays
  std::vector<PlayInSegment> segments; ///< all of them
  std::uint64_t eligible = 0;          ///< customers of segments in which it fires who meet its
                                       ///< condition on customers
  std::uint64_t kept_apart = 0;        ///< these are sums over the segments
  std::uint64_t capped = 0;
  std::uint64_t rested = 0;
  std::uint64_t over_budget = 0;
  std::uint64_t in_control = 0;
  std::uint64_t contacts = 0;
  std::uint64_t held_out = 0;
  double hold_out = 0;                      ///< share to be held out
  std::vector<Target> targets;              ///< contacts and held out; best first, equal ones
                                            ///< in the order of the source
  std::vector<std::uint32_t> control;       ///< rows of the control group that it would reach
  std::vector<ResolvedCriterion> customer;  ///< its condition on customers; empty for none
  std::vector<std::size_t> reason_columns;  ///< of the table: those of its condition on customers
  std::optional<std::size_t> clause_column; ///< of the table: that of its first clause
  bool is_ranked = false;                   ///< by its rank_by, else by the value
  std::optional<ExpectedValue> per_contact; ///< none without assumptions
  std::optional<std::uint64_t> needed_hold_out; ///< to see the likely response; see power.h
  std::optional<double> detectable;             ///< smallest response that the hold-out can show
  std::vector<Stratum> balance;                 ///< without those that have no targets
  std::optional<double> balance_p_value;        ///< of strata against being held out (chi-square);
                                                ///< none with fewer than two strata
  std::optional<double> share_p_value; ///< of the share held out (exact binomial, two-sided)
  bool expects_response = false;       ///< a likely response above 0 is assumed

  bool
  fires() const; ///< in a segment at least, whether or not a customer of it meets the condition
  bool reaches() const { return !targets.empty(); }
  bool unlucky_share() const { return share_p_value.value_or(1) < rare_draw; }
  bool unlucky_balance() const { return balance_p_value.value_or(1) < rare_draw; }
  /// Only to be asked when it expects a response.
  bool enough() const { return needed_hold_out && held_out >= *needed_hold_out; }
};

/// What contacts cost by the plays' assumptions, where a budget was given.
struct Spending {
  double budget = 0;
  double spent = 0;
  double one_more = 0; ///< what one more unit of money would bring; 0 where not all is spent
};

/// Places of a channel, where it has so many only.
struct ChannelUse {
  std::string channel;
  std::uint64_t capacity = 0;
  std::uint64_t used = 0;
  double one_more = 0; ///< what one more place would bring; 0 where not all are used
};

/// Contacts of the days before the plan.
struct Recent {
  std::string file;           ///< the history
  float day = 0;              ///< of the plan, days since 1970-01-01
  std::uint64_t contacts = 0; ///< that count
  std::uint64_t resting = 0;  ///< customers who may not be contacted for them
};

struct Plan {
  Playbook playbook;
  std::uint64_t seed = 0;
  std::uint64_t customers = 0;
  std::vector<PlayPlan> plays; ///< in the order in which customers were given to them
  std::uint64_t contacted = 0; ///< customers whom a play at least contacts
  std::vector<std::uint64_t> lists_per_customer; ///< customers in 0, 1, 2, ... lists
  std::uint64_t control = 0;                     ///< customers in the control group
  std::optional<Spending> spending;              ///< none without a budget
  std::vector<ChannelUse> channels;              ///< those that have a capacity
  std::optional<Recent> recent;                  ///< none without a history
};

/// The order of plays: exclusive ones, then the others; either by their exact expected value per
/// contact, highest first, behind them those without assumptions; equal ones in the file's order.
std::vector<std::size_t> order_of_plays(const Playbook& playbook);

/// Gives every play, in that order, the customers of the segments in which it fires who meet its
/// condition, are not in the list of an exclusive play, and are in fewer than most_contacts lists;
/// being held out counts as being in the list. Within a time contacts of a history count as well.
/// The control group is on no list. Within a budget or capacities of channels the lists are those
/// of budget.h; plays without assumptions cost nothing that is known, and get the places that the
/// others leave. So a customer's lists depend on that customer, the segments and the playbook
/// alone, but for conditions by quantiles and levels and for these limits, which are everybody's.
/// `seed` is used where the playbook has none. Throws as match_plays and select_rows do, and
/// DataError for a control group of customers without ids, who have another number in another
/// order. O(plays x rows + targets log targets).
Plan make_plan(Execution& execution, const Playbook& playbook, const SegmentedCustomers& customers,
               std::uint64_t seed);

} // namespace ilk
