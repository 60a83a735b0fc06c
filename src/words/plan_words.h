// A plan in words. Money comes from assumptions: it is rounded so that it does not look more exact
// than they are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/plan_facts.h"

namespace ilk {

/// "13 of 16 plays reach customers. 1 fits, but reaches nobody."
std::string tally_words(const PlanTally& tally);

/// Of a playbook that is only begun. `playbook`: its file.
std::string no_play_yet_words(const std::string& playbook);

/// Headings of the plays that reach nobody: of those that fit, and of those that fit no segment;
/// empty where there are none.
std::string nobody_heading(const PlanTally& tally);
std::string unfit_heading(const PlanTally& tally);

/// "By your assumptions 1 play loses money in every draw, 2 more often than not."; empty where none
/// does.
std::string losing_words(const Plan& plan);

/// Of one play: "By these assumptions it loses money in every draw."; mostly empty.
std::string losing_words(const PlayPlan& made);

/// "10% of each list is held out by lot and not contacted, so that it can be seen what the play
/// did."; empty where nobody is.
std::string held_out_words(const Plan& plan);

/// "25,600 USD": in the plan's currency.
std::string with_currency(const Plan& plan, const std::string& money);

/// "25,600 USD on average (8 in 10 draws: 14,500 to 39,800; chance of a loss 2%)".
std::string money_words(const Plan& plan, const ExpectedFacts& expected);

/// The play that may bring most: "Offer instalments (25,600 USD on average)"; empty where no play
/// that reaches customers has assumptions.
std::string best_play_words(const Plan& plan);

/// "194 to contact, 52 held out", or "fits, but reaches nobody".
std::string sizes_words(std::uint64_t contacts, std::uint64_t held_out);

/// "3 are kept for an exclusive play and 128 are in 2 lists already"; empty when nobody is. `left`:
/// a PlayPlan or a PlayInSegment, whose counts they are.
template <class Left>
std::string left_words(const Plan& plan, const Left& left);

/// What would show what the play does, where its hold-out cannot; empty else.
std::string shortfall_words(const Plan& plan, const PlayPlan& made);

/// The control group, in a sentence; empty without one.
std::string control_words(const Plan& plan);

/// What leaves customers out: "the budget", "what the channels have room for", or both.
std::string limiting_words(const Plan& plan);

/// What the contacts cost of the budget and use of each channel that has limited room, and what one
/// more unit would bring; empty without such limits.
std::string spending_words(const Plan& plan);

/// Why a play that fits reaches nobody.
std::string nobody_words(const Plan& plan, const PlayPlan& made);

/// How many lists a customer may be in, and the places that were not given for it.
std::string limit_words(const Plan& plan);

/// "7,440 of 8,950 customers are in a list".
std::string listed_words(const Plan& plan);

/// "In 2 lists": "1,234 (14%)".
NamedWords per_customer_words(const Plan& plan, std::size_t lists);

/// "2% to 9%, most likely 5% (share of customers contacted)".
std::string assumption_words(const Assumption& assumption, bool is_share);

/// A difference between shares: "3.2 percentage points".
std::string points_words(double share);

/// Whether the customers held out can show what the play does, in a sentence or two; empty where
/// nothing is to be said.
std::string measurement_words(const Plan& plan, const PlayPlan& made);

/// "by chance 25.5% were held out where 20% was asked (1 in 400)"; empty for a fair draw.
std::string unlucky_words(const PlayPlan& made);

/// How many of the parts that lots were drawn in are told of: "Held out in each of 5 parts".
std::string parts_words(std::size_t told, std::size_t all);

/// "No play reaches customers of 2 segments: 3 Savers, 5 Sleepers."
std::string left_out_words(const Plan& plan, const std::vector<Segment>& segments);

} // namespace ilk
