// A play of a plan in words, as the page and strategy.md tell it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/plan_facts.h"
#include "facts/verdict.h"

namespace ilk {

/// What so many contacts of a play may bring; none without assumptions.
std::optional<ExpectedFacts> expected_of(const Plan& plan, const PlayPlan& made,
                                         std::uint64_t contacts);

/// "25,600 USD on average if your assumptions hold; 8 in 10 draws of them give 14,500 to 39,800
/// USD.", or why nothing is said of money.
std::string worth_words(const Plan& plan, const PlayPlan& made);

/// Title and summary of the chart of what the plays may bring.
std::string best_play_title(const Plan& plan);
std::string plays_worth_words(const Plan& plan);

/// Its assumptions, a line each; none where it has none.
std::vector<NamedWords> assumption_lines(const Play& play);

/// "Assumed, not measured: response 2% to 9%, ...; cost 0.5; 1% do it anyway", or that nothing is
/// assumed.
std::string money_basis_words(const Play& play);

/// "194 to contact, 52 held out, 12 left to other plays".
std::string all_sizes_words(const Plan& plan, const PlayPlan& made);

/// "By chance 25.5% were held out where 20% was asked (1 in 400): another seed gives another
/// draw."; empty for a fair draw.
std::string unlucky_sentence(const PlayPlan& made);

/// "and 3 segments with fewer customers"; empty for none.
std::string further_words(std::size_t segments);

/// What is told of a play's lists, each empty where it is not so: that nobody is held out, that
/// nothing ranks it, that its customers are on no other list.
std::string nobody_held_out_words(const PlayPlan& made);
std::string unranked_words(const PlayPlan& made);
std::string exclusive_words(const Play& play);

/// "Nearest is Savers, where this does not hold: ...": of a play that fires nowhere.
std::string miss_words(const PlayPlan& made, const std::vector<Segment>& segments);

/// That segments did not pass every test, and what follows; empty where they did.
std::string doubt_words(const Verdict& verdict);

/// That customers held out take a place in the lists.
std::string held_out_count_words();

/// "340 with cash advances at least 1,000: 194 to contact, 52 held out; 3 are in 2 lists already.":
/// the play's customers in a segment.
std::string reach_words(const Plan& plan, const PlayPlan& made, const PlayInSegment& here);

/// "if the assumptions of plays.toml hold: 25,600 USD on average (...)."
std::string if_assumed_words(const Plan& plan, const PlayPlan& made, std::uint64_t contacts,
                             const std::string& playbook);

} // namespace ilk
