// Sentences of strategy.md that are of no single play or segment.
#pragma once

#include <cstddef>
#include <string>

#include "facts/plan_facts.h"

namespace ilk {

/// "16 of them, far from everybody, count in no figure of a segment; ..."
std::string outliers_words(std::size_t outliers);

/// What the columns of the first table are, where there are plays.
std::string glance_note_words();

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

/// What opens that, where there are any.
std::string money_warning_words();

/// That no play fires in a segment.
std::string no_play_words();

/// Under the heading of how plays are measured, where nobody is held out.
std::string unmeasured_words();

/// "by chance ... (1 in 400); another `seed` under `[limits]` of the playbook gives another draw."
std::string redraw_words(const PlayPlan& made);

/// The size of the hold-out that the likely response needs: "1,200"; "-" where none is assumed.
std::string needed_words(const PlayPlan& made);

/// "8,950 customers."; "1,234 customers, 13.8% of all."
std::string table_words(std::uint64_t customers);
std::string size_words(const Segment& segment);

/// That nothing sets a segment apart.
std::string no_driver_words();

} // namespace ilk
