// Logs of contracts: rows that begin and, some of them, end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "behaviour/kaplan_meier.h"
#include "table/table.h"

namespace ilk {

/// What stands for the end of a contract that runs, in days since 1970: after every window.
inline constexpr double still_running = 2e6;

/// Labels of a table that was made of such a log: whether all contracts of the customer have ended,
/// and for how many days the customer was one.
inline constexpr std::string_view left_label = "left", days_kept_label = "days_kept";

/// How long the customers of each segment stay. `segments`: one per row, below `count`. Empty where
/// the table has not both labels.
std::vector<SurvivalCurve> survival_by_segment(const Table& table,
                                               const std::vector<std::uint32_t>& segments,
                                               std::size_t count);

} // namespace ilk
