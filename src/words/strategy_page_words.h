// Sentences of strategy.md that are of no single play or segment.
#pragma once

#include <cstddef>
#include <string>

#include "facts/plan_facts.h"

namespace ilk {

/// "16 of them, far from everybody, count in no figure of a segment; ..."
std::string outliers_words(std::size_t outliers);

/// What a rule of thumb is, and what is said where it says nothing.
std::string rule_of_thumb_words();
std::string nothing_by_rule_words();

/// How many customers are contacted, held out and on no list. `playbook`: its name.
std::string contacted_words(const Plan& plan, const std::string& playbook);

/// Whether any play assumes what it brings.
bool tells_of_money(const Plan& plan);

/// Where figures of money come from.
std::string money_source_words(const std::string& playbook);

/// By what the plays of a segment are in order, in a sentence.
std::string order_words(const Plan& plan);

/// Whether a play that reaches customers holds any out.
bool holds_out(const PlayPlan& made);

/// How plays are measured; of a plan in which somebody is held out.
std::string comparison_words(const Plan& plan);

/// Whether its hold-out is enough: "yes", "no" or why neither.
std::string enough_words(const PlayPlan& made);

} // namespace ilk
