// What an analyst should know of a table and its preparation.
#pragma once

#include <vector>

#include "facts/alerts.h"
#include "fit/options.h"
#include "fit/prepared.h"
#include "table/table.h"

namespace ilk {

/// The alerts of the profile, and behind them in their severity: attributes that the preparation
/// left out and that the profile did not tell of, customers who are far from the rest, and segments
/// that a sensitive trait tells apart. Gravest first.
std::vector<Alert> alerts_of(const Prepared& fitted, const Table& table, const RunOptions& options,
                             const std::vector<Segment>& segments, std::vector<Alert> told);

} // namespace ilk
